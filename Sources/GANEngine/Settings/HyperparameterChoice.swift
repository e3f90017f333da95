/// A hyperparameter that is one of a few names; its value is the index of the name.
public protocol HyperparameterChoice: RawRepresentable<String>, CaseIterable, Sendable
where AllCases == [Self] {}

/// How a gradient moves the weights; formulas in `Optimizer`.
public enum OptimizerKind: String, HyperparameterChoice {
  case adam, sgd, rmsprop
}

/// How learning rates change in the course of training; formulas in `LearningRateSchedule`.
public enum ScheduleKind: String, HyperparameterChoice {
  case constant, linear, cosine
}

/// What latents are drawn from: N(mean, deviation²), or the uniform distribution of the same mean
/// and deviation, mean ± √3·deviation.
public enum LatentDistribution: String, HyperparameterChoice {
  case normal, uniform
}

/// Whether something is in force.
public enum Toggle: String, HyperparameterChoice {
  case off, on
}

/// What is brought to a common length: nothing, each network's gradient before its update, or D's
/// output by its own slope (Wu et al. 2021, "Gradient normalization for generative adversarial
/// networks", equation 6).
public enum GradientNormalization: String, HyperparameterChoice {
  case off, update, discriminator
}
