import Foundation

/// What a file is, told by its first bytes whatever it is called.
public enum FileKind: Equatable, Sendable {
  case empty
  /// Nothing but zero bytes, as a download that was only begun leaves.
  case zeros
  case safetensors
  /// A pointer of Git LFS in place of a file of so many bytes, where it says.
  case gitPointer(bytes: Int?)
  case pyTorchZip
  case numPyZip
  case zip
  case pickle
  case webPage
  case markup
  /// By the name of its packer.
  case compressed(String)
  case onnx
  /// By the name of its format.
  case picture(String)
  case pdf
  /// A Mac's side file of attributes, which lies beside a file as `._name`.
  case appleDouble
  /// By the name of what keeps tables in it.
  case table(String)
  case numPy
  case hdf5
  case gguf
  case tar
  case program
  case idx
  case json
  /// Text in UTF-16, as Windows calls Unicode.
  case wideText
  /// Its beginning, on one line.
  case text(String)
  /// Nothing that is known here; the first bytes.
  case unknown([UInt8])

  /// Bytes from a file's start that suffice.
  public static let headLength = 1024

  /// Whether the bytes tell more than that they are none of what is known.
  var isKnown: Bool { if case .unknown = self { false } else { self != .idx } }

  /// Tells by the first bytes: all of a short file, `headLength` of others.
  public init(_ head: some Collection<UInt8>) {
    let bytes = Array(head.prefix(Self.headLength))
    self =
      Self.plain(bytes) ?? Self.tensors(bytes) ?? Self.signed(bytes) ?? Self.container(bytes)
      ?? Self.written(bytes)
      ?? .unknown(Array(bytes.prefix(8)))
  }

  private static func plain(_ bytes: [UInt8]) -> FileKind? {
    if bytes.isEmpty { return .empty }
    return bytes.count >= 8 && bytes.allSatisfy { $0 == 0 } ? .zeros : nil
  }

  // Before all others: the first bytes, a length, may be any.
  private static func tensors(_ bytes: [UInt8]) -> FileKind? {
    // Of the eight bytes of length no real header needs more than four; then comes its JSON.
    guard bytes.count > 8, bytes[4..<8].allSatisfy({ $0 == 0 }) else { return nil }
    return bytes[8] == UInt8(ascii: "{") ? .safetensors : nil
  }

  private static let signatures: [(start: [UInt8], kind: FileKind)] = [
    ([0x93] + "NUMPY".utf8, .numPy), ([0x89] + "HDF\r\n\u{1A}\n".utf8, .hdf5),
    ([0x89] + "PNG".utf8, .picture("PNG")), ([0xFF, 0xD8, 0xFF], .picture("JPEG")),
    (Array("GIF8".utf8), .picture("GIF")), (Array("%PDF".utf8), .pdf),
    (Array("II*\0".utf8), .picture("TIFF")), (Array("MM\0*".utf8), .picture("TIFF")),
    ([0, 5, 0x16, 7], .appleDouble), ([0, 5, 0x16, 0], .appleDouble),
    (Array("PAR1".utf8), .table("Parquet")), (Array("SQLite format 3".utf8), .table("SQLite")),
    (Array("MATLAB 5.0 MAT".utf8), .table("MATLAB")),
    ([0x04, 0x22, 0x4D, 0x18], .compressed("lz4")),
    (Array("GGUF".utf8), .gguf), ([0x1F, 0x8B], .compressed("gzip")),
    (Array("BZh".utf8), .compressed("bzip2")), ([0xFD] + "7zXZ".utf8, .compressed("xz")),
    ([0x28, 0xB5, 0x2F, 0xFD], .compressed("zstd")), ([0x37, 0x7A, 0xBC, 0xAF], .compressed("7z")),
    (Array("Rar!".utf8), .compressed("rar")), ([0x7F] + "ELF".utf8, .program),
    ([0, 0, 8, 1], .idx), ([0, 0, 8, 2], .idx), ([0, 0, 8, 3], .idx), ([0, 0, 8, 4], .idx),
  ]

  private static func signed(_ bytes: [UInt8]) -> FileKind? {
    signatures.first { bytes.starts(with: $0.start) }?.kind
  }

  private static func container(_ bytes: [UInt8]) -> FileKind? {
    if bytes.starts(with: "PK\u{3}\u{4}".utf8) { return zipped(bytes) }
    if bytes.starts(with: "PK\u{5}\u{6}".utf8) { return .zip }
    if bytes.count >= 12, bytes.starts(with: "RIFF".utf8), bytes[8...].starts(with: "WEBP".utf8) {
      return .picture("WebP")
    }
    if bytes.starts(with: "BM".utf8), bytes.count > 14, bytes[6..<10].allSatisfy({ $0 == 0 }) {
      return .picture("BMP")
    }
    if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) { return .tar }
    // Python's protocols 2 to 5 begin with their number.
    if bytes.count > 2, bytes[0] == 0x80, (2...5).contains(bytes[1]) { return .pickle }
    // Protocol buffers: the version of ONNX's format, then the producer or the graph.
    if bytes.count > 3, bytes[0] == 0x08, (1...20).contains(bytes[1]),
      [0x12, 0x1A, 0x22, 0x2A, 0x32, 0x3A, 0x42].contains(bytes[2])
    {
      return .onnx
    }
    return nil
  }

  private static func zipped(_ bytes: [UInt8]) -> FileKind {
    guard bytes.count > 30 else { return .zip }
    let length = Int(bytes[26]) | Int(bytes[27]) << 8
    let name = String(decoding: bytes[30...].prefix(length), as: UTF8.self)
    let insides = [".pkl", "/version", "/byteorder", "/.format_version", "/.storage_alignment"]
    if insides.contains(where: name.hasSuffix) { return .pyTorchZip }
    return name.hasSuffix(".npy") ? .numPyZip : .zip
  }

  private static func written(_ bytes: [UInt8]) -> FileKind? {
    if [[0xFF, 0xFE], [0xFE, 0xFF]].contains(Array(bytes.prefix(2))), bytes.count > 3 {
      return .wideText
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let isText = text.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
    // A character may be cut at the end of what was read.
    let isWhole = (0..<4).contains { String(validating: text.dropLast($0), as: UTF8.self) != nil }
    guard isText, isWhole else { return nil }
    let start = text.drop { $0 <= 0x20 }
    let words = String(decoding: start, as: UTF8.self)
    let small = words.prefix(200).lowercased()
    if small.hasPrefix("version https://git-lfs") { return .gitPointer(bytes: pointedSize(words)) }
    if ["<!doctype html", "<html", "<head", "<body"].contains(where: small.hasPrefix) {
      return .webPage
    }
    if small.hasPrefix("<") { return small.contains("<html") ? .webPage : .markup }
    if small.hasPrefix("{") || small.hasPrefix("[") { return .json }
    let excerpt = words.prefix(30).map { $0.isNewline ? " " : $0 }
    return .text(String(excerpt))
  }

  private static func pointedSize(_ text: String) -> Int? {
    let line = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("size ") }
    return line.flatMap { Int($0.dropFirst(5)) }
  }
}

extension FileKind {
  /// What a regular file is; nil where there is none, or it cannot be read.
  package static func ofFile(at path: String) -> FileKind? {
    guard case .file(isRegular: true) = FilePlace(path) else { return nil }
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: headLength)
    let count = pread(descriptor, &head, head.count, 0)
    return count < 0 ? nil : FileKind(head.prefix(count))
  }
}
