import GANEngine
import TextUI

/// What can be plotted over the steps of a run, in the order of the keys.
enum Plot: Int, CaseIterable, Sendable {
  case losses
  case scores
  case accuracies
  case gradients
  case generatorLayers
  case discriminatorLayers
  case deadUnits
  case frechet
  case rates
  case speed

  var title: String {
    switch self {
    case .losses: "Loss"
    case .scores: "Scores"
    case .accuracies: "Accuracy of D"
    case .gradients: "Gradient norms"
    case .generatorLayers: "Gradients in G, by layer"
    case .discriminatorLayers: "Gradients in D, by layer"
    case .deadUnits: "Dead units, by layer"
    case .frechet: "Fréchet distance"
    case .rates: "Learning rates"
    case .speed: "Steps/s"
    }
  }

  /// Its name as it is typed.
  var word: String {
    switch self {
    case .losses: "losses"
    case .scores: "scores"
    case .accuracies: "accuracy"
    case .gradients: "gradients"
    case .generatorLayers: "layersG"
    case .discriminatorLayers: "layersD"
    case .deadUnits: "dead"
    case .frechet: "frechet"
    case .rates: "rates"
    case .speed: "speed"
    }
  }

  /// What it shows, for the line of notices.
  var explanation: String {
    switch self {
    case .losses: "losses of D and G"
    case .scores: "how real D finds real digits, D(x), and generated ones, D(G(z))"
    case .accuracies: "share of real and of generated digits that D judges rightly"
    case .gradients: "norms of all derivatives of D and of G, before clipping"
    case .generatorLayers: "norms of each layer's weight gradient in G: where does it die?"
    case .discriminatorLayers: "norms of each layer's weight gradient in D: where does it die?"
    case .deadUnits: "share of units that no generated digit of a batch raises above zero"
    case .frechet: "distance of generated from real digits; less is better"
    case .rates: "learning rates in force, with the schedule"
    case .speed: "steps a second"
    }
  }

  /// The y axis, where it is always the same.
  var range: ClosedRange<Double>? {
    switch self {
    case .scores, .accuracies, .deadUnits: 0...1
    case .losses, .gradients, .generatorLayers, .discriminatorLayers, .frechet, .rates, .speed: nil
    }
  }

  /// Its lines; those of the Fréchet distance depend on how many digits were scored, those of layers on
  /// the networks.
  func lines(_ data: PlotData) -> [PlotLine] {
    switch self {
    case .losses: PlotLine.pair(("D", .discriminatorLoss), ("G", .generatorLoss), .fixed(3))
    case .scores:
      PlotLine.pair(("D(x)", .realScore), ("D(G(z))", .fakeScore), .fixed(2), letters: ("x", "z"))
    case .accuracies:
      PlotLine.pair(
        ("real", .realAccuracy), ("fake", .fakeAccuracy), .fixed(2), letters: ("r", "f"))
    case .gradients:
      PlotLine.pair(
        ("D", .discriminatorGradient), ("G", .generatorGradient), .fixed(3))
    case .generatorLayers: PlotLine.layers(data.measurements.layers.newest, .generator)
    case .discriminatorLayers: PlotLine.layers(data.measurements.layers.newest, .discriminator)
    case .deadUnits: PlotLine.deadUnits(data.measurements.layers.newest)
    case .frechet: PlotLine.distances(data.quality)
    case .rates:
      [
        PlotLine(
          name: "D", style: .discriminator, letter: "D", isDashed: false,
          source: .rate(isGenerator: false), numbers: .scientific),
        PlotLine(
          name: "G", style: .generator, letter: "G", isDashed: true,
          source: .rate(isGenerator: true), numbers: .scientific),
      ]
    case .speed:
      [
        PlotLine(
          name: "", style: .plain, letter: nil, isDashed: false, source: .curve(.stepsPerSecond),
          numbers: .fixed(1))
      ]
    }
  }
}
