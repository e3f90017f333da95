import Foundation

extension Doctor {
  /// What is wrong, why, and which key helps. Words are made here, not at every step.
  public var report: DoctorReport {
    DoctorReport(
      diagnosis: diagnosis, since: since, state: state, evidence: evidence, missing: missing,
      remedy: remedy)
  }

  private var missing: [Int] { diagnosis == .modeCollapse ? scores?.missingClasses ?? [] : [] }

  private var state: String {
    switch diagnosis {
    case .balanced: "G and D are in balance"
    case .discriminatorAhead: "D is far ahead"
    case .discriminatorSaturated: "D is sure of everything"
    case .vanishingGradient: "next to nothing of the gradient reaches G"
    case .generatorAhead: "G is far ahead"
    case .modeCollapse: collapse
    case .oscillating: "G and D run after each other"
    case .diverging: "training is diverging"
    case .memorising: "G copies training digits"
    case .stalled: "learning has stopped"
    }
  }

  private var collapse: String {
    switch missing.count {
    case 0: "mode collapse: the digits of a class look all the same"
    case 1...8: "mode collapse: no \(Self.list(missing))"
    default:
      "mode collapse: hardly anything but "
        + Self.list(
          (scores?.classHistogram?.counts.indices).map { Set($0).subtracting(missing).sorted() }
            ?? [])
    }
  }

  private var evidence: String {
    switch diagnosis {
    case .balanced, .discriminatorAhead, .discriminatorSaturated, .generatorAhead: verdicts
    case .vanishingGradient:
      Self.joined([
        Self.told("D(G(z))", trends.fakeScore.value, 4),
        Self.told("G's gradient over its first", trends.gradientShare, 5),
      ])
    case .modeCollapse:
      Self.joined([
        Self.told("KL to real digits", scores?.klToPrior, 2),
        Self.told("largest share", scores?.classHistogram?.largestShare, 2),
        Self.told("least variance in a class", scores?.smallestClassRatio, 2),
        Self.told("variety of pixels", scores?.spreadRatio, 2),
      ])
    case .oscillating:
      Self.joined([
        swings.count > thresholds.swings.leave
          ? "D(G(z)) swung \(Int(swings.count.rounded())) times of late" : nil,
        Self.told("digits that changed class", hopping, 2),
      ])
    case .diverging: divergence
    case .memorising:
      Self.joined([
        Self.told(
          "distance to training digits over that of test digits", scores?.memorising?.ratio, 2)
      ])
    case .stalled:
      Self.joined([
        Self.told("Fréchet distance", scores?.frechet, 1),
        progress.best == nil ? nil : "no better since step \(progress.bestStep)",
      ])
    }
  }

  private var verdicts: String {
    if loss.scoresAreProbabilities {
      return Self.joined([
        Self.told("D(x)", trends.realScore.value, 2),
        Self.told("D(G(z))", trends.fakeScore.value, 2),
        Self.told("accuracy", trends.accuracy, 2),
      ])
    }
    return Self.joined([
      Self.told("D's loss", trends.discriminatorLoss.value, 3),
      loss.kind == .wasserstein ? nil : Self.told("at chance", loss.equilibrium, 2),
    ])
  }

  private var divergence: String {
    if failures >= thresholds.failures { return "\(failures) steps in a row gave no numbers" }
    return Self.joined([
      Self.told("D's loss", trends.discriminatorLoss.value, 1),
      Self.told("mean |logit|", trends.logitSize.value, 0),
      Self.told("gradient of G", trends.generatorGradient.value, 1),
      Self.told("of D", trends.discriminatorGradient.value, 1),
    ])
  }

  private static func told(_ name: String, _ value: Double?, _ digits: Int) -> String? {
    value.map { "\(name) " + String(format: "%.\(digits)f", $0) }
  }

  private static func joined(_ parts: [String?]) -> String {
    parts.compactMap(\.self).joined(separator: ", ")
  }

  /// "2, 5 and 6".
  private static func list(_ digits: [Int]) -> String {
    guard let last = digits.last, digits.count > 1 else { return digits.map(String.init).joined() }
    return digits.dropLast().map(String.init).joined(separator: ", ") + " and \(last)"
  }
}
