/// What the doctor says of a run.
public struct DoctorReport: Equatable, Sendable {
  /// What is wrong, the worst first; empty where G and D are in balance.
  public let findings: [DoctorFinding]
  /// The worst of them, or what is said of a game in balance.
  public let first: DoctorFinding

  /// `balance` is what is said where nothing is wrong.
  init(_ findings: [DoctorFinding], balance: DoctorFinding) {
    self.findings = findings
    first = findings.first ?? balance
  }

  /// The diagnosis of the first finding: what is worst, or `balanced`.
  public var diagnosis: Diagnosis { first.diagnosis }

  /// What helps: the advice to the worst finding that there is any to.
  public var remedy: Remedy {
    findings.lazy.map(\.remedy).first { $0.action != .none } ?? first.remedy
  }
}

/// One state that the doctor finds a run in: why, since when, and what to do about it.
public struct DoctorFinding: Equatable, Sendable {
  /// The state that was found.
  public let diagnosis: Diagnosis
  /// The step at which it was named.
  public let since: Int
  /// The state in a few words: "D is far ahead".
  public let state: String
  /// The numbers it is told from: "D(x) 0.97, D(G(z)) 0.04"; empty before there are any.
  public let evidence: String
  /// Digits that hardly show, where the classes are missing.
  public let missing: [Int]
  /// What to do about it.
  public let remedy: Remedy

  /// The state and its evidence: "D is far ahead: D(x) 0.97, D(G(z)) 0.04".
  public var told: String { evidence.isEmpty ? state : "\(state): \(evidence)" }

  /// All in one sentence: "D is far ahead: D(x) 0.97, D(G(z)) 0.04; :set lr.d 1e-4 or ! lowers D's
  /// learning rate".
  public var sentence: String { remedy.words.isEmpty ? told : "\(told); \(remedy.words)" }
}
