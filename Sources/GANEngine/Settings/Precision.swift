/// The number format of the matrix products; everything else is fp32 throughout.
public enum Precision: String, CaseIterable, Codable, Sendable {
  /// bf16 where the processor multiplies it natively, fp32 elsewhere.
  case auto
  case fp32
  case bf16
}
