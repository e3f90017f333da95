import Foundation

/// A folder that goes when the value does.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = path + "/" + name
    // Foundation forces every file to disk, and so may a file system one that is truncated:
    // thousands of small files would take many seconds.
    unlink(file)
    let stream = fopen(file, "wb")
    defer { _ = stream.map(fclose) }
    guard let stream, fwrite(bytes, 1, bytes.count, stream) == bytes.count else {
      throw CocoaError(.fileWriteUnknown)
    }
    return file
  }
}
