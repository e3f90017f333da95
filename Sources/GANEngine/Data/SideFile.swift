/// Files that lie beside data without being any: known by their names, never opened.
enum SideFile {
  /// What a file of that name is, to follow "which is"; nil where it may be data.
  static func nature(of name: String) -> String? {
    let small = name.lowercased()
    if small.contains("zone.identifier") || small.hasSuffix(":$data") { return "a mark of Windows" }
    if small.hasPrefix("._") { return "a Mac's AppleDouble side file" }
    if small.hasSuffix("~") || (small.hasPrefix("#") && small.hasSuffix("#")) { return "a backup" }
    if let known = systemFiles[small] { return known }
    if documents.contains(where: small.hasPrefix) { return "a text about the data" }
    let ending = small.split(separator: ".").dropFirst().last.map(String.init) ?? ""
    if let words = natures.first(where: { $0.endings.contains(ending) })?.words { return words }
    if small.hasSuffix(".tar.gz") { return "an archive; unpack it first" }
    return small.hasPrefix(".") ? "a hidden file" : nil
  }

  private static let systemFiles = [
    "desktop.ini": "a file of Windows", "thumbs.db": "a file of Windows",
    "ehthumbs.db": "a file of Windows", "icon\r": "a file of macOS",
  ]

  private static let documents = [
    "readme", "license", "licence", "copying", "changelog", "makefile", "md5sums", "sha1sums",
    "sha256sums", "checksums",
  ]

  private static let natures: [(words: String, endings: Set<String>)] = [
    (
      "an unfinished download",
      [
        "crdownload", "part", "partial", "download", "aria2", "opdownload", "filepart",
        "incomplete",
        "unconfirmed", "!ut", "!qb", "td", "xltd", "dltmp", "tmp", "temp",
      ]
    ),
    (
      "a checksum",
      [
        "md5", "md5sum", "sha1", "sha1sum", "sha256", "sha256sum", "sha512", "sha512sum", "crc",
        "crc32", "sfv", "b2", "b3", "etag",
      ]
    ),
    ("a signature", ["asc", "sig", "gpg", "sign", "minisig", "pem"]),
    ("a backup", ["bak", "old", "orig", "swp", "swo", "save", "rej"]),
    ("a lock", ["lock", "lck"]),
    (
      "an archive; unpack it first",
      [
        "zip", "tar", "tgz", "tbz2", "txz", "7z", "rar", "xz", "bz2", "zst", "lz4", "lzma", "z",
        "cab",
      ]
    ),
    (
      "PyTorch's or Python's own format, which only Python reads; the IDX files are in 'raw'",
      ["pt", "pth", "pkl", "pickle"]
    ),
    (
      "another format than IDX",
      [
        "npy", "npz", "mat", "h5", "hdf5", "parquet", "arrow", "feather", "tfrecord", "tfrecords",
        "safetensors", "onnx", "csv", "tsv", "arff", "xls", "xlsx", "db", "sqlite",
      ]
    ),
    (
      "a picture",
      ["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "svg", "webp", "pgm", "ppm", "ico"]
    ),
    (
      "a text or a program",
      [
        "md", "txt", "rst", "html", "htm", "xml", "pdf", "json", "jsonl", "yaml", "yml", "toml",
        "ini",
        "cfg", "log", "py", "pyc", "ipynb", "sh", "m", "c", "h", "cpp", "swift", "js", "r", "tex",
        "torrent", "url", "lnk", "webloc", "metadata", "metalink", "meta4",
      ]
    ),
  ]
}
