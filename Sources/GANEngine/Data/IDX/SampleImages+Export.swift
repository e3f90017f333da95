extension SampleImages {
  /// Writes images and labels as a training set: two IDX files under MNIST's names, plain.
  ///
  /// Both names are checked before the first file is written; each file appears whole or not at all.
  /// Throws `.unmatched` where not every image has a label, and `.wouldOverwrite` for a file with
  /// other contents unless `replacing`. Returns the paths of the files.
  public func export(to folder: String, replacing: Bool) throws(DataError) -> [String] {
    let images = IDXExport(
      path: folder + "/train-images-idx3-ubyte", magic: IDXFile.imagesMagic,
      sizes: [count, height, width],
      payload: PixelBytes(Array(pixels.prefix(count * height * width))))
    guard labels.count == count else {
      throw DataError(
        folder, .unmatched(file: images.path, count: count, partners: [labels.count]))
    }
    let names = IDXExport(
      path: folder + "/train-labels-idx1-ubyte", magic: IDXFile.labelsMagic, sizes: [count],
      payload: PixelBytes(labels))
    try DigitCorpus.makeFolder(folder)
    for export in [images, names] where !replacing { try export.checkDestination() }
    for export in [images, names] { try export.write() }
    return [images.path, names.path]
  }
}
