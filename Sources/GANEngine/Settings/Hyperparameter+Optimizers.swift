/// What each optimiser remembers.
extension Hyperparameter.Facts {
  static let beta1 = Self(
    .run, "β1", "Adam: memory of the gradient's mean", 0...0.999, .linear(step: 0.05),
    initial: 0.5, use: .with(.adam), memoryOfDirection(usual: "0.5, or 0"))

  static let beta2 = Self(
    .run, "β2", "Adam: memory of the gradient's square", 0...0.99999, .linear(step: 0.001),
    initial: 0.999, use: .with(.adam), memoryOfSize(usual: "0.999"))

  static let momentum = Self(
    .run, "momentum", "SGD: share of the last update kept", 0...0.999, .linear(step: 0.05),
    initial: 0.9, use: .with(.sgd), memoryOfDirection(usual: "0.9"))

  static let squareMemory = Self(
    .run, "RMSprop decay", "RMSprop: memory of the gradient's square", 0...0.99999,
    .linear(step: 0.01), initial: 0.99, use: .with(.rmsprop), memoryOfSize(usual: "0.99"))

  private static func memoryOfDirection(usual: String) -> Advice {
    Advice(
      "How much of the last direction an update keeps.",
      more: "smooth and slow to turn: players overshoot each other.",
      less: "quick to turn, jumpier.", usual: usual)
  }

  private static func memoryOfSize(usual: String) -> Advice {
    Advice(
      "Over how many steps the size of the gradient is averaged.",
      more: "steady steps.", less: "steps that follow the gradient's size at once.", usual: usual)
  }
}
