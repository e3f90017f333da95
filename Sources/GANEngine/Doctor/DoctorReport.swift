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

  public var diagnosis: Diagnosis { first.diagnosis }

  /// What helps: the advice to the worst finding that there is any to.
  public var remedy: Remedy {
    findings.lazy.map(\.remedy).first { $0.action != .none } ?? first.remedy
  }
}
