import CCompute

/// The extents of a recurrent layer and where its tensors lie.
struct RecurrentPlan {
  let rows: Int
  let steps: Int
  let units: Int
  /// Numbers that a step is given of a row.
  let columns: Int
  /// Whether one vector is given at every step, and whether all states are put out.
  let isWriting: Bool
  let givesAll: Bool
  let inputWeight: Int
  let stateWeight: Int
  let inputBias: Int
  let stateBias: Int
  let inputType: cc_type
  let operands: cc_type

  init(
    _ layer: ParameterLayout.Layer, _ recurrence: Recurrence, rows: Int, inputType: cc_type,
    operands: cc_type
  ) {
    self.rows = rows
    self.inputType = inputType
    self.operands = operands
    switch recurrence {
    case .writes(let count): (steps, columns) = (count, layer.input.count)
    case .reads, .rewrites: (steps, columns) = (layer.input.height, layer.input.width)
    }
    isWriting = layer.input.isVector
    givesAll = recurrence != .reads
    units = layer.output.isVector ? layer.output.count : layer.output.width
    inputWeight = layer.offset(.weight)
    stateWeight = layer.offset(.stateWeight)
    inputBias = layer.offset(.bias)
    stateBias = layer.offset(.stateBias)
  }

  /// Rows that the input's part of the gates is computed for.
  var inputRows: Int { isWriting ? rows : rows * steps }
}

/// The products of a recurrent layer; those of the way back where it is gone.
struct RecurrentProducts {
  let inputGates: Product
  let stateGates: Product
  let stateGradient: Product?
  let stateWeightGradient: Product?
  let inputWeightGradient: Product?
  let inputGradient: Product?

  /// Throws `EngineError.unsupportedProduct`.
  init(_ plan: RecurrentPlan, goesBack: Bool, in context: ComputeContext) throws {
    let (units, gates, type) = (plan.units, 3 * plan.units, plan.operands)
    inputGates = try Product(
      .init(m: plan.inputRows, n: gates, k: plan.columns), transposedB: true, operands: type,
      bias: true, in: context)
    stateGates = try Product(
      .init(m: plan.rows, n: gates, k: units), transposedB: true, operands: type, bias: true,
      in: context)
    guard goesBack else {
      (stateGradient, stateWeightGradient) = (nil, nil)
      (inputWeightGradient, inputGradient) = (nil, nil)
      return
    }
    stateGradient = try Product(
      .init(m: plan.rows, n: units, k: gates), operands: type, in: context)
    stateWeightGradient = try Product(
      .init(m: gates, n: units, k: plan.rows * plan.steps), transposedA: true, operands: type,
      in: context)
    inputWeightGradient = try Product(
      .init(m: gates, n: plan.columns, k: plan.inputRows), transposedA: true, operands: type,
      in: context)
    inputGradient = try Product(
      .init(m: plan.inputRows, n: plan.columns, k: gates), operands: type, in: context)
  }
}

/// What a recurrent layer keeps of its steps, time first.
struct RecurrentStates {
  /// The sequence as the products read it.
  let inputs: Operand
  let inputGates: Storage<Float>
  /// Of one step.
  let stateGates: Storage<Float>
  /// States before each step and behind the last: in fp32, and as the products read them.
  let values: Storage<Float>
  let operands: Operand
  /// r, z, n and the state's part of n.
  let gates: Storage<Float>
  let inputGradients: Storage<Float>
  let stateGradients: Storage<Float>
  let outputGradients: Storage<Float>
  /// The gradient of the state on its way back.
  let running: Storage<Float>
  let narrow: Operand
  let gateOperands: Operand
  let sequenceGradient: Storage<Float>
  /// From rows of images to steps, and back; of inputs and of states.
  let inputOrder: Storage<Int32>
  let backOrder: Storage<Int32>
  let outputOrder: Storage<Int32>
  let gradientOrder: Storage<Int32>

  init(_ plan: RecurrentPlan, goesBack: Bool) {
    let (size, steps) = (plan.rows * plan.units, plan.steps)
    inputs = Operand(count: plan.inputRows * plan.columns, plan.operands)
    inputGates = Storage(count: plan.inputRows * 3 * plan.units)
    stateGates = Storage(count: 3 * size)
    values = Storage(count: (steps + 1) * size)
    operands = Operand(count: (steps + 1) * size, plan.operands)
    gates = Storage(count: 4 * steps * size)
    let back = goesBack ? 1 : 0
    inputGradients = Storage(count: back * 3 * steps * size)
    stateGradients = Storage(count: back * 3 * steps * size)
    outputGradients = Storage(count: back * (plan.givesAll ? steps * size : size))
    running = Storage(count: back * size)
    narrow = Operand(count: back * 3 * size, plan.operands)
    gateOperands = Operand(count: back * 3 * steps * size, plan.operands)
    sequenceGradient = Storage(count: plan.isWriting ? 0 : back * plan.inputRows * plan.columns)
    let input = plan.isWriting ? [] : Self.timeFirst(plan.rows, steps, plan.columns)
    inputOrder = Storage(input)
    backOrder = Storage(goesBack ? Self.inverse(input) : [])
    let states = plan.givesAll ? Self.timeFirst(plan.rows, steps, plan.units) : []
    outputOrder = Storage(Self.inverse(states))
    gradientOrder = Storage(goesBack ? states : [])
  }

  // Where each number of steps × rows × columns lies in rows × steps × columns.
  private static func timeFirst(_ rows: Int, _ steps: Int, _ columns: Int) -> [Int32] {
    (0..<steps).flatMap { step in
      (0..<rows).flatMap { row in
        (0..<columns).map { Int32(clamping: (row * steps + step) * columns + $0) }
      }
    }
  }

  private static func inverse(_ order: [Int32]) -> [Int32] {
    var inverse = order
    for (place, source) in order.enumerated() { inverse[Int(source)] = Int32(clamping: place) }
    return inverse
  }
}
