import CCompute
import Testing

/// Against plain loops in double precision, and closed forms.
struct PooledConvolutionTests {
  struct Shape: CustomStringConvertible {
    let rows: Int
    let inputs: Int
    let outputs: Int
    let side: Int
    let kernel: Int

    var pooled: Int { (side - kernel + 1) / 2 }
    var code: cc_pooled_shape {
      cc_pooled_shape(
        inputs: Int64(inputs), outputs: Int64(outputs), side: Int64(side), kernel: Int64(kernel))
    }
    var description: String { "\(rows)×\(inputs)×\(side)², \(outputs) filters of \(kernel)²" }
  }

  static let shapes = [
    Shape(rows: 1, inputs: 1, outputs: 1, side: 2, kernel: 1),
    Shape(rows: 16, inputs: 1, outputs: 4, side: 8, kernel: 5),
    Shape(rows: 37, inputs: 3, outputs: 6, side: 9, kernel: 3),
    Shape(rows: 5, inputs: 2, outputs: 9, side: 7, kernel: 4),
  ]

  /// Blocks of 16 rows through the convolution and back.
  private func convolved(
    _ shape: Shape, _ x: [Float], _ weights: [Float], _ bias: [Float], threads: Int32 = 1
  ) throws -> [Float] {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let lanes = Int(CC_IMAGE_LANES)
    let whole = (shape.rows + lanes - 1) / lanes * lanes
    let columns = shape.inputs * shape.side * shape.side
    let results = shape.outputs * shape.pooled * shape.pooled
    let blocks = UnsafeMutableRawPointer.allocate(
      byteCount: 4 * whole * (columns + results), alignment: 64)
    defer { blocks.deallocate() }
    let input = blocks.bindMemory(to: Float.self, capacity: whole * columns)
    let output = (blocks + 4 * whole * columns).bindMemory(
      to: Float.self, capacity: whole * results)
    var code = shape.code
    var y = [Float](repeating: .nan, count: shape.rows * results)
    cc_interleave(context, Int64(shape.rows), Int64(columns), 1, 0, x, input)
    cc_pooled_convolution(context, Int64(shape.rows), &code, input, weights, bias, output)
    cc_separate(context, Int64(shape.rows), Int64(results), output, &y)
    return y
  }

  private func expected(
    _ shape: Shape, _ x: [Float], _ weights: [Float], _ bias: [Float]
  ) -> [Double] {
    func sum(_ row: Int, _ output: Int, _ y0: Int, _ x0: Int) -> Double {
      var sum = Double(bias[output])
      for input in 0..<shape.inputs {
        for down in 0..<shape.kernel {
          for right in 0..<shape.kernel {
            let place = (row * shape.inputs + input) * shape.side + y0 + down
            let weight = (output * shape.inputs + input) * shape.kernel + down
            sum +=
              Double(x[place * shape.side + x0 + right])
              * Double(weights[weight * shape.kernel + right])
          }
        }
      }
      return sum
    }
    var result: [Double] = []
    for row in 0..<shape.rows {
      for output in 0..<shape.outputs {
        for y in 0..<shape.pooled {
          for x in 0..<shape.pooled {
            let corners = [(0, 0), (0, 1), (1, 0), (1, 1)].map {
              sum(row, output, 2 * y + $0.0, 2 * x + $0.1)
            }
            result.append(max(corners.max() ?? .nan, 0))
          }
        }
      }
    }
    return result
  }

  @Test(arguments: shapes, Reference.threads)
  func agreesWithPlainLoops(_ shape: Shape, threads: Int32) throws {
    let x = Reference.numbers(shape.rows * shape.inputs * shape.side * shape.side, seed: 1)
    let weights = Reference.numbers(
      shape.outputs * shape.inputs * shape.kernel * shape.kernel, seed: 2)
    let bias = Reference.numbers(shape.outputs, seed: 3)
    let found = try convolved(shape, x, weights, bias, threads: threads)
    #expect(Reference.distance(found, expected(shape, x, weights, bias)) < 1e-5)
    #expect(try found == convolved(shape, x, weights, bias, threads: 3 - threads))
  }

  /// A filter that is 1 at one place and 0 elsewhere moves the image; the pool takes the largest of
  /// four, and of them and 0.
  @Test func aFilterOfOneOneMovesAndPools() throws {
    let shape = Shape(rows: 1, inputs: 1, outputs: 1, side: 6, kernel: 3)
    let x = (0..<36).map { Float($0) }
    var weights = [Float](repeating: 0, count: 9)
    weights[5] = 1
    #expect(try convolved(shape, x, weights, [0]) == [15, 17, 27, 29])
    #expect(try convolved(shape, x, weights, [-20]) == [0, 0, 7, 9])
    weights[5] = -1
    #expect(try convolved(shape, x, weights, [9]) == [1, 0, 0, 0])
  }

  /// Whoever scores them must hear of it.
  @Test func imagesOfNaNStayNaN() throws {
    let shape = Shape(rows: 17, inputs: 1, outputs: 5, side: 6, kernel: 3)
    var x = [Float](repeating: 1, count: 17 * 36)
    for place in 36..<72 { x[place] = .nan }
    let weights = [Float](repeating: 1, count: 45)
    let found = try convolved(shape, x, weights, [Float](repeating: 0, count: 5))
    #expect(found[20..<40].allSatisfy { $0.isNaN })
    #expect(found[..<20].allSatisfy { $0 == 9 } && found[40...].allSatisfy { $0 == 9 })
  }

  @Test(arguments: [1, 15, 16, 35]) func interleavingPutsImagesSideBySide(rows: Int) throws {
    let context = try #require(cc_context_create(2))
    defer { cc_context_destroy(context) }
    let columns = 7
    let x = Reference.numbers(rows * columns, seed: 4)
    var blocks = [Float](repeating: .nan, count: (rows + 15) / 16 * 16 * columns)
    cc_interleave(context, Int64(rows), Int64(columns), 2, 3, x, &blocks)
    for (place, value) in blocks.enumerated() {
      let row = place / (16 * columns) * 16 + place % 16
      let column = place / 16 % columns
      #expect(value == (row < rows ? 2 * x[row * columns + column] + 3 : 0))
    }
    var back = [Float](repeating: .nan, count: rows * columns)
    cc_separate(context, Int64(rows), Int64(columns), blocks, &back)
    #expect(back == x.map { 2 * $0 + 3 })
  }
}
