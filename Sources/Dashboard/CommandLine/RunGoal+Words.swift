import GANEngine
import TextUI

extension RunGoal {
  /// What was typed behind `until`; nil where it makes no sense.
  init?(_ words: [String], _ model: Model) {
    guard words.count == 2 else { return nil }
    switch words[0] {
    case "step":
      guard let step = CommandVerb.steps(words[1]) else { return nil }
      self = .step(step)
    case "epoch":
      guard let epoch = TypedNumber.count(words[1]), epoch > 0, epoch <= 1_000_000 else {
        return nil
      }
      // At the end of the pass.
      self = .step(epoch * max(model.snapshot.progress.stepsPerEpoch, 1))
    case "time":
      guard let seconds = Self.seconds(words[1]) else { return nil }
      self = .moment(model.frame.now + seconds)
    case "frechet", "score":
      guard let distance = Double(words[1]), distance.isFinite, distance >= 0 else { return nil }
      self = .frechet(distance)
    default: return nil
    }
  }

  /// `90`, `90s`, `10m`, `2h`.
  private static func seconds(_ text: String) -> Double? {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    let unit = text.last.flatMap { units[$0] }
    let digits = unit == nil ? text : String(text.dropLast())
    guard let number = Double(digits), number > 0, number <= 1e7 else { return nil }
    return number * (unit ?? 1)
  }

  /// Where the run goes, to follow "until".
  func words(at now: Double) -> String {
    switch self {
    case .step(let step): "step \(NumberText.grouped(step))"
    case .moment(let moment): "in \(NumberText.clock(max(moment - now, 0)))"
    case .frechet(let distance): "Fréchet ≤ \(NumberText.trimmed(distance, decimals: 2))"
    }
  }
}
