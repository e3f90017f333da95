/// Why the engine cannot do what it was asked to.
public enum EngineError: Error, Equatable, Sendable {
  /// oneDNN did not start.
  case computeUnavailable
  /// oneDNN has no kernel for a product of these extents, or memory is short.
  case unsupportedProduct(rows: Int, columns: Int, depth: Int)
  /// The same of a convolution.
  case unsupportedConvolution(kernel: Int, inputs: Int, outputs: Int)
  /// The networks do not fit each other, the images or the batch.
  case impossibleShape(String)
  /// A checkpoint lacks a tensor.
  case missingTensor(String)
  /// A checkpoint's tensor has another shape than the configuration says.
  case wrongShape(tensor: String, expected: [Int], found: [Int])
  /// A tensor holds whole numbers where weights are expected, as quantised networks have them.
  case wholeNumbers(tensor: String)
  /// Weights from elsewhere are not all finite.
  case notFinite(network: String)
  /// The data set has fewer images than a batch.
  case tooFewImages(found: Int, batch: Int)
  /// The networks are told classes, and the data set does not know those of its images.
  case labelsMissing(classes: Int)
  /// The generator knows no such class.
  case noSuchClass(Int, classes: Int)
  /// The data set has a label beyond the classes that the networks are told.
  case labelOutOfRange(found: Int, classes: Int)
}

extension EngineError: CustomStringConvertible {
  /// Whether a tensor is not there, or is of another size.
  public var isOfShapes: Bool {
    switch self {
    case .missingTensor, .wrongShape: true
    case .computeUnavailable, .unsupportedProduct, .unsupportedConvolution, .impossibleShape,
      .wholeNumbers, .notFinite, .tooFewImages, .labelsMissing, .noSuchClass, .labelOutOfRange:
      false
    }
  }

  /// What was found, what was expected and what to do.
  public var description: String {
    switch self {
    case .computeUnavailable:
      "oneDNN did not start; is libdnnl installed and does memory suffice?"
    case .unsupportedProduct(let rows, let columns, let depth):
      "oneDNN cannot multiply \(rows)×\(depth) by \(depth)×\(columns) here"
    case .unsupportedConvolution(let kernel, let inputs, let outputs):
      "oneDNN cannot convolve \(inputs) channels to \(outputs) with \(kernel)×\(kernel) pixels here, "
        + "or memory is short"
    case .impossibleShape(let reason): reason
    case .missingTensor(let name): "it has no tensor \(name)"
    case .wholeNumbers(let name):
      "tensor \(name) holds whole numbers, expected floats of 16, 32 or 64 bits"
    case .wrongShape(let tensor, let expected, let found):
      "tensor \(tensor) should have shape \(expected), it has \(found)"
    case .notFinite(let network): "some weights of the \(network) are NaN or infinite"
    case .tooFewImages(let found, let batch):
      "a batch takes \(counted(batch, "image")), the data set has \(found); "
        + "a smaller batch would do (--set run.batch=\(max(found, 1)), or less)"
    case .labelsMissing(let classes):
      "the networks are told which of \(classes) classes an image shows (run.classes=\(classes)), "
        + "and the data set has no labels; run.classes=0 tells them nothing"
    case .noSuchClass(let label, let classes):
      classes == 0
        ? "this generator takes no digit: its run was not conditional (run.classes=0)"
        : "this generator draws classes 0 to \(classes - 1), not \(label)"
    case .labelOutOfRange(let found, let classes):
      "the data set has a label \(found), the networks are told \(classes) classes "
        + "(0 to \(classes - 1)); run.classes=\(found + 1) would do"
    }
  }
}
