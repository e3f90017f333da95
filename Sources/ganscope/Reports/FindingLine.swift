import GANEngine

/// A finding of the doctor's as scripts read it.
struct FindingLine: Encodable {
  /// The diagnosis, e.g. `modeCollapse`.
  let name: Diagnosis
  /// The step at which it was named.
  let since: Int
  /// In words: "mode collapse: no 2, 5 and 6".
  let state: String
  let evidence: String
  /// What comes of the command; left out where there is none.
  let advice: String?
  /// What helps, as it is typed behind a colon: `set lr.d 4e-4`.
  let command: String?

  init(_ finding: DoctorFinding) {
    name = finding.diagnosis
    since = finding.since
    state = finding.state
    evidence = finding.evidence
    command = finding.remedy.command
    advice = command == nil ? nil : finding.remedy.effect
  }
}
