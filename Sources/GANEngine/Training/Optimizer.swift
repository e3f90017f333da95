import CCompute

/// Moves a network against its gradients and remembers what it needs for that.
///
/// - `adam` (Kingma & Ba 2015, algorithm 1), with PyTorch's placing of ε = 1e-8
/// - `sgd`: v ← momentum·v + g, p ← p − rate·v (as PyTorch, without dampening)
/// - `rmsprop` (Hinton): s ← decay·s + (1 − decay)·g², p ← p − rate·g/(√s + 1e-8) (as PyTorch)
///
/// The kind may change between two updates: each goes on from the moments that lie there.
final class Optimizer {
  /// Moving means of the gradient (or SGD's velocity) and of its square, one number a parameter.
  let first: Storage<Float>
  let second: Storage<Float>
  private let context: ComputeContext

  init(count: Int, in context: ComputeContext) {
    first = Storage(count: count)
    second = Storage(count: count)
    self.context = context
  }

  /// What an update depends on beside the gradient.
  struct Settings {
    var kind = OptimizerKind.adam
    var learningRate: Double
    var beta1 = 0.9
    var beta2 = 0.999
    var momentum = 0.9
    var squareMemory = 0.99
    /// Whether the gradient is brought to length 1.
    var normalizes = false
    /// The longest gradient, the largest derivative and the largest weight; 0 for no limit.
    var longestGradient = 0.0
    var largestDerivative = 0.0
    var largestWeight = 0.0
  }

  /// Moves `network` against its gradients; `average` follows with `decay` unless nil. `number` counts
  /// updates from 1: t of Adam's bias correction.
  func update(
    _ network: Network, _ settings: Settings, number: Int, average: Storage<Float>? = nil,
    decay: Double = 0
  ) {
    var step = step(settings, number)
    step.gradient_scale = Float(scale(network.gradients, settings))
    step.average_decay = Float(decay)
    // Divided weights are written anew after the update: the shadow is not read.
    let shadow = network.spectralNorm == nil ? network.shadow?.base : nil
    cc_update_parameters(
      context.handle, Int64(network.parameters.count), &step, network.gradients.base,
      network.parameters.base, first.base, second.base, shadow, average?.base)
  }

  private func step(_ settings: Settings, _ number: Int) -> cc_update {
    var step = cc_update()
    step.epsilon = 1e-8
    step.step_size = Float(settings.learningRate)
    step.gradient_limit = Self.limit(settings.largestDerivative)
    step.parameter_limit = Self.limit(settings.largestWeight)
    switch settings.kind {
    case .adam:
      step.kind = CC_ADAM
      step.beta1 = Float(settings.beta1)
      step.beta2 = Float(settings.beta2)
      let first = 1 - Self.power(settings.beta1, number)
      let second = 1 - Self.power(settings.beta2, number)
      step.step_size = Float(settings.learningRate / first)
      step.second_correction = Float(1 / second.squareRoot())
    case .sgd:
      step.kind = CC_SGD
      step.beta1 = Float(settings.momentum)
    case .rmsprop:
      step.kind = CC_RMSPROP
      step.beta2 = Float(settings.squareMemory)
    }
    return step
  }

  // What the gradient is multiplied with before all else; PyTorch's clip_grad_norm_ for a limit.
  private func scale(_ gradients: Storage<Float>, _ settings: Settings) -> Double {
    guard settings.normalizes || settings.longestGradient > 0 else { return 1 }
    let length = cc_sum_of_squares(context.handle, Int64(gradients.count), gradients.base)
      .squareRoot()
    let unit = settings.normalizes ? 1 / max(length, 1e-12) : 1
    guard settings.longestGradient > 0 else { return unit }
    return unit * min(1, settings.longestGradient / (length * unit + 1e-6))
  }

  private static func limit(_ value: Double) -> Float { value > 0 ? Float(value) : .infinity }

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
