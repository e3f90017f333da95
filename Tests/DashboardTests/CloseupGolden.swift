/// A digit under the glass; replaced only after looking at the new one.
enum CloseupGolden {
  static let wide = ""
  static let small = ""
  static let batch = ""
}
