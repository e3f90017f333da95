/// Reads skeletons line by line.
struct GlyphParser {
  /// Lines read so far.
  private(set) var line = 0
  private let name: String
  private var glyphs: [Glyph] = []
  /// The strokes of the form that is being read.
  private var form: Glyph?

  init(name: String) { self.name = name }

  mutating func read(_ text: Substring) throws(DataError) {
    line += 1
    let words = text.split(separator: " ")
    switch words.first {
    case nil: break
    case let word? where word.hasPrefix("#"): break
    case "glyph": try startGlyph(words.dropFirst())
    case "form": try startForm()
    case "stroke": try addStroke(words.dropFirst())
    default: throw problem
    }
  }

  /// All glyphs, the last form included.
  mutating func finished() throws(DataError) -> [Glyph] {
    try endForm()
    guard glyphs.allSatisfy({ !$0.forms.isEmpty }) else { throw problem }
    return glyphs
  }

  private var problem: DataError { DataError(name, .badSkeleton(line: line)) }

  private mutating func startGlyph(_ words: ArraySlice<Substring>) throws(DataError) {
    try endForm()
    guard words.count == 3, let digit = words.first.flatMap({ Int($0) }), (0..<10).contains(digit),
      let share = words.dropFirst().first.flatMap({ Int($0) }), (1...1_000_000).contains(share)
    else { throw problem }
    glyphs.append(Glyph(digit: digit, share: share))
  }

  private mutating func startForm() throws(DataError) {
    try endForm()
    guard let glyph = glyphs.last else { throw problem }
    form = Glyph(digit: glyph.digit, share: glyph.share, forms: [[]])
  }

  private mutating func addStroke(_ words: ArraySlice<Substring>) throws(DataError) {
    guard var form, words.count >= 2 else { throw problem }
    let start = form.corners.count
    for word in words {
      let isCorner = word.hasSuffix("!")
      let numbers = (isCorner ? word.dropLast() : word).split(separator: ",").map { Float($0) }
      guard numbers.count == 2, let x = numbers[0], let y = numbers[1], abs(x) <= 2, abs(y) <= 2
      else { throw problem }
      form.forms[0].append(SIMD2(x, y))
      form.corners.append(isCorner)
    }
    form.strokes.append(start..<form.corners.count)
    self.form = form
  }

  /// Adds the form to its glyph; it must have the strokes and corners of the glyph's others.
  private mutating func endForm() throws(DataError) {
    guard let form, var glyph = glyphs.popLast() else { return }
    self.form = nil
    guard let points = form.forms.first, !points.isEmpty else { throw problem }
    if glyph.forms.isEmpty {
      glyph.strokes = form.strokes
      glyph.corners = form.corners
    }
    guard glyph.strokes == form.strokes, glyph.corners == form.corners else { throw problem }
    glyph.forms.append(points)
    glyphs.append(glyph)
  }
}
