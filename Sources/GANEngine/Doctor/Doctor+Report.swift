import Foundation

extension Doctor {
  /// What is wrong, why, and what helps in a run with these settings. Words are made here, not at every
  /// step. `canGoBack`: whether an earlier state is in memory.
  public func report(
    _ values: Hyperparameters, in configuration: Configuration, canGoBack: Bool
  ) -> DoctorReport {
    let prescription = Prescription(
      values: values, configuration: configuration, canGoBack: canGoBack, rateShare: rateShare)
    func finding(_ diagnosis: Diagnosis) -> DoctorFinding {
      DoctorFinding(
        diagnosis: diagnosis, since: since(diagnosis), state: state(diagnosis),
        evidence: evidence(diagnosis), missing: diagnosis == .modeCollapse ? missing : [],
        remedy: prescription.remedy(diagnosis))
    }
    return DoctorReport(findings.map(finding), balance: finding(.balanced))
  }

  private var missing: [Int] { isOneImage ? [] : scores?.missingClasses ?? [] }

  private var isOneImage: Bool {
    [scores?.spreadRatio, look?.spreadRatio].contains {
      $0.map { $0 < thresholds.oneImage.leave } ?? false
    }
  }

  private func state(_ diagnosis: Diagnosis) -> String {
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
    case .nonFinite: "the weights are not finite any more"
    }
  }

  private var collapse: String {
    if isOneImage { return "mode collapse: all digits are one image" }
    return switch missing.count {
    case 0: "mode collapse: the digits of a class look all the same"
    case 1...8: "mode collapse: no \(Self.list(missing))"
    default:
      "mode collapse: hardly anything but "
        + Self.list(
          (scores?.classHistogram?.counts.indices).map { Set($0).subtracting(missing).sorted() }
            ?? [])
    }
  }

  private func evidence(_ diagnosis: Diagnosis) -> String {
    switch diagnosis {
    case .balanced, .discriminatorAhead, .discriminatorSaturated, .generatorAhead: verdicts
    case .vanishingGradient:
      Self.joined([
        Self.told("D(G(z))", trends.fakeScore.value, 4),
        trends.gradientShare.map { "G's gradient over its first " + Self.short($0) },
      ])
    case .modeCollapse:
      Self.joined([
        Self.told("variety of pixels", look?.spreadRatio ?? scores?.spreadRatio, 2),
        Self.told("KL to real digits", scores?.klToPrior, 2),
        Self.told("largest share", scores?.classHistogram?.largestShare, 2),
        Self.told("middle variance in a class", scores?.middleClassRatio, 2),
        Self.told("recall", scores?.recall, 2),
      ])
    case .oscillating:
      Self.joined([
        swings.count > thresholds.swings.leave
          ? "D(G(z)) swung \(Int(swings.count.rounded())) times of late" : nil,
        Self.told("digits out of their middle class", hopping, 2),
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
        (progress.best ?? lookProgress.best) == nil
          ? nil
          : "no better since step \(progress.best == nil ? lookProgress.bestStep : progress.bestStep)",
      ])
    case .nonFinite:
      weightsAreFinite
        ? "\(failures) steps in a row gave no finite numbers" : "some are infinite or NaN"
    }
  }

  private var verdicts: String {
    if loss.facts.hasLabels {
      return Self.joined([
        Self.told("D(x)", trends.realScore.value, 2),
        Self.told("D(G(z))", trends.fakeScore.value, 2),
        Self.told("accuracy", trends.accuracy, 2),
      ])
    }
    return Self.joined([
      Self.told("D's loss", trends.discriminatorLoss.value, 3),
      loss.facts.isCritic ? nil : Self.told("at chance", loss.equilibrium, 2),
    ])
  }

  private var divergence: String {
    Self.joined([
      trends.discriminatorLoss.value.map { "D's loss " + Self.short($0) },
      trends.generatorLoss.value.map { "G's " + Self.short($0) },
      trends.generatorGradient.value.map { "gradient of G " + Self.short($0) },
      trends.discriminatorGradient.value.map { "of D " + Self.short($0) },
    ])
  }

  private static func short(_ value: Double) -> String { String(format: "%.3g", value) }

  private static func told(_ name: String, _ value: Double?, _ digits: Int) -> String? {
    value.map { "\(name) " + String(format: "%.\(digits)f", $0) }
  }

  private static func joined(_ parts: [String?]) -> String {
    parts.compactMap(\.self).joined(separator: ", ")
  }

  private static func list(_ digits: [Int]) -> String { enumerated(digits.map(String.init)) }
}
