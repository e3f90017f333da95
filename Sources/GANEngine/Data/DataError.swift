/// Why a file or folder of digits cannot be used.
public struct DataError: Error, Equatable, Sendable {
  /// What is wrong; byte counts are of the unpacked contents.
  public enum Problem: Equatable, Sendable {
    case missing
    case notAFolder
    case notAFile
    case unreadable(reason: String)
    case empty
    /// Neither IDX nor gzip; the first bytes of what is there instead.
    case notIDX(found: [UInt8])
    /// IDX, but not of images or labels in bytes.
    case wrongMagic(found: UInt32)
    case wrongShape(height: Int, width: Int)
    /// A header that promises nothing, or more than the file can hold.
    case implausibleCount(Int)
    case truncated(expected: Int, found: Int)
    case tooLong(expected: Int)
    /// The gzip stream does not unpack, or its checksum disagrees.
    case damaged(reason: String)
    case changedWhileReading
    /// A folder without any IDX file.
    case nothingFound
    /// Images without labels of the same count, or the reverse.
    case unmatched(file: String, count: Int, partners: [Int])
    /// Two pairs of equal counts, and no name says which one is for testing.
    case ambiguous(count: Int)
    case tooManyPairs(Int)
    /// Training and test images of different sizes.
    case sizesDiffer
    /// The program's own pen strokes do not follow their format.
    case badSkeleton(line: Int)
    case unwritable(reason: String)
    /// Writing would replace a file with other contents.
    case wouldOverwrite
  }

  public let path: String
  public let problem: Problem

  /// A problem with the file or folder at `path`.
  public init(_ path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }
}
