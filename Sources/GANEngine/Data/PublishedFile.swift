import Foundation

/// A file of a public data set, known by its checksums.
public struct PublishedFile: Equatable, Sendable {
  /// The file's name at its mirrors, with `.gz`.
  public let name: String
  /// Bytes as published.
  public let size: Int
  /// MD5 of the gzip file as published, 32 hexadecimal digits.
  public let checksum: String
  /// MD5 of what it unpacks to, for copies that were packed anew.
  public let contentChecksum: String

  /// A file under its `name` at mirrors, of `size` bytes; both checksums are MD5, 32 hexadecimal
  /// digits in small letters: as published, and unpacked.
  public init(name: String, size: Int, checksum: String, contentChecksum: String) {
    self.name = name
    self.size = size
    self.checksum = checksum
    self.contentChecksum = contentChecksum
  }

  /// The four files of MNIST. Source of the first checksums: torchvision.datasets.MNIST.
  public static let mnist = [
    PublishedFile(
      name: "train-images-idx3-ubyte.gz", size: 9_912_422,
      checksum: "f68b3c2dcbeaaa9fbdd348bbdeb94873",
      contentChecksum: "6bbc9ace898e44ae57da46a324031adb"),
    PublishedFile(
      name: "train-labels-idx1-ubyte.gz", size: 28_881,
      checksum: "d53e105ee54ea40749a09fcbcd1e9432",
      contentChecksum: "a25bea736e30d166cdddb491f175f624"),
    PublishedFile(
      name: "t10k-images-idx3-ubyte.gz", size: 1_648_877,
      checksum: "9fb629c4189551a2d022fa330f9573f3",
      contentChecksum: "2646ac647ad5339dbf082846283269ea"),
    PublishedFile(
      name: "t10k-labels-idx1-ubyte.gz", size: 4_542,
      checksum: "ec29112dd5afa0611ce80d1b7f02629c",
      contentChecksum: "27ae3e4e09519cfbb04c329615203637"),
  ]

  /// What is wrong with the file at `path`, in words; nil where it is the one published, or holds
  /// the same in another packing. Throws `DataError` where it cannot be read.
  public func flaw(of path: String) throws(DataError) -> String? {
    let (found, count) = try Self.checksum(ofFile: path)
    guard found != checksum, try Self.checksum(ofContents: path) != contentChecksum else {
      return nil
    }
    return "expected MD5 \(checksum) of \(size) bytes, found \(found) of \(count)"
  }

  private static func checksum(ofFile path: String) throws(DataError) -> (String, Int) {
    guard FilePlace(path) == .file(isRegular: true) else { throw DataError(path, .notAFile) }
    guard let file = fopen(path, "rb") else {
      throw DataError(path, .unreadable(reason: String(cString: strerror(errno))))
    }
    defer { fclose(file) }
    let sum = Checksum(.md5)
    var count = 0
    var block = [UInt8](repeating: 0, count: blockSize)
    while case let read = fread(&block, 1, block.count, file), read > 0 {
      block.withUnsafeBytes { sum.update(UnsafeRawBufferPointer(rebasing: $0.prefix(read))) }
      count += read
    }
    return (sum.digest, count)
  }

  /// nil for what is no gzip file, or a damaged one.
  private static func checksum(ofContents path: String) throws(DataError) -> String? {
    var file: PackedFile
    do throws(DataError) { file = try PackedFile(path: path) } catch { return nil }
    let sum = Checksum(.md5)
    var count = 0
    while let block = try? file.read(blockSize), !block.isEmpty {
      block.withUnsafeBytes { sum.update($0) }
      count += block.count
    }
    do throws(DataError) { try file.expectEnd(after: count) } catch { return nil }
    return file.isGzip ? sum.digest : nil
  }

  private static let blockSize = 1 << 16
}
