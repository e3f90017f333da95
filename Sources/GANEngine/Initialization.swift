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
