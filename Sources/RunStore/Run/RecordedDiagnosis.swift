import Foundation
public import GANEngine

/// What the doctor says of a run by what it left behind: `metrics.csv`, `scores.jsonl` and the journal.
///
/// Rows stand for more than one step behind step 1,000, so that a finding may be named some steps
/// earlier or later than while the run was trained; looks at digits without a judge are not on disk.
public struct RecordedDiagnosis: Sendable {
  /// What was found at a step, the worst first; empty where nothing was wrong any more.
  public struct Change: Encodable, Sendable {
    /// The step at which the findings changed.
    public let step: Int
    /// What the doctor found from then on, the worst first.
    public let findings: [Diagnosis]
  }

  /// Where what was found changed, by ascending step.
  public let course: [Change]
  /// What is found at the end.
  public let report: DoctorReport
  /// Rows of measurements that could be read; without them nothing can be said.
  public let measurements: Int
  /// Scores that were taken; without them collapse and copies cannot be seen.
  public let evaluations: Int

  /// Looks at all of a run.
  /// - Throws: `FileError`, or `RunDirectoryError.damaged` where `run.json` is.
  public init(_ run: RunDirectory) throws {
    let configuration = try RunDescription(contentsOf: run.descriptionPath).configuration
    let events = (try? Journal.contents(of: run.journalPath).events) ?? []
    // A run that diverged in its first steps has no table.
    let rows =
      FileManager.default.fileExists(atPath: run.metricsPath)
      ? try MetricsTable.rows(of: run.metricsPath) : []
    var patient = Patient(configuration)
    var course = Course()
    var scores = Self.ascending(ScoresFile.contents(of: run.scoresPath))[...]
    var news = events.compactMap(Patient.news)[...]
    measurements = rows.count
    evaluations = scores.count
    for row in rows {
      while let next = news.first, next.step < row.step {
        next.tell(&patient)
        news.removeFirst()
      }
      patient.take(row)
      course.note(patient.doctor.findings, row.step)
      while let next = scores.first, let step = next.step, step <= row.step {
        patient.doctor.observe(next, step: step)
        scores.removeFirst()
        course.note(patient.doctor.findings, row.step)
      }
    }
    for next in news { next.tell(&patient) }
    course.note(patient.doctor.findings, news.last?.step ?? rows.last?.step ?? 0)
    self.course = course.changes
    report = patient.doctor.report(patient.values, in: configuration, canGoBack: false)
  }

  // Where a run went back, what came behind the place is told twice.
  private static func ascending(_ scores: [Scores]) -> [Scores] {
    scores.reduce(into: []) { kept, next in
      while let last = kept.last, last.step ?? 0 > next.step ?? 0 { kept.removeLast() }
      kept.append(next)
    }
  }
}

private struct Course {
  var changes: [RecordedDiagnosis.Change] = []

  mutating func note(_ findings: [Diagnosis], _ step: Int) {
    guard findings != changes.last?.findings ?? [] else { return }
    changes.append(RecordedDiagnosis.Change(step: step, findings: findings))
  }
}

/// A doctor who is told the course of a run, and the settings in force.
private struct Patient {
  var doctor: Doctor
  var values: Hyperparameters

  init(_ configuration: Configuration) {
    values = configuration.hyperparameters
    doctor = Doctor(values)
  }

  mutating func take(_ row: MetricsRow) {
    var metrics = StepMetrics()
    for metric in Metric.allCases { metrics[metric] = row[metric].mean }
    doctor.take(rateShareOf: values, at: row.step)
    doctor.observe(Vitals(metrics), step: row.step)
  }

  /// What an event tells the doctor; nil where it tells nothing.
  static func news(
    _ event: RunEvent
  ) -> (step: Int, tell: (inout Patient) -> Void)? {
    switch event.kind {
    case .set(let parameter, _, let value):
      (
        event.step,
        { patient in
          patient.values[parameter] = value
          patient.doctor.follow(patient.values)
        }
      )
    case .skip: (event.step, { $0.doctor.observeFailure(step: event.step) })
    case .diverged:
      (event.step, { $0.doctor.observe(weightsAreFinite: false, step: event.step) })
    case .rollback:
      // Where the program goes back by itself, it is only to have something to save.
      (event.step, { if event.origin != .program { $0.doctor.startOver() } })
    case .restore: (event.step, { $0.doctor.startOver() })
    case .start, .load, .refused, .caution, .pause, .resume, .newLatents, .ownLatents, .latents,
      .saving, .save, .saveFailed, .named, .discard, .rollbackFailed, .comeBack, .alert, .finish,
      .stop:
      nil
    }
  }
}
