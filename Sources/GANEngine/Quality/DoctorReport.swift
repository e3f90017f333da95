/// What the doctor says: the state of a run, the evidence, and what to do about it.
public struct DoctorReport: Equatable, Sendable {
  public let diagnosis: Diagnosis
  /// The step at which it was named.
  public let since: Int
  /// The state in a few words: "D is far ahead".
  public let state: String
  /// The numbers it is told from: "D(x) 0.97, D(G(z)) 0.04"; empty before there are any.
  public let evidence: String
  /// Digits that hardly show, where the classes are missing.
  public let missing: [Int]
  public let remedy: Remedy

  /// All in one sentence: "D is far ahead: D(x) 0.97, D(G(z)) 0.04; ← lowers D's learning rate".
  public var sentence: String {
    let told = evidence.isEmpty ? state : "\(state): \(evidence)"
    return remedy.words.isEmpty ? told : "\(told); \(remedy.words)"
  }
}
