import CCompute
import Testing

struct FigureTests {
  @Test(arguments: Reference.threads)
  func bytesAreTheNearest(threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    // Just below a half, halves, beyond both ends, and NaN.
    let special: [Float] = [
      0.499_999_97, 0.5, 1.5, 254.5, 254.499_98, -0.5, -7, 255.4, 300, .nan, .infinity, -.infinity,
    ]
    let x = special + Reference.numbers(20_000, seed: 1).map { ($0 + 1) * 140 - 10 }
    for (scale, offset) in [(Float(1), Float(0)), (1 / 127.5, -1), (1 / 255, 0)] {
      let values = x.map { $0 * scale + offset }
      var bytes = [UInt8](repeating: 9, count: x.count)
      cc_bytes(context, Int64(x.count), scale, offset, values, &bytes)
      let expected = values.map { value -> UInt8 in
        guard value.isFinite else { return 0 }
        return UInt8(min(max((value - offset) / scale, 0), 255).rounded())
      }
      #expect(bytes == expected)
    }
  }

  @Test(arguments: [(1, 1), (1, 9), (9, 1), (2, 2), (3, 2), (2, 7), (28, 28), (5, 40)])
  func pixelsAreCountedAsAPlainLoopDoes(height: Int, width: Int) {
    let (count, size) = (60, height * width)
    for limit in [-0.9, -0.4, 0.9] as [Float] {
      // From images with next to no bright pixel to ones with few dark ones.
      let pixels = Reference.numbers(count * size, seed: UInt32(size)).map {
        $0 < limit ? UInt8(128 + ($0 + 1) * 60) : UInt8(($0 + 1) * 60)
      }
      var sums = [Double](repeating: 0, count: size)
      var squares = sums
      var counts: [Int64] = [0, 0]
      cc_inspect(
        Int64(count), Int64(height), Int64(width), pixels, 128, &sums, &squares, &counts)
      #expect(counts == Self.counts(pixels, height, width))
      for place in 0..<size {
        let values = (0..<count).map { Double(pixels[$0 * size + place]) }
        #expect(sums[place] == values.reduce(0, +))
        #expect(squares[place] == values.reduce(0) { $0 + $1 * $1 })
      }
    }
  }

  private static func counts(_ pixels: [UInt8], _ height: Int, _ width: Int) -> [Int64] {
    var counts: [Int64] = [0, 0]
    for (place, pixel) in pixels.enumerated() where pixel >= 128 {
      counts[0] += 1
      let image = place / (height * width) * height * width
      let (row, column) = ((place - image) / width, place % width)
      var neighbours = -1
      for y in max(row - 1, 0)...min(row + 1, height - 1) {
        for x in max(column - 1, 0)...min(column + 1, width - 1) {
          if pixels[image + y * width + x] >= 128 { neighbours += 1 }
        }
      }
      counts[1] += neighbours == 0 ? 1 : 0
    }
    return counts
  }
}
