import GANEngine
import TextUI

extension RunEvent.Kind {
  /// The event in a few words.
  var text: String {
    switch self {
    case .start(let preset, let seed): "start \(preset), seed \(seed)"
    case .restore(let checkpoint, _, _): "resumed \(Self.name(checkpoint))"
    case .set(let parameter, let from, let to):
      "\(parameter.shortLabel) \(parameter.text(from)) → \(parameter.text(to))"
    case .refused(let parameter, let to, let reason):
      "refused \(parameter.shortLabel) \(parameter.text(to)): \(reason)"
    case .caution(let reason): reason
    case .pause: "paused"
    case .resume: "resumed"
    case .newLatents: "new latents"
    case .ownLatents: "the run's own latents"
    case .latents: "the latents from before"
    case .comeBack(let step, _, _): "returned to step \(NumberText.grouped(step)), as it was left"
    case .load(let weights): "weights from \(Self.name(weights))"
    case .saving: "saving"
    case .discard: "thrown away, as asked"
    case .save(let path, _): "saved \(Self.name(path))"
    case .named(let name): "also kept as \(name)"
    case .saveFailed(let reason): "save failed: \(reason)"
    case .skip: "a loss or gradient was not finite: step left out"
    case .diverged: "three steps in a row were not finite"
    case .rollback(let step, let halves):
      "back to step \(NumberText.grouped(step))" + (halves ? ", rates halved" : "")
    case .rollbackFailed(let reason): "not gone back: \(reason)"
    case .alert(_, let reason): reason
    case .finish: "finished"
    case .stop: "ended"
    }
  }

  var style: Style {
    switch self {
    case .set: .change
    case .save, .named, .finish: .good
    case .saveFailed, .diverged, .refused, .caution, .alert: .warning
    case .start, .restore, .load, .pause, .resume, .newLatents, .ownLatents, .latents, .saving,
      .discard, .skip, .rollback, .rollbackFailed, .comeBack, .stop:
      .plain
    }
  }

  /// The last part of a path, without the extension of a checkpoint.
  static func name(_ path: String) -> String {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    if name.hasSuffix(".safetensors") { name.removeLast(".safetensors".count) }
    return name
  }
}

extension Model {
  /// What is waited for, in a word; nil where nothing is.
  var awaitedWord: String? {
    if let awaited { return awaited.running ? "RESUMING" : "PAUSING" }
    if isGoing != nil { return "GOING" }
    if !pending.isEmpty { return "SETTING" }
    return snapshot.journal.pendingSaves > 0 ? "SAVING" : nil
  }
}

extension RunState {
  /// The state in one word.
  var word: String {
    switch self {
    case .running: "RUNNING"
    case .paused: "PAUSED"
    case .finished: "FINISHED"
    case .diverged: "DIVERGED"
    }
  }

  var style: Style {
    switch self {
    case .running, .finished: .good
    case .paused: .attention
    case .diverged: .warning
    }
  }
}
