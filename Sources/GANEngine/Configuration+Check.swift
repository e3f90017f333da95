extension Configuration {
  /// Throws `EngineError` where networks, images and batch do not fit each other.
  public func check(_ data: ImageDataset) throws {
    try check(height: data.height, width: data.width)
    guard data.count >= batch else {
      throw EngineError.tooFewImages(found: data.count, batch: batch)
    }
  }

  /// Throws `EngineError.impossibleShape` where the networks do not fit images of that size.
  public func check(height: Int, width: Int) throws {
    func require(_ holds: Bool, _ reason: @autoclosure () -> String) throws {
      if !holds { throw EngineError.impossibleShape(reason()) }
    }
    try require((1...65_536).contains(batch), "a batch takes 1 to 65,536 images, not \(batch)")
    try require((1...1024).contains(threads), "threads may be 1 to 1024, not \(threads)")
    try generator.check("generator")
    try discriminator.check("discriminator")
    let pixels = height * width
    try require(
      generator.widths.last == pixels,
      "images are \(height)×\(width) = \(pixels) pixels, "
        + "the generator draws \(generator.widths.last ?? 0)")
    try require(
      discriminator.widths.first == pixels,
      "images have \(pixels) pixels, the discriminator takes \(discriminator.widths.first ?? 0)")
    try require(
      discriminator.widths.last == 1,
      "the discriminator must end in 1 logit, not \(discriminator.widths.last ?? 0)")
  }
}

extension NetworkShape {
  fileprivate func check(_ name: String) throws {
    guard (2...64).contains(widths.count), widths.allSatisfy((1...65_536).contains) else {
      throw EngineError.impossibleShape(
        "the \(name) needs 2 to 64 widths between 1 and 65,536, not \(widths)")
    }
    // The largest product must be addressable with room to spare.
    let parameters = zip(widths, widths.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    guard parameters <= 1 << 28 else {
      throw EngineError.impossibleShape(
        "the \(name) would have \(parameters) weights; at most \(1 << 28) fit")
    }
    guard slope.isFinite else { throw EngineError.impossibleShape("the slope must be a number") }
  }
}
