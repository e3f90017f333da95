import Testing

@testable import GANEngine

/// Hyperparameters that change in mid-run: training goes on, the same way each time.
struct LiveSwitchTests {
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (inout Hyperparameters) -> Void

    init(_ name: String, _ apply: @escaping @Sendable (inout Hyperparameters) -> Void) {
      testDescription = name
      self.apply = apply
    }
  }

  static let changes: [Change] =
    LossKind.allCases.enumerated().map { index, kind in
      Change("loss \(kind)") { $0[.loss] = Double(index) }
    }
    + OptimizerKind.allCases.enumerated().map { index, kind in
      Change("optimizers \(kind)") {
        $0[.generatorOptimizer] = Double(index)
        $0[.discriminatorOptimizer] = Double(index)
        $0[.generatorLearningRate] = 1e-3
      }
    } + [
      Change("R1") { $0[.r1] = 1 },
      Change("R1, R2 and GP every second update") {
        $0[.r1] = 1
        $0[.r2] = 1
        $0[.gradientPenalty] = 10
        $0[.penaltyInterval] = 2
      },
      Change("spectral norm") { $0[.spectralNorm] = 1 },
      Change("slope normalised") { $0[.gradientNormalization] = 2 },
      Change("updates normalised") { $0[.gradientNormalization] = 1 },
      Change("everything clipped") {
        $0[.weightClip] = 0.05
        $0[.gradientClipNorm] = 1
        $0[.gradientClipValue] = 0.01
      },
      Change("other latents, noise, average") {
        $0[.latentDistribution] = 1
        $0[.latentMean] = -1
        $0[.instanceNoise] = 0.1
        $0[.instanceNoiseSteps] = 12
        $0[.emaDecay] = 0.99
      },
      Change("schedule") {
        $0[.schedule] = 2
        $0[.scheduleStart] = 4
        $0[.scheduleLength] = 8
        $0[.warmUp] = 10
      },
      Change("steps") {
        $0[.discriminatorSteps] = 2
        $0[.generatorSteps] = 2
      },
    ]

  /// 8 steps, the change, 8 steps, the change taken back, 8 steps.
  private func run(_ change: Change) throws -> TrainerState {
    var trainer = try Trainer(TinyGAN.configuration(named: "article"), data: TinyGAN.data)
    let original = trainer.hyperparameters
    for _ in 0..<8 { #expect(trainer.step().isFinite) }
    let updates = trainer.counters.generatorUpdates
    let moments = Array(trainer.discriminator.optimizer.first.elements)
    change.apply(&trainer.hyperparameters)
    #expect(trainer.counters.generatorUpdates == updates)
    #expect(Array(trainer.discriminator.optimizer.first.elements) == moments)
    for _ in 0..<8 { #expect(trainer.step().isFinite) }
    #expect(trainer.counters.generatorUpdates > updates)
    trainer.hyperparameters = original
    for _ in 0..<8 { #expect(trainer.step().isFinite) }
    return trainer.state()
  }

  @Test(arguments: changes)
  func trainingGoesOnTheSameWay(_ change: Change) throws {
    let state = try run(change)
    #expect(try run(change) == state)
    #expect(state.step == 24)
  }

  @Test func aChangeTakesEffect() throws {
    var states: [[NamedTensor]] = []
    // Neither the losses in force, nor Wasserstein's, which is a hinge's while logits are small.
    let others = Self.changes.filter {
      !["loss nonSaturating", "loss wasserstein", "optimizers adam"].contains($0.testDescription)
    }
    for change in others {
      states.append(try run(change).tensors)
    }
    for (index, state) in states.enumerated() {
      #expect(!states[..<index].contains(state))
    }
  }
}
