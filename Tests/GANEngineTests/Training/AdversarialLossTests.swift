import Foundation
import Testing

@testable import GANEngine

struct AdversarialLossTests {
  private func discriminator(
    _ loss: AdversarialLoss, _ real: [Float], _ fake: [Float]
  ) -> (AdversarialLoss.DiscriminatorResult, [Float]) {
    var gradient = Array(repeating: Float(0), count: real.count + fake.count)
    let result = real.withUnsafeBufferPointer { real in
      fake.withUnsafeBufferPointer { fake in
        gradient.withUnsafeMutableBufferPointer {
          loss.discriminator(real: real, fake: fake, gradient: $0)
        }
      }
    }
    return (result, gradient)
  }

  private func generator(
    _ loss: AdversarialLoss, _ fake: [Float], _ real: [Float] = []
  ) -> (Double, [Float]) {
    var gradient = Array(repeating: Float(0), count: fake.count)
    let value = fake.withUnsafeBufferPointer { fake in
      real.withUnsafeBufferPointer { real in
        gradient.withUnsafeMutableBufferPointer {
          loss.generator(fake: fake, real: real, gradient: $0)
        }
      }
    }
    return (value, gradient)
  }

  @Test func matchesPyTorch() throws {
    let fixture = try Fixture("losses")
    var kinds: Set<LossKind> = []
    for item in fixture.cases.items {
      let kind = try #require(LossKind(rawValue: item.kind.text))
      kinds.insert(kind)
      let loss = AdversarialLoss(kind, smoothing: item.labelSmoothing.number)
      let (real, fake) = (item.realLogits.floats, item.fakeLogits.floats)
      let (result, gradient) = discriminator(loss, real, fake)
      let expected = item.realGradient.doubles + item.fakeGradient.doubles
      #expect(fixture.tolerance.allows(result.loss, for: item.discriminatorLoss.number), "\(kind)")
      expect(gradient, near: expected, fixture.tolerance, "\(kind): D gradient")
      let (value, slope) = generator(loss, fake, real)
      #expect(fixture.tolerance.allows(value, for: item.generatorLoss.number), "\(kind)")
      expect(slope, near: item.generatorGradient.doubles, fixture.tolerance, "\(kind): G gradient")
    }
    #expect(kinds == Set(LossKind.allCases))
  }

  /// What a D that gives `logit` to everything costs both.
  static let undecided: [(LossKind, logit: Float, discriminator: Double, generator: Double)] = [
    (.nonSaturating, 0, 2 * log(2), log(2)), (.minimax, 0, 2 * log(2), -log(2)),
    // A least-squares D says 1/2 where it cannot tell.
    (.leastSquares, 0.5, 0.25, 0.125), (.hinge, 0, 2, 0), (.wasserstein, 3, 0, -3),
    (.relativistic, -7, log(2), log(2)),
  ]

  @Test(arguments: undecided)
  func discriminatorThatCannotTellHasTheKnownLosses(
    _ kind: LossKind, _ logit: Float, _ expected: Double, _ generatorLoss: Double
  ) {
    let loss = AdversarialLoss(kind)
    let logits = [logit, logit, logit]
    #expect(abs(discriminator(loss, logits, logits).0.loss - expected) < 1e-12)
    #expect(abs(generator(loss, logits, logits).0 - generatorLoss) < 1e-12)
  }

  @Test func scoresAreProbabilities() {
    #expect(discriminator(AdversarialLoss(.nonSaturating), [0], [0]).0.realScore == 0.5)
    let result = discriminator(AdversarialLoss(.leastSquares), [0.75, 2], [-1, 0.5]).0
    #expect(result.realScore == 0.875 && result.fakeScore == 0.25)
  }

  @Test func smoothedLabelHasTheKnownOptimum() {
    // D* = 0.45 under one-sided smoothing of 0.1 where fakes are as frequent as real images.
    let best = Float(log(0.45 / 0.55))
    let loss = AdversarialLoss(.nonSaturating, smoothing: 0.1)
    let (result, gradient) = discriminator(loss, [best], [best])
    #expect(abs(result.loss - 1.376277627) < 1e-7)
    #expect(abs(gradient[0] + gradient[1]) < 1e-7)
    #expect(abs(generator(loss, [best]).0 - 0.798507696) < 1e-7)
  }

  @Test(arguments: LossKind.allCases)
  func gradientsAreFiniteDifferences(_ kind: LossKind) {
    let loss = AdversarialLoss(kind, smoothing: 0.1)
    // None within a step of the hinge's ±1.
    let real: [Float] = [-3, -0.25, 0.5, 4]
    let fake: [Float] = [-2, 0.125, 6, -0.75]
    let step: Float = 1.0 / 64
    func difference(_ list: [Float], _ index: Int, _ value: ([Float]) -> Double) -> Double {
      var (above, below) = (list, list)
      above[index] += step
      below[index] -= step
      return (value(above) - value(below)) / Double(2 * step)
    }
    let gradient = discriminator(loss, real, fake).1.map(Double.init)
    let slopes = generator(loss, fake, real).1.map(Double.init)
    for index in real.indices {
      let ofReal = difference(real, index) { discriminator(loss, $0, fake).0.loss }
      let ofFake = difference(fake, index) { discriminator(loss, real, $0).0.loss }
      let ofGenerator = difference(fake, index) { generator(loss, $0, real).0 }
      #expect(abs(ofReal - gradient[index]) < 1e-5)
      #expect(abs(ofFake - gradient[real.count + index]) < 1e-5)
      #expect(abs(ofGenerator - slopes[index]) < 1e-5)
    }
  }

  @Test(arguments: LossKind.allCases, [Float.nan, .infinity, -.infinity])
  func logitThatIsNoNumberShows(_ kind: LossKind, _ bad: Float) {
    let loss = AdversarialLoss(kind)
    // A hinge ends at infinity on one side; a NaN must show on both.
    guard bad.isNaN else {
      #expect(!discriminator(loss, [bad], [bad]).0.loss.isFinite || kind == .hinge)
      return
    }
    #expect(!discriminator(loss, [0, bad], [0, 0]).0.loss.isFinite)
    #expect(!discriminator(loss, [0, 0], [0, bad]).0.loss.isFinite)
    #expect(!generator(loss, [0, bad], [0, 0]).0.isFinite)
    if loss.facts.generatorSeesReal { #expect(!generator(loss, [0, 0], [bad, 0]).0.isFinite) }
  }

  @Test func farLogitsKeepTheirGradient() {
    let loss = AdversarialLoss(.nonSaturating)
    let (result, gradient) = discriminator(loss, [-1000], [1000])
    #expect(result.loss == 2000)
    #expect(gradient == [-1, 1])
    let (value, slope) = generator(loss, [-1000, 1000])
    #expect(value == 500)
    #expect(slope[0] == -0.5 && slope[1] == 0)
  }
}
