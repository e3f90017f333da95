/// What a layer does to its input, as a module of PyTorch's `nn.Sequential` would.
public enum LayerSpec: Codable, Equatable, Sendable {
  /// x·Wᵀ + b with so many outputs.
  case linear(outputs: Int)
  /// Normalises each channel over the batch. `momentum` is the share of a batch in the running
  /// statistics.
  case batchNorm(epsilon: Float, momentum: Float)
  /// `slope` counts below zero, for `leakyRelu` alone.
  case activation(Activation, slope: Float)
  /// The largest of every `pieces` neighbours (Goodfellow et al. 2013, "Maxout networks").
  case maxout(pieces: Int)
  /// Silences numbers in training; the rate is a hyperparameter.
  case dropout
  /// Appends how much the input varies over the batch: one number, the same in all rows of a group
  /// (Karras et al. 2018, "Progressive growing of GANs", section 3). No module of `nn.Sequential`.
  case deviation
}

extension LayerSpec {
  /// What comes out for an input of that extent.
  func output(of input: Extent) -> Extent {
    switch self {
    case .linear(let outputs): Extent(channels: outputs)
    case .batchNorm, .activation, .dropout: input
    case .maxout(let pieces): Extent(channels: input.channels / max(pieces, 1))
    case .deviation: Extent(channels: input.channels < .max ? input.channels + 1 : .max)
    }
  }

  /// The tensors that it has, by their role, where it takes that input.
  func tensors(of input: Extent) -> [(role: ParameterLayout.Role, shape: [Int])] {
    switch self {
    case .linear(let outputs): [(.weight, [outputs, input.count]), (.bias, [outputs])]
    case .batchNorm:
      [
        (.scale, [input.channels]), (.shift, [input.channels]), (.runningMean, [input.channels]),
        (.runningVariance, [input.channels]),
      ]
    case .activation, .maxout, .dropout, .deviation: []
    }
  }

  /// Whether it is an affine map of its input, with weights that an optimiser, spectral norm and a
  /// penalty deal with.
  var isAffine: Bool {
    switch self {
    case .linear: true
    case .batchNorm, .activation, .maxout, .dropout, .deviation: false
    }
  }

  /// Whether it has a number in `nn.Sequential`.
  var isModule: Bool { self != .deviation }

  /// Whether rows are mixed: what comes out of one depends on others.
  var mixesRows: Bool {
    switch self {
    case .batchNorm, .deviation: true
    case .linear, .activation, .maxout, .dropout: false
    }
  }

  var isBatchNorm: Bool { if case .batchNorm = self { true } else { false } }
  var isMaxout: Bool { if case .maxout = self { true } else { false } }

  /// Whether it has a constant derivative between kinks, which the closed forms of the gradient
  /// penalties need.
  var isPiecewiseLinear: Bool {
    switch self {
    case .linear, .dropout: true
    case .activation(let function, _): function.isPiecewiseLinear
    case .batchNorm, .maxout, .deviation: false
    }
  }
}

/// The non-linearity behind a layer.
public enum Activation: String, CaseIterable, Codable, Sendable {
  case identity, relu, leakyRelu, tanh, sigmoid
  /// The largest of a few linear pieces a unit (Goodfellow et al. 2013, "Maxout networks").
  case maxout

  /// Whether its derivative is constant between kinks.
  public var isPiecewiseLinear: Bool {
    switch self {
    case .identity, .relu, .leakyRelu: true
    case .tanh, .sigmoid, .maxout: false
    }
  }
}
