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

  /// What others go by, who need not know which layer it is.
  struct Traits {
    /// Whether it is an affine map of its input, with weights that an optimiser, spectral norm and a
    /// penalty deal with.
    var isAffine = false
    /// Whether it has a number in `nn.Sequential`.
    var isModule = true
    /// Whether what comes out of a row depends on others.
    var mixesRows = false
    /// Whether it has a constant derivative between kinks, which the closed forms of the gradient
    /// penalties need.
    var isPiecewiseLinear = true
    /// Whether it leaves numbers where they lie, in the format of the layer below.
    var isInPlace = false
    /// What it makes of a number; `maxout` of several.
    var activation = Activation.identity
    /// The slope below zero that He's initialisation counts with; nil where numbers go on as they are.
    var slopeBelowZero: Float?
  }

  var traits: Traits {
    switch self {
    case .linear: Traits(isAffine: true)
    case .batchNorm: Traits(mixesRows: true, isPiecewiseLinear: false)
    case .activation(let function, let slope):
      Traits(
        isPiecewiseLinear: function.isPiecewiseLinear, activation: function,
        slopeBelowZero: function.slopeBelowZero(leaky: slope))
    case .maxout: Traits(isPiecewiseLinear: false, activation: .maxout, slopeBelowZero: 1)
    case .dropout: Traits(isInPlace: true)
    case .deviation:
      Traits(isModule: false, mixesRows: true, isPiecewiseLinear: false, isInPlace: true)
    }
  }

  var isBatchNorm: Bool { if case .batchNorm = self { true } else { false } }
  var isMaxout: Bool { if case .maxout = self { true } else { false } }

  /// What is wrong with the layer where it takes that input; nil where it makes sense.
  func flaw(for input: Extent) -> String? {
    switch self {
    case .linear(let outputs):
      (1...1 << 20).contains(outputs) ? nil : "linear needs 1 to 1,048,576 outputs, not \(outputs)"
    case .batchNorm(let epsilon, let momentum):
      epsilon.isFinite && epsilon > 0 && (0...1).contains(momentum)
        ? nil : "batch norm needs an ε above 0 and a momentum from 0 to 1"
    case .activation(let function, let slope):
      function != .maxout && (0...1).contains(slope)
        ? nil : "an activation is one number's function, with a slope from 0 to 1"
    case .maxout(let pieces):
      (2...16).contains(pieces) && input.count.isMultiple(of: pieces)
        ? nil : "maxout of \(pieces) pieces cannot take \(input.count) numbers"
    case .dropout, .deviation: nil
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

  /// What He's formula counts with: 1 keeps the variance of a linear layer, 0 that of a ReLU.
  fileprivate func slopeBelowZero(leaky slope: Float) -> Float {
    switch self {
    case .relu: 0
    case .leakyRelu: slope
    case .identity, .tanh, .sigmoid, .maxout: 1
    }
  }
}
