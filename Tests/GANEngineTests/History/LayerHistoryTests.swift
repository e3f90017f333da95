import Testing

@testable import GANEngine

struct LayerHistoryTests {
  private func vitals(_ value: Float) -> LayerVitals {
    LayerVitals(generator: [.init(name: "0 linear", gradient: value, deadShare: nil)])
  }

  @Test func longRunsAreThinnedEvenly() {
    var history = LayerHistory()
    for step in stride(from: 1, through: 100_001, by: 1) {
      history.append(vitals(Float(step)), step: step)
    }
    #expect(history.moments.count <= LayerHistory.limit && history.moments.count > 150)
    let gaps = zip(history.moments, history.moments.dropFirst()).map { $1.step - $0.step }
    #expect(Set(gaps).count <= 2, "\(Set(gaps))")
    #expect(history.moments.first?.step == 1)
    #expect(history.vitals(at: 0) == nil)
    #expect(history.vitals(at: 1) == vitals(1))
  }

  @Test func whatWasGoneBackFromIsForgotten() {
    var history = LayerHistory()
    history.append(LayerVitals(), step: 1)
    #expect(history.newest == nil)
    for step in [10, 20, 30] { history.append(vitals(Float(step)), step: step) }
    history.goBack(to: 25)
    #expect(history.moments.map(\.step) == [10, 20])
    #expect(history.newest == vitals(20))
  }

  /// The layers' gradients make up the whole of it, but for biases and norms.
  @Test(arguments: ["balanced", "conv", "rnn", "conv-sn"])
  func gradientsOfTheLayersAddUp(_ name: String) throws {
    var trainer = try Trainer(TinyGAN.configuration(named: name), data: TinyGAN.data)
    _ = trainer.step()
    let vitals = trainer.layerVitals
    for (player, layers) in [
      (trainer.generator, vitals.generator), (trainer.discriminator, vitals.discriminator),
    ] {
      let weights = player.network.layout.trained.filter { $0.role == .weight }
      #expect(layers.count == weights.count)
      for (layer, weight) in zip(layers, weights) {
        #expect(
          layer.name.hasPrefix(weight.name.split(separator: ".").dropLast().joined(separator: ".")))
        let squares = player.network.gradients.elements[
          weight.offset..<weight.offset + weight.count
        ]
        .reduce(0.0) { $0 + Double($1) * Double($1) }
        #expect(abs(Double(layer.gradient) - squares.squareRoot()) <= 1e-4 * squares.squareRoot())
        #expect(layer.deadShare.map { $0 >= 0 && $0 <= 1 } ?? true)
      }
    }
    #expect(vitals.discriminator.last?.deadShare == nil)
    #expect(name == "rnn" || vitals.discriminator.first?.deadShare != nil)
  }
}
