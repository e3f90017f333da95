/// How real D takes each of the samples to be.
public struct SampleScores: Equatable, Sendable {
  /// D's score of each sample, on `scale`.
  public let values: [Double]
  public let scale: ScoreScale
  /// The step whose weights of both networks it is about.
  public let step: Int

  /// Scores; see the properties.
  public init(values: [Double], scale: ScoreScale, step: Int) {
    self.values = values
    self.scale = scale
    self.step = step
  }

  /// The samples from the most to the least real; equals in their order, what is no number last.
  public var order: [Int] {
    func rank(_ index: Int) -> Double { values[index].isNaN ? -.infinity : values[index] }
    return values.indices.sorted { left, right in
      let (first, second) = (rank(left), rank(right))
      return first == second ? left < right : first > second
    }
  }
}
