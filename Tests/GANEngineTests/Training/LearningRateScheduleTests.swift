import Testing

@testable import GANEngine

struct LearningRateScheduleTests {
  @Test(arguments: [
    (ScheduleKind.constant, [1.0, 1, 1, 1, 1, 1]), (.linear, [1, 1, 0.8, 0.6, 0.2, 0.2]),
    (.cosine, [1, 1, 0.882842712474619, 0.6, 0.2, 0.2]),
  ])
  func fallsAsTheFormulaSays(_ kind: ScheduleKind, _ expected: [Double]) {
    let schedule = LearningRateSchedule(kind: kind, start: 100, length: 400, final: 0.2)
    for (step, factor) in zip([0, 100, 200, 300, 500, 5000], expected) {
      #expect(abs(schedule.factor(at: step) - factor) < 1e-12)
    }
  }

  @Test(arguments: [ScheduleKind.linear, .cosine])
  func noLengthIsAJump(_ kind: ScheduleKind) {
    let schedule = LearningRateSchedule(kind: kind, start: 10, length: 0, final: 0.25)
    #expect([0, 9, 10, 11].map(schedule.factor) == [1, 1, 0.25, 0.25])
  }

  @Test func risesFromTheFirstStep() {
    let schedule = LearningRateSchedule(warmUp: 4)
    #expect([0, 1, 2, 3, 4, 100].map(schedule.factor) == [0.25, 0.5, 0.75, 1, 1, 1])
    let both = LearningRateSchedule(kind: .linear, start: 0, length: 4, final: 0, warmUp: 2)
    #expect([0, 1, 2, 4].map(both.factor) == [0.5, 0.75, 0.5, 0])
  }

  @Test func trainerFollowsItsHyperparameters() throws {
    var trainer = try Trainer(
      TinyGAN.configuration(named: "article") {
        $0.choose(.schedule, ScheduleKind.linear)
        $0[.scheduleStart] = 1
        $0[.scheduleLength] = 2
        $0[.scheduleFinal] = 0
        $0[.warmUp] = 0
      }, data: TinyGAN.data)
    var states: [[NamedTensor]] = []
    for _ in 0..<5 {
      _ = trainer.step()
      states.append(trainer.state().tensors.filter { $0.name == "discriminator.0.weight" })
    }
    // Steps 0 to 2 have a rate, from step 3 on there is none.
    #expect(states[1] != states[0] && states[2] != states[1])
    #expect(states[3] == states[2] && states[4] == states[2])
  }

  @Test func instanceNoiseFades() throws {
    var trainer = try Trainer(
      TinyGAN.configuration(named: "article") {
        $0[.instanceNoise] = 0.5
        $0[.instanceNoiseSteps] = 4
      }, data: TinyGAN.data)
    var found: [Double] = []
    for _ in 0..<6 {
      found.append(trainer.instanceNoise)
      _ = trainer.step()
    }
    #expect(found == [0.5, 0.375, 0.25, 0.125, 0, 0])
    trainer.hyperparameters[.instanceNoiseSteps] = 0
    #expect(trainer.instanceNoise == 0.5)
  }
}
