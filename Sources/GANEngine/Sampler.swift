import CCompute

/// Draws images from a generator as it is used outside training: in fp32, running statistics.
final class Sampler {
  /// Images a call.
  let count: Int
  private let pass: Pass
  private let latents: Storage<Float>
  private let context: ComputeContext
  private let pixels: Int

  init(_ layout: ParameterLayout, count: Int, in context: ComputeContext) throws {
    self.count = count
    self.context = context
    pass = try Pass(layout, .init(rows: count, bf16: false), in: context)
    latents = Storage(count: count * (layout.shape.widths.first ?? 0))
    pixels = layout.shape.widths.last ?? 0
  }

  func drawLatents(_ stream: cc_stream) {
    cc_fill_normal(
      context.handle, stream, Int64(latents.count), 0, 1, UnsafeMutableRawPointer(latents.base),
      CC_F32)
  }

  /// The images as bytes, −1 → 0 and 1 → 255.
  func images(
    parameters: Storage<Float>, statistics: Storage<Float>, height: Int, width: Int
  ) -> SampleImages {
    let weights = Pass.Weights(
      parameters: parameters.base, products: UnsafeRawPointer(parameters.base),
      statistics: statistics.base)
    pass.forward(weights, input: latents.base, mode: .evaluation)
    let values = UnsafeBufferPointer(start: pass.output, count: count * pixels)
    return SampleImages(pixels: values.map(Self.byte), height: height, width: width)
  }

  private static func byte(_ value: Float) -> UInt8 {
    guard value.isFinite else { return 0 }
    return UInt8(min(max((value + 1) * 127.5, 0), 255).rounded())
  }
}
