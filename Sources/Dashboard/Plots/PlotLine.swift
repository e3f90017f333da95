import GANEngine
import TextUI

/// One line of a plot.
struct PlotLine {
  /// Where its numbers come from.
  enum Source {
    case curve(History.Curve)
    case rate(isGenerator: Bool)
    /// Scores of as many digits.
    case frechet(count: Int)
    /// What is measured of a layer.
    case layer(LayerNumber)
  }

  /// A number of one layer, counted from 0 among those with a weight.
  struct LayerNumber {
    let network: Network
    let place: Int
    let isDeadShare: Bool

    enum Network { case generator, discriminator }

    func value(_ vitals: LayerVitals) -> Double? {
      let layers = network == .generator ? vitals.generator : vitals.discriminator
      guard layers.indices.contains(place) else { return nil }
      return isDeadShare
        ? layers[place].deadShare.map(Double.init) : Double(layers[place].gradient)
    }
  }

  /// How its numbers are written.
  enum Numbers {
    case fixed(Int)
    case scientific
  }

  let name: String
  let style: Style
  let letter: Unicode.Scalar?
  let isDashed: Bool
  let source: Source
  let numbers: Numbers

  /// `━` and `╍` in the legend; in ASCII the marks the line is drawn with.
  var sign: String { isDashed ? "╍" : "━" }
  var mark: Unicode.Scalar { isDashed ? "+" : "o" }

  func text(_ value: Double?, decimals limit: Int = 9) -> String {
    guard let value else { return "–" }
    switch numbers {
    case .fixed(let decimals):
      return NumberText.fixed(value, decimals: min(decimals, limit))
    case .scientific: return NumberText.scientific(value, decimals: 2)
    }
  }

  /// The lines of both players.
  static func pair(
    _ first: (name: String, metric: Metric), _ second: (name: String, metric: Metric),
    _ numbers: Numbers, letters: (Unicode.Scalar, Unicode.Scalar) = ("D", "G")
  ) -> [PlotLine] {
    [
      PlotLine(
        name: first.name, style: .discriminator, letter: letters.0, isDashed: false,
        source: .curve(.metric(first.metric)), numbers: numbers),
      PlotLine(
        name: second.name, style: .generator, letter: letters.1, isDashed: true,
        source: .curve(.metric(second.metric)), numbers: numbers),
    ]
  }

  /// A line a layer with a weight.
  static func layers(_ vitals: LayerVitals?, _ network: LayerNumber.Network) -> [PlotLine] {
    let layers = (network == .generator ? vitals?.generator : vitals?.discriminator) ?? []
    return layers.enumerated().map { place, layer in
      line(layer.name, place, network, isDeadShare: false, isDashed: !place.isMultiple(of: 2))
    }
  }

  /// A line a layer that a ReLU follows.
  static func deadUnits(_ vitals: LayerVitals?) -> [PlotLine] {
    func lines(_ layers: [LayerVitals.Layer], _ network: LayerNumber.Network) -> [PlotLine] {
      layers.enumerated().filter { $0.element.deadShare != nil }.map { place, layer in
        let word = network == .generator ? "G" : "D"
        return line(
          "\(word) \(layer.name)", place, network, isDeadShare: true,
          isDashed: network == .generator)
      }
    }
    guard let vitals else { return [] }
    return lines(vitals.discriminator, .discriminator) + lines(vitals.generator, .generator)
  }

  private static func line(
    _ name: String, _ place: Int, _ network: LayerNumber.Network, isDeadShare: Bool,
    isDashed: Bool
  ) -> PlotLine {
    let letters = Array("123456789abcdefghijklmnopqrstuvwxyz".unicodeScalars)
    return PlotLine(
      name: name, style: network == .generator ? .generator : .discriminator,
      letter: letters.indices.contains(place) ? letters[place] : nil, isDashed: isDashed,
      source: .layer(LayerNumber(network: network, place: place, isDeadShare: isDeadShare)),
      numbers: isDeadShare ? .fixed(2) : .fixed(4))
  }

  /// Distances of most digits, and of as many as most scores had: only those of equally many digits
  /// can be compared.
  static func distances(_ quality: QualityRecord) -> [PlotLine] {
    let most = quality.points.map(\.count).max()
    let usual = ComparableScores(quality)?.count
    return [(usual, true), (most, false)].compactMap { count, isDashed in
      guard let count, !isDashed || count != most else { return nil }
      return PlotLine(
        name: "N=\(count)", style: isDashed ? .generator : .plain, letter: nil, isDashed: isDashed,
        source: .frechet(count: count), numbers: .fixed(1))
    }
  }
}
