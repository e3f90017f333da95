import GANEngine

/// The members of a line of a journal, whichever event it tells of.
struct JournalMembers: Decodable {
  let step: Int
  let time: String
  let event: String
  var name: String?
  var from: HyperparameterValue?
  var to: HyperparameterValue?
  var preset: String?
  var seed: UInt64?
  var checkpoint: String?
  var path: String?
  var reason: String?
  var origin: String?
  var toStep: Int?
  var fromStep: Int?
  var departure: Int?
  var generation: Int?
  var halvingRates: Bool?
  var weights: String?
  var diagnosis: Diagnosis?
  var precision: Precision?
  var threads: Int?

  var kind: RunEvent.Kind? {
    switch event {
    case "start": both(preset, seed).map { .start(preset: $0, seed: $1) }
    case "restore":
      // The first versions named the checkpoint alone.
      checkpoint.map {
        .restore(checkpoint: $0, precision: precision ?? .auto, threads: threads ?? 0)
      }
    case "load": path.map { .load(weights: $0) }
    case "set":
      both(parameter, both(number(from), number(to)))
        .map { .set($0, from: $1.0, to: $1.1) }
    case "refused":
      both(parameter, both(number(to), reason))
        .map { .refused($0, to: $1.0, reason: $1.1) }
    case "caution": reason.map { .caution($0) }
    case "pause": .pause
    case "resume": .resume
    case "newLatents": .newLatents
    case "ownLatents": .ownLatents
    case "latents": generation.map { .latents(generation: $0) }
    case "saving": .saving
    case "save": path.map { .save(path: $0, weights: weights ?? "") }
    case "discard": weights.map { .discard(weights: $0) }
    // Journals of earlier versions have the name as a path.
    case "named": (name ?? path).map { .named($0) }
    case "saveFailed": reason.map { .saveFailed(reason: $0) }
    case "skip": .skip
    case "diverged": .diverged
    case "rollback": toStep.map { .rollback(to: $0, halvingRates: halvingRates ?? false) }
    case "comeBack":
      both(toStep, both(fromStep, departure)).map {
        .comeBack(to: $0, from: $1.0, departure: $1.1)
      }
    case "rollbackFailed": reason.map { .rollbackFailed(reason: $0) }
    case "alert": both(diagnosis, reason).map { .alert($0, $1) }
    case "finish": .finish
    case "stop": .stop
    default: nil
    }
  }

  private var parameter: Hyperparameter? { name.flatMap(Hyperparameter.init(rawValue:)) }

  private func number(_ value: HyperparameterValue?) -> Double? {
    parameter.flatMap { value?.number(for: $0) }
  }

  private func both<First, Second>(_ first: First?, _ second: Second?) -> (First, Second)? {
    guard let first, let second else { return nil }
    return (first, second)
  }
}
