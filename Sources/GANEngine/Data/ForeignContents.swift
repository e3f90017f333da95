/// What a file turns out to be by its first bytes, where something else was meant.
///
/// Downloads go wrong in a few ways that are seen again and again; each is called by its name.
public enum ForeignContents: Equatable, Sendable {
  case webPage
  case xml
  case json
  case gitLFSPointer
  case gzip
  case packed(String)
  case zip
  case picture(String)
  case pickle
  case numPy
  case hdf5
  case tensors
  case appleDouble
  case zeros

  /// As many bytes as are looked at.
  public static let telling = 300

  /// nil where the bytes tell nothing.
  public init?(_ bytes: some Collection<UInt8>) {
    let start = Array(bytes.prefix(Self.telling))
    let text = String(
      decoding: start.drop { $0 <= 0x20 || [0xef, 0xbb, 0xbf].contains($0) }, as: UTF8.self
    )
    .lowercased()
    if let known = Self.signatures.first(where: { start.starts(with: $0.bytes) }) {
      self = known.contents
    } else if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") || text.hasPrefix("<head")
    {
      self = .webPage
    } else if text.hasPrefix("<?xml") || text.hasPrefix("<error") {
      self = .xml
    } else if text.hasPrefix("version https://git-lfs") {
      self = .gitLFSPointer
    } else if text.hasPrefix("{\"") || text.hasPrefix("{\n") || text.hasPrefix("[{") {
      self = .json
    } else if start.count > 257 + 5, start[257..<262].elementsEqual("ustar".utf8) {
      self = .packed("tar")
    } else if start.count >= 16, start[8...].starts(with: "{\"".utf8) {
      self = .tensors
    } else if !start.isEmpty, start.allSatisfy({ $0 == 0 }) {
      self = .zeros
    } else {
      return nil
    }
  }

  private static let signatures: [(bytes: [UInt8], contents: ForeignContents)] = [
    ([0x1f, 0x8b], .gzip), ([0x50, 0x4b, 0x03, 0x04], .zip), ([0x50, 0x4b, 0x05, 0x06], .zip),
    ([0xfd, 0x37, 0x7a, 0x58, 0x5a], .packed("xz")), ([0x42, 0x5a, 0x68], .packed("bzip2")),
    ([0x28, 0xb5, 0x2f, 0xfd], .packed("zstd")), ([0x04, 0x22, 0x4d, 0x18], .packed("lz4")),
    ([0x37, 0x7a, 0xbc, 0xaf], .packed("7z")), ([0x52, 0x61, 0x72, 0x21], .packed("rar")),
    ([0x89, 0x50, 0x4e, 0x47], .picture("PNG")), ([0xff, 0xd8, 0xff], .picture("JPEG")),
    ([0x47, 0x49, 0x46, 0x38], .picture("GIF")), ([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59], .numPy),
    ([0x89, 0x48, 0x44, 0x46], .hdf5), ([0x80, 0x02], .pickle), ([0x80, 0x03], .pickle),
    ([0x80, 0x04], .pickle), ([0x80, 0x05], .pickle), ([0x00, 0x05, 0x16, 0x07], .appleDouble),
    ([0x00, 0x05, 0x16, 0x00], .appleDouble), ([0x25, 0x50, 0x44, 0x46], .packed("PDF")),
  ]

  /// What it is and what to do, to follow "found".
  public var words: String {
    switch self {
    case .webPage: "a web page (HTML), as servers answer in place of a file; fetch the file again"
    case .xml: "an XML text, as servers answer in place of a file; fetch the file again"
    case .json: "a JSON text"
    case .gitLFSPointer: "a Git LFS pointer in place of the file; 'git lfs pull' gets it"
    case .gzip: "a gzip file inside the gzip file; 'gunzip' unpacks one of them"
    case .packed(let format): "a \(format) file; unpack it first"
    case .zip: "a zip archive (PyTorch's .pt files are such); unpack it first"
    case .picture(let format): "a \(format) picture"
    case .pickle: "a Python pickle; only Python can read it"
    case .numPy: "a NumPy array (.npy)"
    case .hdf5: "an HDF5 file"
    case .tensors: "a safetensors file"
    case .appleDouble: "a Mac's AppleDouble side file"
    case .zeros: "nothing but zeros, as an unfinished download has them; fetch the file again"
    }
  }
}
