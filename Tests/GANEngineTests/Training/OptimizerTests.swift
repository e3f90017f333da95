import Testing

@testable import GANEngine

struct OptimizerTests {
  /// One weight of `count` inputs; the bias behind it has no gradient and stays.
  private func network(_ parameters: [Float]) throws -> (Network, Optimizer) {
    let context = try ComputeContext(threads: 1)
    let shape = NetworkShape(widths: [parameters.count, 1], hidden: .identity, output: .identity)
    let network = Network(ParameterLayout(shape), bf16: false, in: context)
    network.parameters.write(parameters)
    return (network, Optimizer(count: network.parameters.count, in: context))
  }

  private func settings(_ name: String, _ item: Fixture) -> Optimizer.Settings {
    var settings = Optimizer.Settings(learningRate: item.learningRate.number)
    switch name {
    case "sgd":
      settings.kind = .sgd
      settings.momentum = item.momentum.number
    case "rmsprop":
      settings.kind = .rmsprop
      settings.squareMemory = item.alpha.number
    default:
      settings.beta1 = item.beta1.number
      settings.beta2 = item.beta2.number
    }
    switch item.kind.text {
    case "norm": settings.longestGradient = item.maximum.number
    case "value": settings.largestDerivative = item.maximum.number
    default: break
    }
    return settings
  }

  @Test(arguments: ["adam", "sgd", "rmsprop", "clipping"])
  func matchesPyTorch(_ name: String) throws {
    let fixture = try Fixture(name)
    #expect(!fixture.cases.items.isEmpty)
    for item in fixture.cases.items {
      let (network, optimizer) = try network(item.parameters.floats)
      let settings = settings(name, item)
      for (index, (gradient, after)) in zip(item.gradients.items, item.after.items).enumerated() {
        network.gradients.write(gradient.floats)
        optimizer.update(network, settings, number: index + 1)
        expect(
          network.parameters.elements[..<after.items.count], near: after.doubles,
          fixture.tolerance, "\(name) \(item.kind.text), update \(index + 1)")
      }
    }
  }

  @Test(arguments: OptimizerKind.allCases)
  func normalizedGradientHasLengthOne(_ kind: OptimizerKind) throws {
    let gradient: [Float] = [3, 0, -4]
    func after(_ gradient: [Float], normalizes: Bool) throws -> [Float] {
      let (network, optimizer) = try network([1, 2, 3])
      network.gradients.write(gradient)
      optimizer.update(
        network, .init(kind: kind, learningRate: 0.125, normalizes: normalizes), number: 1)
      return Array(network.parameters.elements[..<3])
    }
    let found = try after(gradient, normalizes: true)
    expect(found, near: try after([0.6, 0, -0.8], normalizes: false).map(Double.init), 1e-6)
  }

  @Test func normalizingComesBeforeClipping() throws {
    let (network, optimizer) = try network([0, 0, 0])
    network.gradients.write([30, 0, -40])
    optimizer.update(
      network,
      .init(
        kind: .sgd, learningRate: 1, momentum: 0, normalizes: true, longestGradient: 0.5,
        largestDerivative: 0.25), number: 1)
    // Length 1, then 0.5: (0.3, 0, −0.4), then held within ± 0.25.
    expect(network.parameters.elements[..<3], near: [-0.25, 0, 0.25], 1e-6)
  }

  @Test func weightsStayWithinTheirLimit() throws {
    let (network, optimizer) = try network([0.5, -0.5, 0.001])
    network.gradients.write([1, -1, 0])
    optimizer.update(
      network, .init(kind: .sgd, learningRate: 0.1, momentum: 0, largestWeight: 0.01), number: 1)
    expect(network.parameters.elements[..<3], near: [0.01, -0.01, 0.001], 1e-9)
  }

  @Test func momentsStayWhenTheKindChanges() throws {
    let (network, optimizer) = try network([1, 1])
    func update(_ number: Int, _ settings: Optimizer.Settings) {
      network.gradients.write([0.5, -0.25])
      optimizer.update(network, settings, number: number)
    }
    update(1, .init(kind: .sgd, learningRate: 0.1, momentum: 0.5))
    update(2, .init(kind: .rmsprop, learningRate: 0.1, squareMemory: 0.75))
    // SGD's velocity is what RMSprop did not touch, its square memory is new.
    expect(optimizer.first.elements[..<2], near: [0.5, -0.25], 1e-7)
    expect(optimizer.second.elements[..<2], near: [0.0625, 0.015625], 1e-7)
    update(3, .init(kind: .sgd, learningRate: 0.1, momentum: 0.5))
    expect(optimizer.first.elements[..<2], near: [0.75, -0.375], 1e-7)
    expect(optimizer.second.elements[..<2], near: [0.0625, 0.015625], 1e-7)
    update(4, .init(kind: .adam, learningRate: 0.1, beta1: 0.5, beta2: 0.5))
    expect(optimizer.first.elements[..<2], near: [0.625, -0.3125], 1e-7)
  }
}
