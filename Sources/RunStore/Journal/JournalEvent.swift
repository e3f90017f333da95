import GANEngine

/// The events of a journal by the names in its lines, each with its members.
enum JournalEvent: String {
  case start, restore, load, set, refused, caution, pause, resume
  case newLatents, ownLatents, latents
  case saving, save, saveFailed, named, discard
  case skip, diverged, rollback, rollbackFailed, comeBack
  case alert, finish, stop

  /// The event that this is.
  init(_ kind: RunEvent.Kind) {
    self =
      switch kind {
      case .start: .start
      case .restore: .restore
      case .load: .load
      case .set: .set
      case .refused: .refused
      case .caution: .caution
      case .pause: .pause
      case .resume: .resume
      case .newLatents: .newLatents
      case .ownLatents: .ownLatents
      case .latents: .latents
      case .saving: .saving
      case .save: .save
      case .saveFailed: .saveFailed
      case .named: .named
      case .discard: .discard
      case .skip: .skip
      case .diverged: .diverged
      case .rollback: .rollback
      case .rollbackFailed: .rollbackFailed
      case .comeBack: .comeBack
      case .alert: .alert
      case .finish: .finish
      case .stop: .stop
      }
  }

  /// Its members in the order of a line, for reading and for writing.
  var form: JournalForm {
    switch self {
    case .start:
      JournalForm(.text("preset"), .whole("seed"), make: RunEvent.Kind.start) {
        if case .start(let preset, let seed) = $0 { (preset, seed) } else { nil }
      }
    case .restore:
      // The first versions named the checkpoint alone.
      JournalForm(
        .text("checkpoint"), .choice("precision").unlessMissing(.auto),
        .whole("threads").unlessMissing(0), make: RunEvent.Kind.restore
      ) {
        if case .restore(let checkpoint, let precision, let threads) = $0 {
          (checkpoint, precision, threads)
        } else {
          nil
        }
      }
    case .load:
      JournalForm(.text("path"), make: RunEvent.Kind.load) {
        if case .load(let weights) = $0 { weights } else { nil }
      }
    case .set:
      JournalForm(
        .choice("name"), .setting("from"), .setting("to"), make: Self.change,
        values: {
          if case .set(let parameter, let from, let to) = $0 {
            (parameter, Self.value(from, of: parameter), Self.value(to, of: parameter))
          } else {
            nil
          }
        })
    case .refused:
      JournalForm(
        .choice("name"), .setting("to"), .text("reason"), make: Self.refusal,
        values: {
          if case .refused(let parameter, let to, let reason) = $0 {
            (parameter, Self.value(to, of: parameter), reason)
          } else {
            nil
          }
        })
    case .caution:
      JournalForm(.text("reason"), make: RunEvent.Kind.caution) {
        if case .caution(let reason) = $0 { reason } else { nil }
      }
    case .pause: JournalForm(.pause)
    case .resume: JournalForm(.resume)
    case .newLatents: JournalForm(.newLatents)
    case .ownLatents: JournalForm(.ownLatents)
    case .latents:
      JournalForm(.step("generation"), make: RunEvent.Kind.latents) {
        if case .latents(let generation) = $0 { generation } else { nil }
      }
    case .saving: JournalForm(.saving)
    case .save:
      JournalForm(.text("path"), .text("weights").unlessMissing(""), make: RunEvent.Kind.save) {
        if case .save(let path, let weights) = $0 { (path, weights) } else { nil }
      }
    case .saveFailed:
      JournalForm(.text("reason"), make: RunEvent.Kind.saveFailed) {
        if case .saveFailed(let reason) = $0 { reason } else { nil }
      }
    case .named:
      JournalForm(.text("name", older: "path"), make: RunEvent.Kind.named) {
        if case .named(let name) = $0 { name } else { nil }
      }
    case .discard:
      JournalForm(.text("weights"), make: RunEvent.Kind.discard) {
        if case .discard(let weights) = $0 { weights } else { nil }
      }
    case .skip: JournalForm(.skip)
    case .diverged: JournalForm(.diverged)
    case .rollback:
      JournalForm(
        .step("toStep"), .flag("halvingRates").unlessMissing(false), make: RunEvent.Kind.rollback
      ) {
        if case .rollback(let step, let halves) = $0 { (step, halves) } else { nil }
      }
    case .rollbackFailed:
      JournalForm(.text("reason"), make: RunEvent.Kind.rollbackFailed) {
        if case .rollbackFailed(let reason) = $0 { reason } else { nil }
      }
    case .comeBack:
      JournalForm(
        .step("toStep"), .step("fromStep"), .step("departure"), make: RunEvent.Kind.comeBack
      ) {
        if case .comeBack(let step, let target, let departure) = $0 {
          (step, target, departure)
        } else {
          nil
        }
      }
    case .alert:
      JournalForm(.choice("diagnosis"), .text("reason"), make: RunEvent.Kind.alert) {
        if case .alert(let diagnosis, let reason) = $0 { (diagnosis, reason) } else { nil }
      }
    case .finish: JournalForm(.finish)
    case .stop: JournalForm(.stop)
    }
  }

  private static func change(
    _ parameter: Hyperparameter, _ from: HyperparameterValue, _ to: HyperparameterValue
  ) -> RunEvent.Kind? {
    guard let from = from.number(for: parameter), let to = to.number(for: parameter) else {
      return nil
    }
    return .set(parameter, from: from, to: to)
  }

  private static func refusal(
    _ parameter: Hyperparameter, _ to: HyperparameterValue, _ reason: String
  ) -> RunEvent.Kind? {
    to.number(for: parameter).map { .refused(parameter, to: $0, reason: reason) }
  }

  // A number that is out of the parameter's range stays a number.
  private static func value(_ number: Double, of parameter: Hyperparameter) -> HyperparameterValue {
    parameter.range.contains(number)
      ? HyperparameterValue(number, of: parameter) : .number(number)
  }
}
