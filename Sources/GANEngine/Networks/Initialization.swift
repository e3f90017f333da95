/// Where weights start.
public enum Initialization: String, CaseIterable, Codable, Sendable {
  /// PyTorch's `nn.Linear`: weight and bias from U(±1/√inputs).
  case pytorch
  /// U(±√(6/(inputs + outputs))), bias 0 (Glorot & Bengio 2010, equation 16); Keras's default.
  case xavier
  /// N(0, 2/((1 + slope²)·inputs)), bias 0 (He et al. 2015, equation 15).
  case he
  /// N(0, 0.02²), bias 0 (Radford et al. 2016, section 3).
  case normal
}

extension Initialization {
  /// The distribution of a weight.
  enum Spread {
    /// U(±bound).
    case uniform(Float)
    /// N(0, deviation²).
    case normal(Float)
  }

  /// The distribution for a layer of those extents, followed by an activation of that slope below
  /// zero (1: none).
  func spread(inputs: Int, outputs: Int, slope: Float) -> Spread {
    switch self {
    case .pytorch: .uniform(1 / Float(inputs).squareRoot())
    case .xavier: .uniform((6 / Float(inputs + outputs)).squareRoot())
    case .he: .normal((2 / ((1 + slope * slope) * Float(inputs))).squareRoot())
    case .normal: .normal(0.02)
    }
  }
}
