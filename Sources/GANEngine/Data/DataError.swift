/// Why a file or folder of digits cannot be used.
public struct DataError: Error, Equatable, Sendable {
  /// What is wrong; byte counts are of the unpacked contents.
  public enum Problem: Equatable, Sendable {
    /// Nothing has this name.
    case missing
    /// Nothing has this name, but files beside it begin data sets that could be meant.
    case noSuchSet(choices: [String])
    /// A file where a folder was expected.
    case notAFolder
    /// A folder where a file was expected.
    case notAFile
    /// The system refuses to read it.
    case unreadable(reason: String)
    /// A file without a byte.
    case empty
    /// Neither IDX nor gzip; what it is instead.
    case foreign(FileKind)
    /// IDX, but not of images or labels in bytes.
    case wrongMagic(found: UInt32)
    /// Images of another size than was expected.
    case wrongShape(height: Int, width: Int)
    /// A header that promises more than the file, or the program, can hold.
    case implausibleCount(Int)
    /// A header that promises nothing.
    case noItems(areImages: Bool)
    /// A label beyond 0…255; `index` is that of its image.
    case labelOutOfRange(index: Int, value: Int)
    /// The file ends before all that its header promises.
    case truncated(expected: Int, found: Int)
    /// The file goes on after all that its header promises.
    case tooLong(expected: Int)
    /// A gzip stream without its end.
    case cutGzip(storedBytes: Int)
    /// Gzip of more than is unpacked into memory.
    case tooLargeToUnpack(bytes: Int)
    /// The gzip stream does not unpack, or its checksum disagrees.
    case damaged(reason: String)
    /// Another program changed the file meanwhile.
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
    /// The system refuses to write it.
    case unwritable(reason: String)
    /// Writing would replace a file with other contents.
    case wouldOverwrite

    /// Whether there is nothing to be read, rather than something that cannot be.
    var isAbsence: Bool {
      if case .nothingFound = self { true } else { self == .missing }
    }
  }

  /// The file or folder, as it was named.
  public let path: String
  /// What is wrong with it.
  public let problem: Problem

  /// A problem with the file or folder at `path`.
  public init(_ path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }
}
