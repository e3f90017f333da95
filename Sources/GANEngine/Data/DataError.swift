/// Why a file or folder of digits cannot be used.
public struct DataError: Error, Equatable, Sendable {
  /// What is wrong; byte counts are of the unpacked contents.
  public enum Problem: Equatable, Sendable {
    case missing
    /// Nothing has this name, but files beside it begin data sets that could be meant.
    case noSuchSet(choices: [String])
    case notAFolder
    case notAFile
    case unreadable(reason: String)
    case empty
    /// Neither IDX nor gzip; what it is instead.
    case foreign(FileKind)
    /// IDX, but not of images or labels in bytes.
    case wrongMagic(found: UInt32)
    case wrongShape(height: Int, width: Int)
    /// A header that promises more than the file, or the program, can hold.
    case implausibleCount(Int)
    /// A header that promises nothing.
    case noItems(areImages: Bool)
    /// A label beyond 0…255; `index` is that of its image.
    case labelOutOfRange(index: Int, value: Int)
    case truncated(expected: Int, found: Int)
    case tooLong(expected: Int)
    /// A gzip stream without its end.
    case cutGzip(storedBytes: Int)
    /// Gzip of more than is unpacked into memory.
    case tooLargeToUnpack(bytes: Int)
    /// The gzip stream does not unpack, or its checksum disagrees.
    case damaged(reason: String)
    case changedWhileReading
    /// A folder without any IDX file; some of what is there instead.
    case nothingFound(instead: [String])
    /// Labels without images of the same count, or images whose labels are of another.
    case unmatched(file: String, count: Int, partners: [Int])
    /// Two sets of images of equal counts, and no name says which one is for testing.
    case ambiguous(count: Int)
    /// Names of several files say that they are the same thing.
    case contradiction(role: String, files: [String])
    /// More sets of images than one to train on and one to test on.
    case tooManyImages(files: [String])
    /// More than one data set; what to type for each.
    case severalSets(choices: [String])
    /// Training and test images of different sizes.
    case sizesDiffer
    /// The program's own pen strokes do not follow their format.
    case badSkeleton(line: Int)
    case unwritable(reason: String)
    /// Writing would replace a file with other contents.
    case wouldOverwrite

    /// Whether there is nothing to be read, rather than something that cannot be.
    var isAbsence: Bool {
      if case .nothingFound = self { true } else { self == .missing }
    }
  }

  public let path: String
  public let problem: Problem

  /// A problem with the file or folder at `path`.
  public init(_ path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }
}
