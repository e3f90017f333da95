import CCompute

/// A layer of a planned pass: forward and backward for a fixed number of rows, and what is kept in
/// between.
protocol Layer: AnyObject {
  /// Where its outputs lie. Layers that change numbers where they lie share those of the layer below.
  var outputs: Outputs { get }

  /// Fills `outputs` from `input` (rows × inputs), in the format that the layer was planned for.
  func forward(_ input: UnsafeMutableRawPointer, _ weights: Pass.Weights, _ mode: Pass.Mode)

  /// Goes back through the latest `forward`, whose input is given again: the gradient that the layer
  /// below takes, or nil where nobody wants it.
  func backward(
    _ gradient: Gradient, input: UnsafeRawPointer, _ weights: Pass.Weights, _ wanted: Pass.Wanted
  ) -> Gradient?
}

/// The outputs of a layer, rows × columns, and how a gradient comes back through what made them: by
/// the derivative of an activation, and around what dropout has silenced.
final class Outputs {
  let operand: Operand
  let columns: Int
  /// Channels side by side at each of a row's places.
  let channels: Int
  let activation: Activation
  let slope: Float
  /// Whether they are the input of the pass, which lies elsewhere each time.
  let isInput: Bool
  /// The share that dropout kept in the latest forward pass; 1 where there is none.
  var keep: Float = 1

  init(
    _ operand: Operand, columns: Int, channels: Int, activation: Activation = .identity,
    slope: Float = 0, isInput: Bool = false
  ) {
    self.channels = channels
    self.isInput = isInput
    self.operand = operand
    self.columns = columns
    self.activation = activation
    self.slope = slope
  }

  /// Where row `row` starts.
  func row(_ row: Int) -> UnsafeMutableRawPointer { operand.address(at: row * columns) }
}

/// What comes down to a layer in a backward pass.
enum Gradient {
  /// ∂loss/∂outputs, rows × columns in fp32, which may be overwritten.
  case outputs(UnsafeMutablePointer<Float>)
  /// ∂loss/∂(x·Wᵀ + b) of an affine layer, in the format of the products: the layer above went back
  /// through the activation and summed up the bias.
  case products(UnsafeMutableRawPointer)

  /// The numbers of ∂loss/∂outputs. No layer but an affine one is handed the other.
  var numbers: UnsafeMutablePointer<Float>? {
    if case .outputs(let numbers) = self { numbers } else { nil }
  }
}
