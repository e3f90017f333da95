import Foundation
package import SystemPackage

/// The names in a folder, sorted, without `.` and `..`.
package struct FolderNames: Equatable, Sendable {
  package private(set) var names: [String] = []
  /// Names that are not UTF-8, with their odd bytes as `\xFF`: as text they cannot be asked for.
  package private(set) var unreadable: [String] = []

  /// Reads a folder. Throws the system's reason where it cannot be listed.
  package init(of path: String) throws(Errno) {
    guard let stream = opendir(path) else { throw Errno(rawValue: errno) }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let bytes = Self.bytes(of: UnsafeRawPointer(entry))
      if let name = String(validating: bytes, as: UTF8.self) {
        if name != ".", name != ".." { names.append(name) }
      } else {
        unreadable.append(String(showing: bytes))
      }
    }
    names.sort()
    unreadable.sort()
  }

  private static func bytes(of entry: UnsafeRawPointer) -> [UInt8] {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
    var name = entry + offset
    var bytes: [UInt8] = []
    while case let byte = name.load(as: UInt8.self), byte != 0 {
      bytes.append(byte)
      name += 1
    }
    return bytes
  }
}
