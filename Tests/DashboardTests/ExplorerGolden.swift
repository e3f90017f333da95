/// The latent explorer; replaced only after looking at the new one.
enum ExplorerGolden {
  static let wide = #"""
    """#

  static let small = #"""
    """#

  static let choosing = #"""
    """#
}
