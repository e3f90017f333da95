import GANEngine

extension SampleImages {
  /// The same images with a row a label, short rows filled with background, and how long a row is;
  /// nil where they have no labels or rows are to be shorter.
  func inRowsByLabel(columns limit: Int?) -> (images: SampleImages, columns: Int)? {
    let rows = Dictionary(grouping: 0..<min(labels.count, count), by: { labels[$0] })
    let columns = rows.values.map(\.count).max() ?? 0
    guard rows.count > 1, columns <= limit ?? columns else { return nil }
    let blank = [UInt8](repeating: 0, count: height * width)
    var pixels: [UInt8] = []
    for (_, indices) in rows.sorted(by: { $0.key < $1.key }) {
      for index in indices { pixels += image(index) }
      for _ in indices.count..<columns { pixels += blank }
    }
    return (SampleImages(pixels: pixels, height: height, width: width), columns)
  }
}
