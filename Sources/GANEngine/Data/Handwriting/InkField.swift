/// A square of pixels, four to a block: first distances from the edge of the ink, then grey levels.
struct InkField {
  /// Pixels a side of the finished image.
  static let side = 28
  static let blocksPerRow = side / 4
  static let steps = SIMD4<Float>(0, 1, 2, 3)

  /// Rows and blocks of pixels; never outside the square.
  struct Area {
    let rows: ClosedRange<Int>
    let blocks: ClosedRange<Int>
  }

  private var blocks = [SIMD4<Float>](repeating: .zero, count: side * blocksPerRow)

  /// The part of the square between two corners, in pixels; nil outside it.
  static func area(from low: SIMD2<Float>, to high: SIMD2<Float>) -> Area? {
    let last = Float(side - 1)
    guard high.x >= 0, high.y >= 0, low.x <= last, low.y <= last else { return nil }
    return Area(
      rows: Int(max(0, low.y))...Int(min(last, high.y)),
      blocks: Int(max(0, low.x)) / 4...Int(min(last, high.x)) / 4)
  }

  /// Far from any ink.
  mutating func clear() {
    for index in blocks.indices { blocks[index] = SIMD4(repeating: 100) }
  }

  @inline(__always)
  mutating func lower(row: Int, block: Int, to distance: SIMD4<Float>) {
    let index = row * Self.blocksPerRow + block
    let before = blocks[index]
    blocks[index] = before.replacing(with: distance, where: distance .< before)
  }

  /// Turns distances into grey levels of 0 to 255, from full ink to none over `softness` pixels,
  /// and returns the centre of their mass.
  mutating func develop(softness: Float) -> SIMD2<Float> {
    let slope = 255 / softness
    var mass = SIMD4<Float>(repeating: 1e-6)
    var moments = (SIMD4<Float>.zero, SIMD4<Float>.zero)
    for row in 0..<Self.side {
      for block in 0..<Self.blocksPerRow {
        let index = row * Self.blocksPerRow + block
        let level = (128 - slope * blocks[index]).limited(to: 255)
        blocks[index] = level
        mass += level
        moments.0 += level * (Self.steps + Float(4 * block))
        moments.1 += level * Float(row)
      }
    }
    return SIMD2(moments.0.sum(), moments.1.sum()) / mass.sum()
  }

  /// Appends the pixels, shifted by whole pixels, row by row.
  func append(to image: inout [UInt8], shiftX: Int, shiftY: Int) {
    let start = image.count
    image.append(contentsOf: repeatElement(0, count: Self.side * Self.side))
    for row in max(0, -shiftY)..<min(Self.side, Self.side - shiftY) {
      for block in 0..<Self.blocksPerRow {
        let levels = blocks[row * Self.blocksPerRow + block]
        // Most of the paper is blank.
        guard levels.max() >= 1 else { continue }
        for lane in 0..<4 {
          let x = 4 * block + lane + shiftX
          guard x >= 0, x < Self.side else { continue }
          image[start + (row + shiftY) * Self.side + x] = UInt8(levels[lane])
        }
      }
    }
  }
}

extension SIMD4<Float> {
  /// Between 0 and `top`; compiles to selections, as `clamped` does not.
  @inline(__always)
  func limited(to top: Float) -> Self {
    let low = replacing(with: Self(repeating: 0), where: self .< Self(repeating: 0))
    return low.replacing(with: Self(repeating: top), where: low .> Self(repeating: top))
  }
}
