/// What the doctor looks at in a step; nil is what was not measured.
public struct Vitals: Equatable, Sendable {
  /// D's loss.
  public var discriminatorLoss: Double
  /// G's loss.
  public var generatorLoss: Double
  /// Mean D(x), as `AdversarialLoss` defines scores.
  public var realScore: Double
  /// Mean D(G(z)), likewise.
  public var fakeScore: Double
  /// The share of real images whose logit lies on the right side of the loss's own border: 0, for
  /// least squares ½.
  public var realAccuracy: Double?
  /// The same share of fakes.
  public var fakeAccuracy: Double?
  /// Mean |logit| of D.
  public var logitSize: Double?
  /// Norm of the gradient of G's parameters.
  public var generatorGradient: Double?
  /// Norm of the gradient of D's parameters.
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
