import GANEngine
import RunStore
import TextUI

/// What the doctor says of a run on disk, for people and for scripts.
struct DiagnosisReport: Encodable {
  let run: String
  /// The worst finding's name.
  let doctor: Diagnosis
  /// What is wrong at the end, the worst first.
  let findings: [FindingLine]
  /// Where what was found changed.
  let course: [RecordedDiagnosis.Change]
  /// Rows of measurements that could be read.
  let measurements: Int
  /// Scores that were taken.
  let evaluations: Int
  private let balance: String

  private enum CodingKeys: CodingKey {
    case run, doctor, findings, course, measurements, evaluations
  }

  init(_ directory: RunDirectory) throws {
    let recorded = try RecordedDiagnosis(directory)
    run = directory.path
    doctor = recorded.report.diagnosis
    findings = recorded.report.findings.map(FindingLine.init)
    course = recorded.course
    measurements = recorded.measurements
    evaluations = recorded.evaluations
    balance = recorded.report.first.told
  }

  var text: String {
    let lines =
      findings.isEmpty
      ? [measurements == 0 ? "no measurements could be read: nothing can be said" : balance]
      : findings.map { finding in
        let told = finding.evidence.isEmpty ? "" : ": \(finding.evidence)"
        let advice = finding.command.map { "\n  :\($0) \(finding.advice ?? "")" } ?? ""
        return "\(finding.state)\(told), since step \(NumberText.grouped(finding.since))\(advice)"
      }
    let history = course.map { change in
      let names = change.findings.map(\.rawValue).joined(separator: ", ")
      return ["\(change.step)", names.isEmpty ? "in balance" : names]
    }
    let note =
      evaluations == 0 ? ["no scores were taken: collapse and copies were not looked for"] : []
    let table =
      history.isEmpty ? [] : ["", TextTable(header: ["step", "found"], rows: history).text]
    return (lines + note + table).joined(separator: "\n")
  }
}
