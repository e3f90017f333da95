import CCompute
import Testing

/// The three products of a convolution against sums written out.
struct ConvolutionTests {
  struct Case: Sendable, CustomStringConvertible {
    let window: cc_window
    let rows: Int
    var description: String {
      "\(rows) × \(window.height)×\(window.width)×\(window.inputs) → \(window.outputs), "
        + "kernel \(window.kernel)/\(window.stride), padding \(window.padding)"
    }

    init(
      rows: Int, height: Int64, width: Int64, _ inputs: Int64, _ outputs: Int64, kernel: Int64,
      stride: Int64, padding: Int64
    ) {
      window = cc_window(
        inputs: inputs, height: height, width: width, outputs: outputs,
        out_height: (height + 2 * padding - kernel) / stride + 1,
        out_width: (width + 2 * padding - kernel) / stride + 1, kernel: kernel, stride: stride,
        padding: padding)
      self.rows = rows
    }
  }

  static let cases: [Case] = [
    Case(rows: 3, height: 28, width: 28, 1, 16, kernel: 4, stride: 2, padding: 1),
    Case(rows: 5, height: 14, width: 14, 16, 32, kernel: 4, stride: 2, padding: 1),
    Case(rows: 2, height: 7, width: 7, 32, 32, kernel: 3, stride: 1, padding: 1),
    Case(rows: 1, height: 6, width: 4, 11, 5, kernel: 3, stride: 1, padding: 1),
    Case(rows: 4, height: 9, width: 5, 3, 7, kernel: 5, stride: 2, padding: 2),
    Case(rows: 3, height: 8, width: 8, 2, 3, kernel: 3, stride: 2, padding: 1),
    Case(rows: 3, height: 5, width: 5, 9, 1, kernel: 1, stride: 1, padding: 0),
    Case(rows: 2, height: 4, width: 4, 6, 10, kernel: 4, stride: 1, padding: 0),
    Case(rows: 2, height: 6, width: 6, 4, 4, kernel: 2, stride: 2, padding: 0),
  ]

  // Calls `body` for each pixel of an output and each of the image under its window.
  private func visit(_ test: Case, _ body: (_ image: Int, _ filter: Int, _ output: Int) -> Void) {
    let w = test.window
    let (kernel, width, height) = (Int(w.kernel), Int(w.width), Int(w.height))
    for row in 0..<test.rows {
      for y in 0..<Int(w.out_height) {
        for x in 0..<Int(w.out_width) {
          for down in 0..<kernel {
            for right in 0..<kernel {
              let line = y * Int(w.stride) - Int(w.padding) + down
              let column = x * Int(w.stride) - Int(w.padding) + right
              guard (0..<height).contains(line), (0..<width).contains(column) else { continue }
              for output in 0..<Int(w.outputs) {
                for input in 0..<Int(w.inputs) {
                  body(
                    ((row * height + line) * width + column) * Int(w.inputs) + input,
                    ((output * kernel + down) * kernel + right) * Int(w.inputs) + input,
                    ((row * Int(w.out_height) + y) * Int(w.out_width) + x) * Int(w.outputs) + output
                  )
                }
              }
            }
          }
        }
      }
    }
  }

  private func counts(_ test: Case) -> (image: Int, filter: Int, output: Int) {
    let w = test.window
    return (
      test.rows * Int(w.height * w.width * w.inputs),
      Int(w.outputs * w.kernel * w.kernel * w.inputs),
      test.rows * Int(w.out_height * w.out_width * w.outputs)
    )
  }

  @Test(arguments: cases, Reference.types)
  func productsAreTheSums(_ test: Case, _ type: cc_type) throws {
    let counts = counts(test)
    let images = Numbers(Reference.numbers(counts.image, seed: 1), type)
    let filters = Numbers(Reference.numbers(counts.filter, seed: 2), type)
    let outputs = Numbers(Reference.numbers(counts.output, seed: 3), type)
    let bias = Reference.numbers(Int(test.window.outputs), seed: 4)
    let (x, w, u) = (images.doubles, filters.doubles, outputs.doubles)
    var forward = (0..<counts.output).map { Double(bias[$0 % bias.count]) }
    var transposed = [Double](repeating: 0, count: counts.image)
    var correlated = [Double](repeating: 0, count: counts.filter)
    visit(test) { image, filter, output in
      forward[output] += x[image] * w[filter]
      transposed[image] += u[output] * w[filter]
      correlated[filter] += u[output] * x[image]
    }
    forward = forward.map { $0 > 0 ? $0 : 0.2 * $0 }
    for threads in Reference.threads {
      let context = try #require(cc_context_create(threads))
      defer { cc_context_destroy(context) }
      func run(
        _ kind: cc_convolution_kind, _ a: Numbers, _ b: Numbers, _ count: Int, bias: [Float]?
      ) throws -> [Float] {
        var plan = cc_convolution_plan(
          kind: kind, window: test.window, rows: Int64(test.rows), operands: type, result: CC_F32,
          has_bias: bias != nil, activation: bias == nil ? CC_IDENTITY : CC_LEAKY_RELU, slope: 0.2)
        let convolution = try #require(cc_convolution_create(context, &plan))
        defer { cc_convolution_destroy(convolution) }
        var result = [Float](repeating: .nan, count: count)
        // Twice: what is kept between runs must not show.
        for _ in 0..<2 {
          #expect(cc_convolution_run(convolution, a.bytes, b.bytes, bias ?? [], &result))
        }
        return result
      }
      let tolerance = 2e-5
      #expect(
        Reference.distance(
          try run(CC_CONVOLVE, images, filters, counts.output, bias: bias), forward) < tolerance)
      #expect(
        Reference.distance(
          try run(CC_TRANSPOSE, outputs, filters, counts.image, bias: nil), transposed) < tolerance)
      #expect(
        Reference.distance(
          try run(CC_CORRELATE, outputs, images, counts.filter, bias: nil), correlated) < tolerance)
    }
  }
}
