import CCompute

/// Adam (Kingma & Ba 2015, algorithm 1) with PyTorch's placing of ε = 1e-8.
final class Adam {
  /// Moving means of the gradient and of its square, one number a parameter.
  let first: Storage<Float>
  let second: Storage<Float>
  /// Updates done: t of the bias correction.
  var updates = 0
  private let context: ComputeContext

  init(count: Int, in context: ComputeContext) {
    first = Storage(count: count)
    second = Storage(count: count)
    self.context = context
  }

  /// What an update depends on beside the gradient.
  struct Settings {
    let learningRate: Double
    let beta1: Double
    let beta2: Double
  }

  /// Moves `network` against its gradients; `average` follows with `decay` unless nil.
  func update(
    _ network: MLP, _ settings: Settings, average: Storage<Float>? = nil, decay: Double = 0
  ) {
    updates += 1
    let (first, second) = Self.corrections(settings, updates: updates)
    var step = cc_adam_step(
      beta1: Float(settings.beta1), beta2: Float(settings.beta2),
      step_size: Float(settings.learningRate / first),
      second_correction: Float(1 / second.squareRoot()), epsilon: 1e-8,
      average_decay: Float(decay))
    cc_adam(
      context.handle, Int64(network.parameters.count), &step, network.gradients.base,
      network.parameters.base, self.first.base, self.second.base, network.shadow?.base,
      average?.base)
  }

  private static func corrections(_ settings: Settings, updates: Int) -> (Double, Double) {
    (1 - power(settings.beta1, updates), 1 - power(settings.beta2, updates))
  }

  // By squaring, so that a resumed run computes the same bits as one that counted up.
  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }
}
