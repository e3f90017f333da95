import Foundation

/// An IDX file to be written.
struct IDXExport {
  let path: String
  let magic: UInt32
  let sizes: [Int]
  let payload: PixelBytes

  private var header: [UInt8] {
    ([magic] + sizes.map { UInt32(truncatingIfNeeded: $0) }).flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  /// Throws if something with other contents is in the way.
  func checkDestination() throws(DataError) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    guard isWritten else { throw DataError(path, .wouldOverwrite) }
  }

  /// Writes a temporary file beside the destination, forces it to disk and renames it.
  func write() throws(DataError) {
    guard !isWritten else { return }
    let temporary = "\(path).\(getpid()).tmp"
    do throws(DataError) {
      try writeContents(to: temporary)
      guard rename(temporary, path) == 0 else { throw Self.problem(path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private var isWritten: Bool {
    var file: PackedFile
    do throws(DataError) { file = try PackedFile(path: path) } catch { return false }
    guard !file.isGzip, file.storedBytes == header.count + payload.count else { return false }
    guard (try? file.read(header.count)) == header else { return false }
    var isSame = true
    payload.forEachPortion { _, portion in
      guard isSame else { return }
      isSame = (try? file.read(portion.count)).map { $0.elementsEqual(portion) } ?? false
    }
    return isSame
  }

  private func writeContents(to path: String) throws(DataError) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Self.problem(path) }
    defer { close(file) }
    try Self.write(header, to: file, path: path)
    var failure: DataError?
    payload.forEachPortion { _, portion in
      guard failure == nil else { return }
      do throws(DataError) {
        try Self.write(Array(portion), to: file, path: path)
      } catch { failure = error }
    }
    if let failure { throw failure }
    guard fsync(file) == 0 else { throw Self.problem(path) }
  }

  private static func write(_ bytes: [UInt8], to file: Int32, path: String) throws(DataError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw problem(path) }
      rest = rest.dropFirst(written)
    }
  }

  private static func problem(_ path: String) -> DataError {
    DataError(path, .unwritable(reason: String(cString: strerror(errno))))
  }
}
