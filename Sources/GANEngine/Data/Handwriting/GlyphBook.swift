import Assets

/// The glyphs of all ten digits.
struct GlyphBook: Equatable, Sendable {
  /// Ways to write each digit, at least one each.
  let glyphs: [[Glyph]]

  /// The skeletons that come with the program.
  static func embedded() throws(DataError) -> GlyphBook {
    try GlyphBook(text: DigitStrokes.text, name: DigitStrokes.name)
  }

  /// Parses skeletons; their format is explained in `digits.strokes`, in the folder Assets.
  init(text: String, name: String) throws(DataError) {
    var parser = GlyphParser(name: name)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      try parser.read(line)
    }
    let all = try parser.finished()
    glyphs = (0..<10).map { digit in all.filter { $0.digit == digit } }
    guard glyphs.allSatisfy({ !$0.isEmpty }) else {
      throw DataError(name, .badSkeleton(line: parser.line))
    }
  }

  /// One of the ways to write `digit`, by their shares.
  func glyph(for digit: Int, using random: inout DigitRandom) -> Glyph {
    let choices = glyphs[digit]
    let total = choices.reduce(0) { $0 + $1.share }
    var rest = Int(random.uniform() * Float(total))
    for choice in choices {
      rest -= choice.share
      if rest < 0 { return choice }
    }
    return choices[0]
  }
}

/// One way to write a digit: strokes through points, in several forms to mix.
struct Glyph: Equatable, Sendable {
  let digit: Int
  /// How many of the digit's writers write it so; only the ratio to the digit's others counts.
  let share: Int
  /// The points of all strokes, one list a form; all are of equal length.
  var forms: [[SIMD2<Float>]] = []
  /// Which points each stroke goes through.
  var strokes: [Range<Int>] = []
  /// Whether the pen turns sharply, for each point.
  var corners: [Bool] = []
}
