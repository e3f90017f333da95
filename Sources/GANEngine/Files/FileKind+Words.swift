extension FileKind {
  /// What it is, to follow "found".
  public var words: String {
    switch self {
    case .empty: "an empty file"
    case .zeros: "zero bytes alone, as an unfinished download leaves them"
    case .safetensors: "a safetensors file"
    case .gitPointer(let bytes):
      "a pointer of Git LFS in place of the file"
        + (bytes.map { " of \(counted($0, "byte"))" } ?? "")
    case .pyTorchZip: "a zip of PyTorch's (torch.save)"
    case .numPyZip: "a zip of NumPy arrays (.npz)"
    case .zip: "a zip archive"
    case .pickle: "a Python pickle"
    case .webPage: "a web page (HTML)"
    case .markup: "XML or HTML"
    case .compressed(let packer): "a file packed with \(packer)"
    case .onnx: "an ONNX model"
    case .picture(let format): "a \(format) picture"
    case .pdf: "a PDF document"
    case .appleDouble: "a Mac's AppleDouble side file"
    case .table(let format): "a \(format) file"
    case .numPy: "a NumPy array (.npy)"
    case .hdf5: "an HDF5 file, as Keras writes"
    case .gguf: "a GGUF file"
    case .tar: "a tar archive"
    case .program: "a program"
    case .idx: "an IDX file of images or labels"
    case .json: "a JSON file"
    case .wideText: "a text in UTF-16"
    case .text(let excerpt): "the text \(excerpt.debugDescription)"
    case .unknown(let bytes):
      "a file that begins with the bytes " + bytes.map(Self.hexadecimal).joined(separator: " ")
    }
  }

  /// What a reader of files looks for.
  public enum Expected: Sendable {
    /// Weights of networks, as safetensors.
    case weights
    /// A judge, as safetensors.
    case judge
    /// Images or labels as IDX.
    case images
    /// A NumPy array.
    case array
    /// A file of a run that is text.
    case text
  }

  /// What it is and what to do, to follow "found".
  public func found(insteadOf expected: Expected) -> String {
    words + (advice(insteadOf: expected).map { "; \($0)" } ?? "")
  }

  /// What to do with one that stands where something else is expected; nil where that is plain.
  public func advice(insteadOf expected: Expected) -> String? {
    switch self {
    case .gitPointer: "'git lfs pull' in its folder gets the file"
    case .webPage, .markup: "the address answered with a page: get the file anew"
    case .empty, .zeros: "get or copy the file anew"
    case .compressed("gzip") where expected == .images:
      "it is packed twice: 'gunzip' unpacks one of them"
    case .compressed, .zip, .tar: "unpack it first"
    case .wideText where expected == .text: "save it as UTF-8"
    case .safetensors, .pyTorchZip, .numPyZip, .pickle, .onnx, .picture, .pdf, .appleDouble,
      .table, .numPy, .hdf5, .gguf, .program, .idx, .json, .wideText, .text, .unknown:
      conversion(to: expected)
    }
  }

  private func conversion(to expected: Expected) -> String? {
    let known = Self.conversions.first { $0.kinds.contains(self) && $0.targets.contains(expected) }
    return known?.advice
      ?? (expected == .judge ? "Tests/Scripts/train_judge.py writes a judge" : nil)
  }

  private static let conversions: [(kinds: [FileKind], targets: [Expected], advice: String)] = [
    (
      [.pyTorchZip, .pickle], [.weights],
      "in Python: safetensors.torch.save_file(torch.load(FILE, weights_only=True), "
        + "'weights.safetensors') with tensors generator.* and discriminator.*"
    ),
    (
      [.numPyZip, .hdf5], [.weights],
      "in Python: safetensors.numpy.save_file(arrays, 'weights.safetensors')"
    ),
    ([.numPy], [.weights], "images in such a file are scored by 'ganscope evaluate'"),
    ([.onnx], [.weights], "it holds no state to train from; its run's checkpoint does"),
    ([.idx], [.weights, .judge, .array], "its folder is named by --data"),
    ([.safetensors], [.images], "weights are named by --resume"),
    ([.pyTorchZip, .pickle], [.images], "only Python can read it"),
    ([.numPyZip], [.array], "numpy.save writes a single array"),
  ]

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count < 2 ? "0" + digits : digits
  }
}
