import GANEngine

/// What to expect of more or less of a setting.
struct Advice: Equatable, Sendable {
  /// What it does to the game, in a sentence or two.
  let meaning: String
  let more: String
  let less: String
  /// Values that are often met.
  let usual: String

  init(_ meaning: String, more: String, less: String, usual: String) {
    self.meaning = meaning
    self.more = more
    self.less = less
    self.usual = usual
  }
}
