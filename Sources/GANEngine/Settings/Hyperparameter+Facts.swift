extension Hyperparameter {
  var facts: Facts {
    switch self {
    case .generatorLearningRate:
      .rate(.generator, "lr G", "learning rate of the generator")
    case .generatorOptimizer:
      .choice(.generator, "optimizer G", "how G's gradient moves its weights", OptimizerKind.self)
    case .generatorSteps:
      .count(.generator, "G steps", "updates of G a step; 0 freezes it", 0...20, initial: 1)
    case .generatorDropout:
      .share(.generator, "dropout G", "share of G's hidden units silenced a step")
    case .emaDecay:
      Facts(
        group: .generator, label: "EMA decay",
        explanation: "averaging of G's weights for the samples; 0 is none", range: 0...0.99999,
        scale: .linear(step: 0.001), initial: 0)
    case .latentDistribution:
      .choice(
        .generator, "latents", "the distribution latents are drawn from", LatentDistribution.self)
    case .latentMean:
      Facts(
        group: .generator, label: "latent mean", explanation: "mean of the latents",
        range: -100...100, scale: .linear(step: 0.1), initial: 0)
    case .latentDeviation:
      Facts(
        group: .generator, label: "latent spread", explanation: "standard deviation of the latents",
        range: 0...100, scale: .linear(step: 0.1), initial: 1)
    case .discriminatorLearningRate:
      .rate(.discriminator, "lr D", "learning rate of the discriminator")
    case .gapAware:
      .choice(
        .discriminator, "gap-aware lr", "less lr D while D is ahead, more while it lags behind",
        Toggle.self)
    case .discriminatorOptimizer:
      .choice(
        .discriminator, "optimizer D", "how D's gradient moves its weights", OptimizerKind.self)
    case .discriminatorSteps:
      .count(.discriminator, "D steps", "updates of D a step; 0 freezes it", 0...20, initial: 1)
    case .discriminatorDropout:
      .share(.discriminator, "dropout D", "share of D's hidden units silenced a step")
    case .inputDropout:
      .share(.discriminator, "dropout pixels", "share of D's pixels silenced a step")
    case .translation:
      .count(
        .discriminator, "translation",
        "D sees each image moved by up to so many pixels; 0 is off", 0...8)
    case .translationEnd:
      .count(
        .discriminator, "translate until", "step from which images stay in their places; 0: never",
        Self.steps, step: 1000)
    case .loss:
      .choice(.loss, "loss", "what D and G play for", LossKind.self)
    case .labelSmoothing:
      Facts(
        group: .loss, label: "label smoothing",
        explanation: "the label of real images is 1 minus this", range: 0...0.5,
        scale: .linear(step: 0.05), initial: 0)
    case .instanceNoise:
      Facts(
        group: .loss, label: "instance noise",
        explanation: "deviation of noise on all that D sees", range: 0...2,
        scale: .linear(step: 0.05), initial: 0)
    case .instanceNoiseSteps:
      .count(
        .loss, "noise decay", "steps in which that noise fades to 0; 0: it stays", Self.steps,
        step: 1000)
    case .gradientPenalty:
      .weight("WGAN-GP λ", "pulls the norm of D's gradient between real and fake to 1; 0 is off")
    case .r1: .weight("R1 γ", "keeps D flat at real images; 0 is off")
    case .r2: .weight("R2 γ", "keeps D flat at fakes; 0 is off")
    case .penaltyInterval:
      .count(
        .regularization, "penalty every", "updates of D between two penalties, weighted so often",
        1...1000, initial: 1)
    case .spectralNorm:
      .choice(
        .regularization, "spectral norm", "divides D's weights by their largest singular value",
        Toggle.self)
    case .weightClip:
      .weight("weight clip", "D's weights stay within ± this; 0 is off", largest: 10)
    case .gradientClipValue:
      .weight("clip value", "each derivative stays within ± this; 0 is off")
    case .gradientClipNorm:
      .weight("clip norm", "a network's gradient is at most this long; 0 is off")
    case .gradientNormalization:
      .choice(
        .regularization, "normalise grad",
        "update: each gradient has length 1; discriminator: D is divided by its slope",
        GradientNormalization.self)
    case .beta1:
      Facts(
        group: .run, label: "β1", explanation: "Adam: memory of the gradient's mean",
        range: 0...0.999, scale: .linear(step: 0.05), initial: 0.5)
    case .beta2:
      Facts(
        group: .run, label: "β2", explanation: "Adam: memory of the gradient's square",
        range: 0...0.99999, scale: .linear(step: 0.001), initial: 0.999)
    case .momentum:
      Facts(
        group: .run, label: "momentum", explanation: "SGD: share of the last update kept",
        range: 0...0.999, scale: .linear(step: 0.05), initial: 0.9)
    case .squareMemory:
      Facts(
        group: .run, label: "RMSprop decay",
        explanation: "RMSprop: memory of the gradient's square",
        range: 0...0.99999, scale: .linear(step: 0.01), initial: 0.99)
    case .schedule:
      .choice(.run, "schedule", "how both learning rates fall", ScheduleKind.self)
    case .scheduleStart:
      .count(.run, "decay from", "step at which the rates begin to fall", Self.steps, step: 1000)
    case .scheduleLength:
      .count(
        .run, "decay over", "steps in which they fall", Self.steps, step: 1000, initial: 20_000)
    case .scheduleFinal:
      Facts(
        group: .run, label: "decay to", explanation: "share of the rates that is left in the end",
        range: 0...1, scale: .linear(step: 0.05), initial: 0.1)
    case .warmUp:
      .count(.run, "warm-up", "steps in which both rates rise from 0", Self.steps, step: 100)
    }
  }

  private static let steps = 0.0...1e9
}

extension Hyperparameter.Facts {
  fileprivate typealias Group = Hyperparameter.Group

  fileprivate static func rate(_ group: Group, _ label: String, _ explanation: String) -> Self {
    Self(
      group: group, label: label, explanation: explanation, range: 0...1, scale: .logarithmic,
      initial: 2e-4)
  }

  fileprivate static func share(_ group: Group, _ label: String, _ explanation: String) -> Self {
    Self(
      group: group, label: label, explanation: explanation, range: 0...0.9,
      scale: .linear(step: 0.05), initial: 0)
  }

  fileprivate static func weight(
    _ label: String, _ explanation: String, largest: Double = 1000
  ) -> Self {
    Self(
      group: .regularization, label: label, explanation: explanation, range: 0...largest,
      scale: .logarithmic, initial: 0)
  }

  fileprivate static func count(
    _ group: Group, _ label: String, _ explanation: String, _ range: ClosedRange<Double>,
    step: Double = 1, initial: Double = 0
  ) -> Self {
    Self(
      group: group, label: label, explanation: explanation, range: range,
      scale: .linear(step: step), initial: initial)
  }

  fileprivate static func choice<Choice: HyperparameterChoice>(
    _ group: Group, _ label: String, _ explanation: String, _ type: Choice.Type
  ) -> Self {
    let names = Choice.allCases.map(\.rawValue)
    return Self(
      group: group, label: label, explanation: explanation, range: 0...Double(names.count - 1),
      scale: .choice(names), initial: 0)
  }
}
