import CCompute

/// A gated recurrent unit that starts from a state of zeros and is trained through all of its steps.
///
/// Inside, time comes first: what belongs to a step lies together, and the products over all steps are
/// one product each.
final class RecurrentLayer: Layer {
  let outputs: Outputs
  private let plan: RecurrentPlan
  private let products: RecurrentProducts
  private let states: RecurrentStates
  private let place: AffineLayer.Place
  private let buffers: GradientBuffers
  private let context: ComputeContext

  /// `inputType` is the format of what it is given. Throws `EngineError.unsupportedProduct`.
  init(
    _ layer: ParameterLayout.Layer, _ recurrence: Recurrence, outputs: Outputs, rows: Int,
    inputType: cc_type, operands: cc_type, goesBack: Bool, at place: AffineLayer.Place,
    _ buffers: GradientBuffers, in context: ComputeContext
  ) throws {
    let plan = RecurrentPlan(
      layer, recurrence, rows: rows, inputType: inputType, operands: operands)
    self.plan = plan
    self.outputs = outputs
    self.place = place
    self.buffers = buffers
    self.context = context
    products = try RecurrentProducts(plan, goesBack: goesBack, in: context)
    states = RecurrentStates(plan, goesBack: goesBack)
  }

  func forward(_ input: UnsafeMutableRawPointer, _ weights: Pass.Weights, _ mode: Pass.Mode) {
    let x = sequence(input)
    let parameters = weights.parameters
    products.inputGates.run(
      x, weights.products.address(at: plan.inputWeight), bias: parameters + plan.inputBias,
      into: states.inputGates.base)
    for step in 0..<plan.steps {
      let (size, gates) = (plan.rows * plan.units, 3 * plan.rows * plan.units)
      products.stateGates.run(
        states.operands.address(at: step * size), weights.products.address(at: plan.stateWeight),
        bias: parameters + plan.stateBias, into: states.stateGates.base)
      cc_recurrent_step(
        context.handle, Int64(plan.rows), Int64(plan.units),
        states.inputGates.base + (plan.isWriting ? 0 : step * gates), states.stateGates.base,
        states.values.base + step * size, states.gates.base + 4 * step * size,
        states.values.base + (step + 1) * size, states.operands.address(at: (step + 1) * size),
        plan.operands)
    }
    putOut()
  }

  /// The products of a use, as often as a pass takes them.
  func products(_ use: AffineUse) -> [any Multiplication] {
    let steps = plan.steps
    func often(_ product: Product?, _ count: Int) -> [any Multiplication] {
      product.map { Array(repeating: $0, count: count) } ?? []
    }
    return switch use {
    case .apply: often(products.inputGates, 1) + often(products.stateGates, steps)
    case .adjointOfInput:
      often(products.stateGradient, steps - 1) + often(products.inputGradient, 1)
    case .adjointOfWeight:
      often(products.inputWeightGradient, 1) + often(products.stateWeightGradient, 1)
    }
  }

  // Row after row of images becomes step after step of all images.
  private func sequence(_ input: UnsafeMutableRawPointer) -> UnsafeRawPointer {
    guard !plan.isWriting else {
      guard plan.inputType != plan.operands else { return UnsafeRawPointer(input) }
      convert(input, plan.inputType, plan.rows * plan.columns, into: states.inputs)
      return UnsafeRawPointer(states.inputs.base)
    }
    cc_permute(
      context.handle, 1, Int64(states.inputOrder.count), Int64(states.inputOrder.count),
      states.inputOrder.base, input, plan.inputType, states.inputs.base, plan.operands)
    return UnsafeRawPointer(states.inputs.base)
  }

  private func convert(
    _ source: UnsafeRawPointer, _ type: cc_type, _ count: Int, into target: Operand
  ) {
    cc_upsample(
      context.handle, 1, 1, 1, Int64(count), 1, source, type, target.base, target.type)
  }

  private func putOut() {
    let size = plan.rows * plan.units
    if plan.givesAll {
      cc_permute(
        context.handle, 1, Int64(states.outputOrder.count), Int64(states.outputOrder.count),
        states.outputOrder.base, states.values.base + size, CC_F32, outputs.operand.base,
        outputs.operand.type)
    } else {
      convert(states.values.base + plan.steps * size, CC_F32, size, into: outputs.operand)
    }
  }

  func backward(
    _ gradient: Gradient, input: UnsafeRawPointer, _ weights: Pass.Weights, _ wanted: Pass.Wanted
  ) -> Gradient? {
    guard let incoming = gradient.numbers else { return gradient }
    spread(incoming)
    let size = plan.rows * plan.units
    let running = states.running
    for index in 0..<size { running.elements[index] = 0 }
    for step in (0..<plan.steps).reversed() {
      addOutputGradient(step)
      let stateGates = states.stateGradients.base + 3 * step * size
      cc_recurrent_back(
        context.handle, Int64(plan.rows), Int64(plan.units), states.gates.base + 4 * step * size,
        states.values.base + step * size, running.base,
        states.inputGradients.base + 3 * step * size, stateGates)
      guard step > 0 else { continue }
      cc_scale(context.handle, Int64(3 * size), 1, stateGates, states.narrow.base, plan.operands)
      products.stateGradient?.run(
        states.narrow.base, weights.products.address(at: plan.stateWeight),
        into: states.stateGates.base)
      cc_add(
        context.handle, Int64(size), running.base, CC_F32, states.stateGates.base, CC_F32,
        running.base, CC_F32)
    }
    gatherWriting()
    return finish(input, weights, wanted)
  }

  // The gradient of what was put out, step after step.
  private func spread(_ incoming: UnsafeMutablePointer<Float>) {
    guard plan.givesAll else {
      states.outputGradients.base.update(from: incoming, count: plan.rows * plan.units)
      return
    }
    cc_permute(
      context.handle, 1, Int64(states.gradientOrder.count), Int64(states.gradientOrder.count),
      states.gradientOrder.base, incoming, CC_F32, states.outputGradients.base, CC_F32)
  }

  private func addOutputGradient(_ step: Int) {
    guard plan.givesAll || step == plan.steps - 1 else { return }
    let size = plan.rows * plan.units
    let start = plan.givesAll ? step * size : 0
    cc_add(
      context.handle, Int64(size), states.running.base, CC_F32,
      states.outputGradients.base + start, CC_F32, states.running.base, CC_F32)
  }

  // What is given at each step has the sum of its gradients.
  private func gatherWriting() {
    guard plan.isWriting else { return }
    let count = 3 * plan.rows * plan.units
    let sums = states.inputGradients.base
    for step in 1..<max(plan.steps, 1) {
      cc_add(
        context.handle, Int64(count), sums, CC_F32, sums + step * count, CC_F32, sums, CC_F32)
    }
  }

  private func finish(
    _ input: UnsafeRawPointer, _ weights: Pass.Weights, _ wanted: Pass.Wanted
  ) -> Gradient? {
    let gates = 3 * plan.units
    // Sums up the biases, and brings what the products read into their format.
    func prepare(_ gradients: Storage<Float>, _ rows: Int, bias: Int) {
      cc_activation_backward(
        context.handle, Int64(rows), Int64(gates), CC_IDENTITY, 0, 1, gradients.base,
        gradients.base, CC_F32, states.gateOperands.base, plan.operands,
        wanted.gradients.map { $0 + bias })
    }
    if let all = wanted.gradients {
      prepare(states.stateGradients, plan.steps * plan.rows, bias: plan.stateBias)
      products.stateWeightGradient?.run(
        states.gateOperands.base, states.operands.base, into: all + plan.stateWeight)
    }
    prepare(states.inputGradients, plan.inputRows, bias: plan.inputBias)
    if let all = wanted.gradients {
      let x =
        plan.isWriting && plan.inputType == plan.operands
        ? input : UnsafeRawPointer(states.inputs.base)
      products.inputWeightGradient?.run(
        states.gateOperands.base, x, into: all + plan.inputWeight)
    }
    if place.isLowest && wanted.input == nil { return nil }
    let target = place.isFirst ? wanted.input : buffers.room(besides: states.running.base)
    guard let target else { return nil }
    products.inputGradient?.run(
      states.gateOperands.base, weights.products.address(at: plan.inputWeight),
      into: plan.isWriting ? target : states.sequenceGradient.base)
    if !plan.isWriting {
      cc_permute(
        context.handle, 1, Int64(states.backOrder.count), Int64(states.backOrder.count),
        states.backOrder.base, states.sequenceGradient.base, CC_F32, target, CC_F32)
    }
    return .outputs(target)
  }
}
