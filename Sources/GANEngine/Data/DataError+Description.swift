import Foundation

extension DataError: CustomStringConvertible {
  /// One line: the file, what was expected, what was found.
  public var description: String { "\(path.printable): \(problem.words)" }
}

extension DataError.Problem {
  fileprivate var words: String {
    switch self {
    case .missing: "expected a file or folder, found nothing there"
    case .notAFolder: "expected a folder with IDX files, found a file"
    case .notAFile: "expected an IDX file, found a folder or device"
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .empty: "expected an IDX file, plain or gzip, found an empty file"
    case .notIDX(let found):
      "expected an IDX file, plain or gzip, found \(DataError.Problem.excerpt(of: found))"
    case .wrongMagic(let found):
      "expected magic number 0x00000803 (images) or 0x00000801 (labels), found 0x\(found.hex)"
    case .wrongShape(let height, let width):
      "expected square images of 1 to \(IDXFile.largestSide) pixels a side, "
        + "found \(height)×\(width)"
    case .implausibleCount(let count):
      "its header promises \(count) items, which this file cannot hold"
    case .truncated(let expected, let found):
      "truncated: expected \(expected) bytes, found \(found)"
    case .tooLong(let expected): "expected \(expected) bytes as its header says, found more"
    case .damaged(let reason): "damaged gzip file: \(reason)"
    case .changedWhileReading: "changed while it was being read"
    default: folderWords
    }
  }

  private var folderWords: String {
    switch self {
    case .nothingFound:
      "expected IDX files (train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz), found none"
    case .unmatched(let file, let count, let partners):
      partners.isEmpty || partners.contains(count)
        ? "expected images and labels in pairs, found none for \(file.printable) of \(count)"
        : "counts disagree: \(file.printable) holds \(count), its counterpart "
          + partners.map(String.init).joined(separator: ", ")
    case .ambiguous(let count):
      "expected the larger pair for training, found two of \(count); "
        + "put 't10k' or 'test' in the names of one"
    case .tooManyPairs(let count):
      "expected one pair of images and labels, or two (training, test), found \(count)"
    case .sizesDiffer: "expected training and test images of one size, found two sizes"
    case .badSkeleton(let line): "not a pen-stroke skeleton at line \(line)"
    case .unwritable(let reason): "cannot be written: \(reason)"
    case .wouldOverwrite: "exists with other contents; --force replaces it"
    default: "cannot be used"
    }
  }

  private static func excerpt(of bytes: [UInt8]) -> String {
    let isText = bytes.allSatisfy { (0x20..<0x7f).contains($0) || (0x09...0x0d).contains($0) }
    return isText && !bytes.isEmpty
      ? "the text \"\(String(decoding: bytes, as: UTF8.self).printable)\""
      : "the bytes " + bytes.map { String(format: "%02x", $0) }.joined(separator: " ")
  }
}

extension UInt32 {
  fileprivate var hex: String { String(format: "%08x", self) }
}

extension String {
  /// The same on one line: a name or a web page must not break the message or steer the terminal.
  fileprivate var printable: String {
    String(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
  }
}
