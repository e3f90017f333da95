import Foundation
import Testing

@testable import GANEngine

struct LearningRatesTests {
  private func settings(_ generator: Double, _ discriminator: Double) -> Hyperparameters {
    var settings = Hyperparameters()
    settings[.generatorLearningRate] = generator
    settings[.discriminatorLearningRate] = discriminator
    return settings
  }

  private func event(_ step: Int, _ kind: RunEvent.Kind) -> RunEvent {
    RunEvent(step: step, time: 0, kind: kind)
  }

  @Test func aChangeHoldsFromTheNextStepOn() {
    var rates = LearningRates(settings(2e-4, 1e-4), at: 0, after: [])
    rates.note(settings(3e-4, 1e-4), after: 100)
    rates.note(settings(4e-4, 1e-4), after: 100)
    #expect(rates.rates(at: 1)?.generator == 2e-4)
    #expect(rates.rates(at: 100)?.generator == 2e-4)
    #expect(rates.rates(at: 101)?.generator == 4e-4)
    #expect(rates.rates(at: .max)?.discriminator == 1e-4)
    // Going back takes it back.
    rates.note(settings(1e-4, 5e-5), after: 50)
    #expect(rates.rates(at: 51)?.generator == 1e-4 && rates.rates(at: 101)?.generator == 1e-4)
    #expect(rates.rates(at: 50)?.generator == 2e-4)
    #expect(LearningRates().rates(at: 3) == nil)
  }

  @Test func theScheduleIsInIt() {
    var present = settings(1e-3, 1e-3)
    present[.schedule] = Double(ScheduleKind.allCases.firstIndex(of: .cosine) ?? 0)
    present[.scheduleStart] = 100
    present[.scheduleLength] = 1000
    present[.scheduleFinal] = 0.1
    let rates = LearningRates(present, at: 0, after: [])
    #expect(rates.rates(at: 100)?.generator == 1e-3)
    // Step 601 is done after 600: half way, at the mean of both ends.
    #expect(abs((rates.rates(at: 601)?.generator ?? 0) - 0.55e-3) < 1e-12)
    #expect(abs((rates.rates(at: 5000)?.generator ?? 0) - 0.1e-3) < 1e-12)
  }

  @Test func aResumedRunKnowsItsPast() {
    let past = [
      event(0, .set(.generatorLearningRate, from: 1e-4, to: 2e-4)),
      event(500, .set(.generatorLearningRate, from: 2e-4, to: 8e-4)),
      event(700, .set(.discriminatorLearningRate, from: 1e-4, to: 9e-4)),
      // Takes the second change back, and halves.
      event(900, .rollback(to: 600, halvingRates: true)),
      event(650, .set(.generatorLearningRate, from: 4e-4, to: 5e-4)),
      // Behind the checkpoint that is gone on from.
      event(2000, .set(.generatorLearningRate, from: 5e-4, to: 1)),
    ]
    let rates = LearningRates(settings(5e-4, 5e-5), at: 1000, after: past)
    let generator = [1, 500, 501, 600, 601, 650, 651, 1500].map {
      rates.rates(at: $0)?.generator
    }
    #expect(generator == [2e-4, 2e-4, 8e-4, 8e-4, 4e-4, 4e-4, 5e-4, 5e-4])
    #expect(rates.rates(at: 600)?.discriminator == 1e-4)
    #expect(rates.rates(at: 750)?.discriminator == 5e-5)
  }

  @Test func staysBounded() {
    var rates = LearningRates()
    for step in 0..<5000 { rates.note(settings(Double(step) / 8192, 1), after: step) }
    #expect(rates.rates(at: 5000)?.generator == 4999.0 / 8192)
    #expect(rates.rates(at: 1)?.generator == 0)
  }
}
