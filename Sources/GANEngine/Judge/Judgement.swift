/// What a judge sees in some images.
public struct Judgement: Equatable, Sendable {
  /// Images looked at.
  public let count: Int
  /// `count × featureCount`, row-major.
  public var features: [Float]
  /// `count × classCount`, row-major.
  public var logits: [Float]
}
