import Foundation

extension DigitCorpus {
  /// Writes training and, where there are any, test digits under MNIST's file names, plain IDX; no
  /// labels where there are none.
  ///
  /// All names are checked before the first file is written; each file appears whole or not at
  /// all. A file that has the same contents already is left alone. Throws `.wouldOverwrite` for
  /// one with other contents unless `replacing`. Returns the paths of the files.
  public func export(to folder: String, replacing: Bool) throws(DataError) -> [String] {
    try Self.makeFolder(folder)
    let exports = try exports(to: folder)
    for export in exports where !replacing { try export.checkDestination() }
    for export in exports { try export.write() }
    return exports.map(\.path)
  }

  private func exports(to folder: String) throws(DataError) -> [IDXExport] {
    var sets = [("train", try training())]
    if let test = try test() { sets.append(("t10k", test)) }
    return sets.flatMap { prefix, set in
      let images = IDXExport(
        path: folder + "/\(prefix)-images-idx3-ubyte", magic: IDXFile.imagesMagic,
        sizes: [set.count, set.height, set.width], payload: set.pixels)
      let labels = IDXExport(
        path: folder + "/\(prefix)-labels-idx1-ubyte", magic: IDXFile.labelsMagic,
        sizes: [set.count], payload: PixelBytes(set.labels))
      return set.isLabelled ? [images, labels] : [images]
    }
  }

  static func makeFolder(_ path: String) throws(DataError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw DataError(path, .unwritable(reason: "no folder can be made there"))
    }
  }
}
