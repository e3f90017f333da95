extension ParameterLayout {
  /// What a tensor is to its layer.
  enum Role {
    case weight, bias
    /// Batch norm's γ and β.
    case scale, shift
    case runningMean, runningVariance
    /// A recurrent layer's weight and bias of its own state.
    case stateWeight, stateBias
    /// Of spectral norm, which keeps them in a block of their own.
    case singularVector

    /// Its name in a PyTorch state dict.
    var name: String {
      switch self {
      case .weight, .scale: "weight"
      case .bias, .shift: "bias"
      case .runningMean: "running_mean"
      case .runningVariance: "running_var"
      case .stateWeight: "weight_hh_l0"
      case .stateBias: "bias_hh_l0"
      case .singularVector: "vector"
      }
    }

    /// Whether it is trained; what is not is remembered of the batches.
    var isTrained: Bool {
      switch self {
      case .weight, .bias, .scale, .shift, .stateWeight, .stateBias: true
      case .runningMean, .runningVariance, .singularVector: false
      }
    }
  }

  /// A tensor: its name in a PyTorch state dict, its shape and where it starts in its block.
  struct Tensor: Sendable {
    let name: String
    /// As PyTorch has it.
    let shape: [Int]
    let offset: Int
    let role: Role
    /// How its numbers lie here; nil where as in PyTorch.
    var order: TensorOrder?
    var count: Int { shape.reduce(1, *) }
  }
}

/// How a tensor of PyTorch's lies here: of `blocks` × `first` × `second` numbers, the last two are
/// exchanged. Filters are `outputs` × `inputs` × `places` there, and pixel by pixel here.
struct TensorOrder: Equatable, Sendable {
  let blocks: Int
  let first: Int
  let second: Int

  /// Numbers in PyTorch's order as they lie here.
  func inside(_ numbers: [Float]) -> [Float] { exchanged(numbers, first, second) }

  /// Numbers as they lie here in PyTorch's order.
  func outside(_ numbers: [Float]) -> [Float] { exchanged(numbers, second, first) }

  private func exchanged(_ numbers: [Float], _ first: Int, _ second: Int) -> [Float] {
    guard numbers.count == blocks * first * second else { return numbers }
    var result: [Float] = []
    result.reserveCapacity(numbers.count)
    for block in 0..<blocks {
      let start = block * first * second
      for column in 0..<second {
        for row in 0..<first { result.append(numbers[start + row * second + column]) }
      }
    }
    return result
  }
}

extension LayerSpec {
  /// A tensor of a layer.
  struct Part {
    let role: ParameterLayout.Role
    /// Its name behind that of its module.
    let name: String
    let shape: [Int]
    var order: TensorOrder?

    init(
      _ role: ParameterLayout.Role, _ shape: [Int], name: String? = nil, order: TensorOrder? = nil
    ) {
      self.role = role
      self.name = name ?? role.name
      self.shape = shape
      self.order = order
    }
  }

  /// The tensors that it has where it takes that input.
  func tensors(of input: Extent) -> [Part] {
    switch self {
    case .linear(let outputs):
      let columns = input.isVector ? input.count : input.width
      return [Part(.weight, [outputs, columns]), Part(.bias, [outputs])]
    case .conv(let window):
      return Self.filters(window, [window.channels, input.channels])
    case .convTransposed(let window):
      return Self.filters(window, [input.channels, window.channels])
    case .recurrent(let units, let recurrence):
      let columns: Int
      switch recurrence {
      case .writes: columns = input.count
      case .reads, .rewrites: columns = input.width
      }
      // r, z and n below one another, as in `nn.GRU`.
      return [
        Part(.weight, [3 * units, columns], name: "weight_ih_l0"),
        Part(.stateWeight, [3 * units, units]),
        Part(.bias, [3 * units], name: "bias_ih_l0"), Part(.stateBias, [3 * units]),
      ]
    case .batchNorm:
      return [.scale, .shift, .runningMean, .runningVariance].map { Part($0, [input.channels]) }
    case .activation, .maxout, .dropout, .deviation, .upsample, .reshape, .flatten, .residual:
      return []
    }
  }

  private static func filters(_ window: Window, _ ends: [Int]) -> [Part] {
    let places = window.kernel * window.kernel
    let order = TensorOrder(blocks: ends[0], first: ends[1], second: places)
    return [
      Part(
        .weight, ends + [window.kernel, window.kernel],
        order: places > 1 && ends[1] > 1 ? order : nil),
      Part(.bias, [window.channels]),
    ]
  }
}
