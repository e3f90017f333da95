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
