import Foundation
import Testing

@testable import GANEngine

struct AdversarialLossTests {
  private func discriminator(
    _ real: [Float], _ fake: [Float], smoothing: Double
  ) -> (AdversarialLoss.DiscriminatorResult, [Float]) {
    var gradient = Array(repeating: Float(0), count: real.count + fake.count)
    let result = real.withUnsafeBufferPointer { real in
      fake.withUnsafeBufferPointer { fake in
        gradient.withUnsafeMutableBufferPointer {
          AdversarialLoss.discriminator(
            real: real, fake: fake, smoothing: smoothing, gradient: $0)
        }
      }
    }
    return (result, gradient)
  }

  private func generator(_ fake: [Float]) -> (Double, [Float]) {
    var gradient = Array(repeating: Float(0), count: fake.count)
    let loss = fake.withUnsafeBufferPointer { fake in
      gradient.withUnsafeMutableBufferPointer {
        AdversarialLoss.generator(logitsOfFakes: fake, gradient: $0)
      }
    }
    return (loss, gradient)
  }

  @Test func matchesPyTorch() throws {
    let fixture = try Fixture("losses")
    for item in fixture.cases.items where item.kind.text == "nonSaturating" {
      let (result, gradient) = discriminator(
        item.realLogits.floats, item.fakeLogits.floats, smoothing: item.labelSmoothing.number)
      let expected = item.realGradient.doubles + item.fakeGradient.doubles
      #expect(fixture.tolerance.allows(result.loss, for: item.discriminatorLoss.number))
      expect(gradient, near: expected, fixture.tolerance, "D gradient")
      let (loss, slope) = generator(item.fakeLogits.floats)
      #expect(fixture.tolerance.allows(loss, for: item.generatorLoss.number))
      expect(slope, near: item.generatorGradient.doubles, fixture.tolerance, "G gradient")
    }
  }

  @Test func discriminatorThatCannotTellHasTheKnownLosses() {
    let (result, _) = discriminator([0, 0, 0], [0, 0], smoothing: 0)
    #expect(abs(result.loss - 2 * log(2)) < 1e-12)
    #expect(result.realScore == 0.5 && result.fakeScore == 0.5)
    #expect(abs(generator([0, 0]).0 - log(2)) < 1e-12)
    // D* = 0.45 under one-sided smoothing of 0.1 where fakes are as frequent as real images.
    let best = Float(log(0.45 / 0.55))
    #expect(abs(discriminator([best], [best], smoothing: 0.1).0.loss - 1.376277627) < 1e-7)
    #expect(abs(generator([best]).0 - 0.798507696) < 1e-7)
  }

  @Test func gradientsAreFiniteDifferences() {
    let real: [Float] = [-3, -0.25, 0.5, 4]
    let fake: [Float] = [-2, 0.125, 6]
    let step: Float = 1.0 / 64
    let (_, gradient) = discriminator(real, fake, smoothing: 0.1)
    for index in 0..<real.count + fake.count {
      func loss(_ shift: Float) -> Double {
        var (real, fake) = (real, fake)
        if index < real.count { real[index] += shift } else { fake[index - real.count] += shift }
        return discriminator(real, fake, smoothing: 0.1).0.loss
      }
      let slope = (loss(step) - loss(-step)) / Double(2 * step)
      #expect(abs(slope - Double(gradient[index])) < 1e-5)
    }
    let (_, slopes) = generator(fake)
    for index in fake.indices {
      func loss(_ shift: Float) -> Double {
        var fake = fake
        fake[index] += shift
        return generator(fake).0
      }
      let slope = (loss(step) - loss(-step)) / Double(2 * step)
      #expect(abs(slope - Double(slopes[index])) < 1e-5)
    }
  }

  @Test func farLogitsKeepTheirGradient() {
    let (result, gradient) = discriminator([-1000], [1000], smoothing: 0)
    #expect(result.loss == 2000)
    #expect(gradient == [-1, 1])
    let (loss, slope) = generator([-1000, 1000])
    #expect(loss == 500)
    #expect(slope[0] == -0.5 && slope[1] == 0)
  }
}
