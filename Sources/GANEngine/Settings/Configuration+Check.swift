extension Configuration {
  /// Throws `EngineError` where networks, images and batch do not fit each other.
  public func check(_ data: ImageDataset) throws {
    try check(height: data.height, width: data.width)
    guard data.count >= batch else {
      throw EngineError.tooFewImages(found: data.count, batch: batch)
    }
    guard classes == 0 || data.isLabelled else {
      throw EngineError.labelsMissing(classes: classes)
    }
    if classes > 0, let largest = data.labels.max(), Int(largest) >= classes {
      throw EngineError.labelOutOfRange(found: Int(largest), classes: classes)
    }
  }

  /// Throws `EngineError.impossibleShape` where the networks do not fit images of that size, or
  /// settings contradict each other.
  public func check(height: Int, width: Int) throws {
    try checkRanges()
    let pixels = height * width
    try require(
      generator.output.holds(height, width),
      "images are \(height)×\(width) = \(pixels) pixels, the generator draws \(generator.output)")
    try require(
      discriminator.input.holds(height, width),
      "images are \(height)×\(width) = \(pixels) pixels, "
        + "the discriminator takes \(discriminator.input)")
    try require(
      [1, 2].contains(discriminator.output.count),
      "the discriminator must end in 1 logit, or in 2 of [fake, real], "
        + "not in \(discriminator.output.count)")
    try require(
      batch.isMultiple(of: packing),
      "a batch of \(batch) cannot be packed in groups of \(packing)")
    if let error = findings(hyperparameters).first(where: { $0.severity == .error }) {
      throw EngineError.impossibleShape(error.message)
    }
  }

  /// Throws `EngineError.impossibleShape` where a number is beyond what anything may be computed
  /// from, or a layer does not fit the one before it, whatever the images.
  package func checkRanges() throws {
    try require((1...65_536).contains(batch), "a batch takes 1 to 65,536 images, not \(batch)")
    try require((1...1024).contains(threads), "threads may be 1 to 1024, not \(threads)")
    try require((0...256).contains(classes), "classes may be 0 to 256, not \(classes)")
    try require((1...16).contains(packing), "packing may be 1 to 16, not \(packing)")
    try generator.check("generator", classes: classes)
    try discriminator.check("discriminator", packing: packing, classes: classes)
  }

  private func require(_ holds: Bool, _ reason: @autoclosure () -> String) throws {
    if !holds { throw EngineError.impossibleShape(reason()) }
  }
}

extension Extent {
  // Whether its numbers are the pixels of such an image in their order.
  fileprivate func holds(_ height: Int, _ width: Int) -> Bool {
    count == height * width
      && (isVector || (channels == 1 && self.height == height && self.width == width))
  }
}
