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
      generator.widths.last == pixels,
      "images are \(height)×\(width) = \(pixels) pixels, "
        + "the generator draws \(generator.widths.last ?? 0)")
    try require(
      discriminator.widths.first == pixels,
      "images have \(pixels) pixels, the discriminator takes \(discriminator.widths.first ?? 0)")
    try require(
      [1, 2].contains(discriminator.widths.last),
      "the discriminator must end in 1 logit, or in 2 of [fake, real], "
        + "not in \(discriminator.widths.last ?? 0)")
    try require(
      batch.isMultiple(of: packing),
      "a batch of \(batch) cannot be packed in groups of \(packing)")
    if let error = findings(hyperparameters).first(where: { $0.severity == .error }) {
      throw EngineError.impossibleShape(error.message)
    }
  }

  /// Throws `EngineError.impossibleShape` where a number is beyond what anything may be computed
  /// from, whatever the images.
  func checkRanges() throws {
    try require((1...65_536).contains(batch), "a batch takes 1 to 65,536 images, not \(batch)")
    try require((1...1024).contains(threads), "threads may be 1 to 1024, not \(threads)")
    try require((0...256).contains(classes), "classes may be 0 to 256, not \(classes)")
    try require((1...16).contains(packing), "packing may be 1 to 16, not \(packing)")
    try generator.check("generator", inputs: classes)
    try discriminator.check("discriminator", factor: packing, inputs: classes)
  }

  private func require(_ holds: Bool, _ reason: @autoclosure () -> String) throws {
    if !holds { throw EngineError.impossibleShape(reason()) }
  }
}

extension NetworkShape {
  fileprivate func check(_ name: String, factor: Int = 1, inputs: Int) throws {
    guard (2...64).contains(widths.count), widths.allSatisfy((1...65_536).contains) else {
      throw EngineError.impossibleShape(
        "the \(name) needs 2 to 64 widths between 1 and 65,536, not \(widths)")
    }
    guard (0...1).contains(slope), normEpsilon.isFinite, normEpsilon > 0,
      (0...1).contains(normMomentum), (2...16).contains(pieces)
    else {
      throw EngineError.impossibleShape(
        "the \(name)'s slope, batch norm or maxout has a value out of its range")
    }
    // The largest product must be addressable with room to spare.
    var rows = widths
    rows[0] = rows[0] * factor + inputs
    let most = hidden == .maxout ? pieces : 1
    let parameters = zip(rows, rows.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 * most }
    guard parameters <= 1 << 28 else {
      throw EngineError.impossibleShape(
        "the \(name) would have \(parameters) weights; at most \(1 << 28) fit")
    }
    if let layer = [batchNorm, dropout].lazy.compactMap({ $0.beyond(hiddenCount) }).first {
      throw EngineError.impossibleShape(
        "the \(name) has \(hiddenCount) hidden layers, there is no layer \(layer)")
    }
  }
}

extension LayerSelection {
  fileprivate func beyond(_ hiddenLayers: Int) -> Int? {
    if case .only(let positions) = self { positions.first { $0 > hiddenLayers } } else { nil }
  }
}
