/// What the doctor looks at in a step; nil is what was not measured.
public struct Vitals: Equatable, Sendable {
  public var discriminatorLoss: Double
  public var generatorLoss: Double
  /// Mean D(x) and D(G(z)), as `AdversarialLoss` defines scores.
  public var realScore: Double
  public var fakeScore: Double
  /// The shares of real images and of fakes whose logit lies on the right side of the loss's own
  /// border: 0, for least squares ½.
  public var realAccuracy: Double?
  public var fakeAccuracy: Double?
  /// Mean |logit| of D.
  public var logitSize: Double?
  /// Norms of the gradients of G's and D's parameters.
  public var generatorGradient: Double?
  public var discriminatorGradient: Double?

  /// Those of a step's measurements; the rest is nil.
  public init(_ metrics: StepMetrics) {
    discriminatorLoss = Double(metrics[.discriminatorLoss])
    generatorLoss = Double(metrics[.generatorLoss])
    realScore = Double(metrics[.realScore])
    fakeScore = Double(metrics[.fakeScore])
    // Measurements of versions that counted none have zeros in both.
    if metrics[.realAccuracy] + metrics[.fakeAccuracy] > 0 {
      realAccuracy = Double(metrics[.realAccuracy])
      fakeAccuracy = Double(metrics[.fakeAccuracy])
    }
    let norms = (metrics[.generatorGradient], metrics[.discriminatorGradient])
    generatorGradient = norms.0 > 0 ? Double(norms.0) : nil
    discriminatorGradient = norms.1 > 0 ? Double(norms.1) : nil
  }

  /// Whether every value is finite.
  public var isFinite: Bool {
    discriminatorLoss.isFinite && generatorLoss.isFinite && realScore.isFinite
      && fakeScore.isFinite && (logitSize ?? 0).isFinite && (generatorGradient ?? 0).isFinite
      && (discriminatorGradient ?? 0).isFinite
  }
}
