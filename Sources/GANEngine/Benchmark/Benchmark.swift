import CCompute

/// Measures a trainer: whole steps, their phases, and the floor they are compared with.
public struct Benchmark: Sendable {
  /// What was measured; times in milliseconds.
  public struct Result: Sendable {
    /// Number format of the products.
    public var precision: Precision
    /// Images a batch.
    public var batch: Int
    /// Threads of the compute pool.
    public var threads: Int
    /// Steps timed.
    public var steps: Int
    /// Steps a second.
    public var stepsPerSecond: Double
    /// Time of a whole step.
    public var stepMilliseconds: Double
    /// Operations of the products a second, in units of 10⁹.
    public var gigaflops: Double
    /// Time of each part of a step, in the order in which they run.
    public var phases: [(phase: StepPhase, milliseconds: Double)]
    /// Each product alone with its operands in cache, plus one pass of the optimiser over memory.
    public var floorMilliseconds: Double
    /// Floor over measured time; 1 would be the floor itself.
    public var floorFraction: Double
    /// What a save takes of the training: a copy of the whole state.
    public var copyMilliseconds: Double
  }

  /// Runs `steps` steps after a tenth as many for warming up, then the floor.
  public static func run(_ trainer: inout Trainer, steps: Int) -> Result {
    for _ in 0..<max(steps / 10, 5) { _ = trainer.step() }
    trainer.phases = PhaseClock()
    let start = ContinuousClock.now
    for _ in 0..<steps { _ = trainer.step() }
    let step = (start.duration(to: .now) / .milliseconds(1)) / Double(steps)
    let phases = zip(StepPhase.allCases, trainer.phases.durations).map {
      (phase: $0.0, milliseconds: $0.1 / .milliseconds(1) / Double(steps))
    }
    let products = trainer.productsOfAStep
    let floor =
      products.reduce(0) { $0 + milliseconds(of: $1) } + milliseconds(ofUpdates: &trainer)
    return Result(
      precision: trainer.configuration.precision, batch: trainer.configuration.batch,
      threads: trainer.configuration.threads, steps: steps, stepsPerSecond: 1000 / step,
      stepMilliseconds: step,
      gigaflops: products.reduce(0) { $0 + $1.operations } / step / 1e6, phases: phases,
      floorMilliseconds: floor, floorFraction: floor / step,
      copyMilliseconds: milliseconds(ofCopying: trainer))
  }

  private static func milliseconds(of product: any Multiplication) -> Double {
    let sizes = product.sizes
    // Room for fp32 operands: enough for bf16 as well.
    let (a, b, c) = (
      Storage<Float>(count: sizes.a), Storage<Float>(count: sizes.b), Storage<Float>(count: sizes.c)
    )
    let bias = Storage<Float>(count: sizes.bias)
    return median(runs: 15) { product.run(a.base, b.base, bias: bias.base, into: c.base) }
  }

  private static func milliseconds(ofUpdates trainer: inout Trainer) -> Double {
    // A rate of 0 leaves the weights alone while every byte is still read and written.
    let idle = Optimizer.Settings(learningRate: 0)
    let players = trainer.players
    return median(runs: 9) {
      for player in players { player.optimizer.update(player.network, idle, number: 1) }
    }
  }

  private static func milliseconds(ofCopying trainer: borrowing Trainer) -> Double {
    var room = TrainerBuffers()
    return median(runs: 9) { _ = trainer.copy(in: &room) }
  }

  private static func median(runs: Int, _ body: () -> Void) -> Double {
    body()
    let times = (0..<runs).map { _ in
      let start = ContinuousClock.now
      body()
      return start.duration(to: .now) / .milliseconds(1)
    }
    return times.sorted()[runs / 2]
  }
}

extension Trainer {
  /// Every product of one step with one update of D, in the order they run.
  var productsOfAStep: [any Multiplication] {
    let (g, d, fake) = (passes.generatorPass, passes.discriminatorPass, passes.fakePass)
    return g.products(.apply) + d.products(.apply) + d.products(.adjointOfWeight)
      + d.products(.adjointOfInput) + fake.products(.apply) + fake.products(.adjointOfInput)
      + g.products(.adjointOfWeight) + g.products(.adjointOfInput)
  }
}
