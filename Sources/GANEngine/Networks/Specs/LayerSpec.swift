/// What a layer does to its input, as a module of PyTorch's `nn.Sequential` would.
public indirect enum LayerSpec: Equatable, Sendable {
  /// x·Wᵀ + b with so many outputs, of a vector or of each row of one channel.
  case linear(outputs: Int)
  /// A convolution (cross-correlation, as `nn.Conv2d`) with a bias a channel.
  case conv(Window)
  /// The transpose of a convolution, as `nn.ConvTranspose2d`, with a bias a channel.
  case convTransposed(Window)
  /// Each pixel `factor` × `factor` times, as `nn.Upsample`'s nearest neighbour.
  case upsample(factor: Int)
  /// The same numbers in another extent, in PyTorch's order: `nn.Unflatten`.
  case reshape(Extent)
  /// The numbers as a vector, channel after channel: `nn.Flatten`.
  case flatten
  /// Layers around which their input is added to their output (He et al. 2016, "Deep residual
  /// learning"): `class Residual(nn.Sequential)` with `x + super().forward(x)`.
  case residual([LayerSpec])
  /// A gated recurrent unit of so many units (Cho et al. 2014), as `nn.GRU` computes it.
  case recurrent(units: Int, Recurrence)
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
    case .linear(let outputs):
      input.isVector
        ? Extent(channels: outputs)
        : Extent(channels: input.channels, height: input.height, width: outputs)
    case .conv(let window):
      Extent(
        channels: window.channels, height: window.side(over: input.height),
        width: window.side(over: input.width))
    case .convTransposed(let window):
      Extent(
        channels: window.channels, height: window.side(transposedOver: input.height),
        width: window.side(transposedOver: input.width))
    case .upsample(let factor):
      Extent(
        channels: input.channels, height: input.height.product(factor),
        width: input.width.product(factor))
    case .reshape(let extent): extent
    case .flatten: Extent(channels: input.count)
    case .recurrent(let units, let recurrence):
      switch recurrence {
      case .writes(let steps): Extent(channels: 1, height: steps, width: units)
      case .reads: Extent(channels: units)
      case .rewrites: Extent(channels: 1, height: input.height, width: units)
      }
    case .residual, .batchNorm, .activation, .dropout: input
    case .maxout(let pieces):
      Extent(
        channels: input.channels / max(pieces, 1), height: input.height, width: input.width)
    case .deviation: Extent(channels: input.channels < .max ? input.channels + 1 : .max)
    }
  }

  /// What others go by, who need not know which layer it is.
  struct Traits {
    /// Whether it has a weight that an optimiser, spectral norm and a penalty deal with as a matrix.
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
    case .linear, .conv, .convTransposed: Traits(isAffine: true)
    case .upsample, .reshape, .flatten: Traits()
    case .residual(let layers):
      Traits(
        mixesRows: layers.contains(where: \.traits.mixesRows),
        isPiecewiseLinear: layers.allSatisfy(\.traits.isPiecewiseLinear))
    case .recurrent: Traits(isPiecewiseLinear: false)
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

  /// Itself, and what it is made of.
  var all: [LayerSpec] {
    if case .residual(let layers) = self { [self] + layers.flatMap(\.all) } else { [self] }
  }

  var isResidual: Bool { if case .residual = self { true } else { false } }
  var isBatchNorm: Bool { if case .batchNorm = self { true } else { false } }
  var isMaxout: Bool { if case .maxout = self { true } else { false } }
}
