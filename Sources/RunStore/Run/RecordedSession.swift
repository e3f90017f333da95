import Foundation
import GANEngine
import SystemPackage

/// What a journal tells of one process that trained a run.
struct RecordedSession {
  private let beginning: RunEvent
  private var weights: String?
  private var events: [RunEvent] = []
  /// Copies of the state whose outcome is not yet read, oldest first.
  private var open: [(step: Int, position: Int)] = []
  private(set) var captures: [ReplayPlan.Capture] = []

  init(_ beginning: RunEvent) { self.beginning = beginning }

  /// The file it went on from; nil for a session that began a run.
  var checkpoint: (name: String, step: Int)? {
    guard case .restore(let path, _, _) = beginning.kind else { return nil }
    return (Self.name(path), beginning.step)
  }

  mutating func take(_ event: RunEvent) {
    switch event.kind {
    case .load(let path): weights = path
    case .saving: open.append((event.step, events.count))
    case .save(let path, let weights): capture(event, path: path, weights)
    case .discard(let weights): capture(event, path: nil, weights)
    case .saveFailed: if !open.isEmpty { open.removeFirst() }
    case .set, .newLatents, .ownLatents, .latents, .skip, .rollback, .comeBack:
      events.append(event)
    case .start, .restore, .refused, .caution, .pause, .resume, .named, .diverged,
      .rollbackFailed, .alert, .finish, .stop:
      break
    }
  }

  private mutating func capture(_ event: RunEvent, path: String?, _ weights: String) {
    let place = open.isEmpty ? (event.step, events.count) : open.removeFirst()
    captures.append(
      ReplayPlan.Capture(step: place.0, weights: weights, path: path, position: place.1))
  }

  /// The session up to `capture`, as it is to be done again.
  func cut(at capture: ReplayPlan.Capture, isContinued: Bool) -> ReplayPlan.Session {
    ReplayPlan.Session(
      origin: origin(isContinued), firstStep: beginning.step, precision: machine?.precision,
      threads: machine?.threads,
      events: Array(events.prefix(capture.position)),
      captures: captures.prefix { $0 != capture } + [capture])
  }

  private func origin(_ isContinued: Bool) -> ReplayPlan.Origin {
    if isContinued { return .session }
    if case .restore(let path, _, _) = beginning.kind { return .checkpoint(path: path) }
    return weights.map { .weights(path: $0) } ?? .configuration
  }

  private var machine: (precision: Precision, threads: Int)? {
    guard case .restore(_, let precision, let threads) = beginning.kind, threads > 0 else {
      return nil
    }
    return (precision, threads)
  }

  static func name(_ path: String) -> String { FilePath(path).name }
}
