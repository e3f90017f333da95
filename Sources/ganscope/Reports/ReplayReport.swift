import GANEngine
import RunStore
import TextUI

/// What a replay came to, for people and for scripts.
struct ReplayReport: Encodable {
  /// Whether all bits of the final weights are the same.
  let identical: Bool
  /// Whether they had to be: the same processor, library and number of threads.
  let comparable: Bool
  let step: Int
  /// SHA-256 of the weights.
  let expected: String
  let found: String
  /// Recorded states that were compared, and those that were the same.
  let checked: Int
  let agreed: Int
  /// The step of the first state that was not.
  let firstDifference: Int?
  /// nil where the checkpoint is gone.
  let differences: [WeightDifference]?
  /// What is not as it was.
  let machine: [String]

  init(_ outcome: RunReplay.Outcome, _ run: RunDescription, threads: Int?) {
    identical = outcome.isIdentical
    step = outcome.goal.step
    expected = outcome.goal.weights
    found = outcome.weights
    checked = outcome.checked
    agreed = outcome.agreed
    firstDifference = outcome.firstDifference?.step
    differences = outcome.differences
    var changes: [String] = []
    if run.processor != Machine.processorName {
      changes.append("processor: \(run.processor), here \(Machine.processorName)")
    }
    if let backend = run.backend, backend != ComputeVersion.backend {
      changes.append("library: \(backend), here \(ComputeVersion.backend)")
    }
    if let threads, threads != run.threads {
      changes.append("threads: \(run.threads), here \(threads)")
    }
    machine = changes
    comparable = changes.isEmpty
  }

  var passes: Bool { identical || !comparable }

  var text: String {
    let place = "step \(NumberText.grouped(step))"
    guard !identical else {
      return "the same bits at \(place), \(agreed) of \(checked) recorded states: SHA-256 \(found)"
    }
    var lines = ["other bits at \(place): expected SHA-256 \(expected), found \(found)"]
    lines += machine.map { "not the same \($0)" }
    if comparable {
      let before = agreed > 0 ? "; \(agreed) recorded states before it are the same" : ""
      lines.append(
        "the first state that differs is that of step \(firstDifference ?? step)" + before)
    }
    lines += (differences ?? []).map { difference in
      "largest difference in \(difference.network): \(difference.largest) (\(difference.tensor))"
    }
    if differences == nil {
      lines.append("how large the differences are cannot be told: the checkpoint is gone")
    }
    return lines.joined(separator: "\n")
  }
}
