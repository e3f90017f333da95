import GANEngine

/// The real images that generated ones are compared with one by one, or why there are none.
enum RealDigits {
  /// Why those of `corpus` will not do; nil where they will. `isNamed` tells that a person asked for
  /// them.
  static func refusal(
    _ corpus: DigitCorpus, isNamed: Bool, for examined: ExaminedImages
  ) -> String? {
    let (height, width) = (examined.images.height, examined.images.width)
    if corpus.isEmbedded, examined.data != corpus.name, !isNamed {
      return "there are no real digits here: 'ganscope data fetch' gets them, --data DIR names them"
    }
    if let data = examined.data, !corpus.answers(to: data) {
      return "the generator has learnt from \(data), and \(corpus.name) is at hand; "
        + "--data DIR chooses"
    }
    if (corpus.imageSide, corpus.imageSide) != (height, width) {
      return "the images are of \(height)×\(width), those of \(corpus.name) of "
        + "\(corpus.imageSide)×\(corpus.imageSide)"
    }
    return nil
  }
}
