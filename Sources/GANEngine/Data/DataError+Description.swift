import Foundation

extension DataError: CustomStringConvertible {
  /// One line: the file, what was expected, what was found.
  public var description: String { "\(path.asShownPath): \(problem.words.asShown)" }

  /// The same with the path as seen from `folder`.
  func description(without folder: String) -> String {
    let name = path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
    return "\(name), which is not one (\(problem.words))".asShown
  }
}

extension DataError.Problem {
  fileprivate var words: String {
    switch self {
    case .missing: "expected a file or folder, found nothing there"
    case .notAFolder: "expected a folder with IDX files, found a file"
    case .notAFile: "expected an IDX file, found a folder, pipe or device"
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .empty: "expected an IDX file, plain or gzip, found an empty file; fetch it again"
    case .foreign(let contents):
      "expected an IDX file, plain or gzip, found \(contents.found(insteadOf: .images))"
    case .wrongMagic(let found):
      "expected magic number 0x00000803 (images), or 0x00000801 or 0x00000c02 (labels), "
        + "found 0x\(found.hex)"
    case .wrongShape(let height, let width):
      "expected square images of 1 to \(IDXFile.largestSide) pixels a side, "
        + "found \(height)×\(width)"
    case .implausibleCount(let count):
      "its header promises \(count) items, which this file cannot hold, or the program, whose most "
        + "are \(IDXFile.largestCount)"
    case .noItems(let areImages):
      areImages
        ? "expected images, found a header that promises 0; a batch (--batch) takes 1 at least"
        : "expected labels, found a header that promises 0"
    case .labelOutOfRange(let index, let value):
      "expected labels from 0 to 255, found \(value) at image \(index)"
    case .truncated(let expected, let found):
      "truncated: expected \(expected) bytes, found \(found)"
    case .tooLong(let expected): "expected \(expected) bytes as its header says, found more"
    case .cutGzip(let bytes):
      "truncated: a gzip file that ends after \(bytes) bytes, before its contents do; fetch it again"
    case .tooLargeToUnpack(let bytes):
      "unpacks to \(bytes) bytes, more than the \(IDXFile.largestInMemory) that are kept in memory; "
        + "unpack it with 'gunzip --keep', so that it can be mapped"
    case .damaged(let reason): "damaged gzip file: \(reason)"
    case .changedWhileReading: "changed while it was being read"
    case .noSuchSet(let choices):
      "found nothing of this name; beside it are " + choices.listed
    case .nothingFound(let instead):
      "expected IDX files (train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz), found "
        + (instead.isEmpty ? "none" : instead.listed)
    case .unmatched(let file, let count, let partners):
      partners.isEmpty || partners.contains(count)
        ? "expected images and labels in pairs, found none for \(file) of \(count)"
        : "counts disagree: \(file) holds \(count), what could belong to it "
          + partners.map(String.init).joined(separator: ", ")
    case .ambiguous(let count):
      "expected the larger set of images for training, found two of \(count); "
        + "put 'train' and 'test' in their names"
    case .contradiction(let role, let files):
      "expected one file of \(role), found several whose names say so: \(files.listed); "
        + "leave one there, or name the one that is meant"
    case .tooManyImages(let files):
      "expected one file of images to train on, and perhaps one to test on, found \(files.count): "
        + "\(files.listed); put 'train' and 'test' in the names of two, or name the one that is meant"
    case .severalSets(let choices):
      "holds several data sets; choose one: \(choices.listed)"
    case .sizesDiffer: "expected training and test images of one size, found two sizes"
    case .badSkeleton(let line): "not a pen-stroke skeleton at line \(line)"
    case .unwritable(let reason): "cannot be written: \(reason)"
    case .wouldOverwrite: "exists with other contents; --force replaces it"
    }
  }
}

extension UInt32 {
  fileprivate var hex: String { String(format: "%08x", self) }
}

extension [String] {
  /// As many as one can take in.
  fileprivate var listed: String {
    let most = 20
    let rest = count > most ? [" and \(count - most) more"] : []
    return prefix(most).joined(separator: ", ") + rest.joined()
  }
}
