import CCompute

/// One of the three products of a convolution, for a fixed number of rows: images to images, back to
/// images, or the gradient of the filters.
final class Convolution: Multiplication {
  private let handle: OpaquePointer
  private let plan: cc_convolution_plan
  private let context: ComputeContext

  /// Throws `EngineError.unsupportedConvolution` where oneDNN has no kernel.
  init(
    _ kind: cc_convolution_kind, _ window: cc_window, rows: Int, operands: cc_type,
    result: cc_type = CC_F32, bias: Bool = false, activation: Activation = .identity,
    slope: Float = 0, in context: ComputeContext
  ) throws {
    var plan = cc_convolution_plan(
      kind: kind, window: window, rows: Int64(rows), operands: operands, result: result,
      has_bias: bias, activation: activation.code, slope: slope)
    guard let handle = cc_convolution_create(context.handle, &plan) else {
      throw EngineError.unsupportedConvolution(
        kernel: Int(window.kernel), inputs: Int(window.inputs), outputs: Int(window.outputs))
    }
    self.handle = handle
    self.plan = plan
    self.context = context
  }

  deinit { cc_convolution_destroy(handle) }

  var operations: Double {
    2 * Double(outputCount) * Double(filterCount) / Double(plan.window.outputs)
  }

  var sizes: MultiplicationSizes {
    let (images, outputs) = (imageCount, outputCount)
    let bias = Int(plan.window.outputs)
    return switch plan.kind {
    case CC_CONVOLVE: MultiplicationSizes(a: images, b: filterCount, bias: bias, c: outputs)
    case CC_TRANSPOSE: MultiplicationSizes(a: outputs, b: filterCount, bias: bias, c: images)
    default: MultiplicationSizes(a: outputs, b: images, bias: bias, c: filterCount)
    }
  }

  private var imageCount: Int {
    Int(plan.rows * plan.window.height * plan.window.width * plan.window.inputs)
  }

  private var outputCount: Int {
    Int(plan.rows * plan.window.out_height * plan.window.out_width * plan.window.outputs)
  }

  private var filterCount: Int {
    let window = plan.window
    return Int(window.outputs * window.kernel * window.kernel * window.inputs)
  }

  func run(
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, bias: UnsafePointer<Float>?,
    into c: UnsafeMutableRawPointer
  ) {
    let done = cc_convolution_run(handle, a, b, bias, c)
    // A planned convolution with valid addresses has no way to fail but a fault of the program.
    assert(done, "oneDNN refused a planned convolution")
  }
}

extension Window {
  /// The window over an image of a convolution, whose places are `output`'s pixels.
  func code(over image: Extent, to output: Extent) -> cc_window {
    cc_window(
      inputs: Int64(image.channels), height: Int64(image.height), width: Int64(image.width),
      outputs: Int64(output.channels), out_height: Int64(output.height),
      out_width: Int64(output.width), kernel: Int64(kernel), stride: Int64(stride),
      padding: Int64(padding))
  }
}
