import CCompute
import Testing

struct OptimizerTests {
  static let kinds = [CC_ADAM, CC_SGD, CC_RMSPROP]

  private func update(_ kind: cc_optimizer, step: Int = 1) -> cc_update {
    cc_update(
      kind: kind, gradient_scale: 1, gradient_limit: .infinity, parameter_limit: .infinity,
      beta1: 0.9, beta2: kind == CC_RMSPROP ? 0.9 : 0.999,
      step_size: kind == CC_ADAM ? adamStep(step) : (kind == CC_SGD ? 0.01 : 0.001),
      second_correction: Float(1 / (1 - power(0.999, step)).squareRoot()), epsilon: 1e-8,
      average_decay: 0.75)
  }

  private func adamStep(_ step: Int) -> Float { Float(0.001 / (1 - power(0.9, step))) }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { result, _ in result * base }
  }

  // From 1 along 0.1, −0.2, 0.3, 0.05, −0.4, by PyTorch in double precision: Adam with learning rate
  // 0.001, SGD with 0.01 and momentum 0.9, RMSprop with 0.001 and smoothing 0.9.
  static let paths: [(cc_optimizer, [Double])] = [
    (CC_ADAM, [0.999000000100, 0.999366103604, 0.999022862539, 0.998667154710, 0.998857876398]),
    (CC_SGD, [0.999, 1.0001, 0.99809, 0.995781, 0.9977029]),
    (CC_RMSPROP, [0.996837723340, 0.999694865789, 0.997104227212, 0.996653740238, 0.999084145570]),
  ]

  @Test(arguments: paths, Reference.threads)
  func pathsAreThoseOfPyTorch(_ path: (cc_optimizer, [Double]), threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let count = 9001
    var parameters = Array(repeating: Float(1), count: count)
    var average = parameters
    var first = Array(repeating: Float(0), count: count)
    var (second, shadow) = (first, Array(repeating: UInt16(0), count: count))
    var follower = 1.0
    for (step, gradient) in ([0.1, -0.2, 0.3, 0.05, -0.4] as [Float]).enumerated() {
      var values = update(path.0, step: step + 1)
      let gradients = Array(repeating: gradient, count: count)
      cc_update_parameters(
        context, Int64(count), &values, gradients, &parameters, &first, &second, &shadow, &average)
      follower += 0.25 * (path.1[step] - follower)
      #expect(parameters.allSatisfy { abs(Double($0) - path.1[step]) < 3e-7 })
      #expect(average.allSatisfy { abs(Double($0) - follower) < 3e-7 })
      #expect(shadow == parameters.map(Reference.half))
    }
  }

  @Test(arguments: kinds)
  func gradientsAreScaledThenLimited(_ kind: cc_optimizer) throws {
    let context = try #require(cc_context_create(2))
    defer { cc_context_destroy(context) }
    func moved(_ gradients: [Float], _ change: (inout cc_update) -> Void) -> [Float] {
      var parameters: [Float] = [1, 2, 3]
      var (first, second): ([Float], [Float]) = ([0.1, 0.1, 0.1], [0.2, 0.2, 0.2])
      var values = update(kind)
      change(&values)
      cc_update_parameters(
        context, 3, &values, gradients, &parameters, &first, &second, nil, nil)
      return parameters + first + second
    }
    let limited = moved([0.5, -3, 8]) { ($0.gradient_scale, $0.gradient_limit) = (0.5, 1.25) }
    #expect(limited == moved([0.25, -1.25, 1.25]) { _ in })
    #expect(limited != moved([0.5, -3, 8]) { _ in })
  }

  @Test(arguments: kinds)
  func parametersAreLimitedAndNaNStays(_ kind: cc_optimizer) throws {
    let context = try #require(cc_context_create(2))
    defer { cc_context_destroy(context) }
    var parameters: [Float] = [5, -5, 0.25, 0.25, .nan]
    var average = parameters
    var first = Array(repeating: Float(0), count: 5)
    var second = first
    var values = update(kind)
    (values.gradient_limit, values.parameter_limit) = (1, 0.5)
    cc_update_parameters(
      context, 5, &values, [0, 0, 0, .nan, 0], &parameters, &first, &second, nil, &average)
    #expect(parameters[..<3] == [0.5, -0.5, 0.25])
    #expect(parameters[3].isNaN && parameters[4].isNaN)
  }

  @Test func momentsLeftAloneMayBeMissing() throws {
    let context = try #require(cc_context_create(1))
    defer { cc_context_destroy(context) }
    var (parameters, moment): ([Float], [Float]) = ([1], [0])
    var (sgd, rmsprop) = (update(CC_SGD), update(CC_RMSPROP))
    cc_update_parameters(context, 1, &sgd, [1], &parameters, &moment, nil, nil, nil)
    #expect(abs(parameters[0] - 0.99) < 1e-6)
    moment = [0]
    cc_update_parameters(context, 1, &rmsprop, [1], &parameters, nil, &moment, nil, nil)
    // The first step is learning rate / √(1 − β2).
    #expect(abs(parameters[0] - (0.99 - 0.001 / Float(0.1).squareRoot())) < 1e-6)
  }
}
