import CCompute

/// Plain numbers and loops in double precision to compare with.
enum Reference {
  /// Numbers in [−1, 1) from a small congruential generator: the same in every run.
  static func numbers(_ count: Int, seed: UInt32) -> [Float] {
    var state = seed &* 2_654_435_761 &+ 1
    return (0..<count).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return Float(state >> 8) / Float(1 << 23) - 1
    }
  }

  /// op(a) (m × k) · op(b) (k × n).
  static func product(
    _ a: [Float], _ b: [Float], m: Int, n: Int, k: Int, transposedA: Bool, transposedB: Bool
  ) -> [Double] {
    var result = Array(repeating: 0.0, count: m * n)
    for row in 0..<m {
      for column in 0..<n {
        for inner in 0..<k {
          let left = transposedA ? a[inner * m + row] : a[row * k + inner]
          let right = transposedB ? b[column * k + inner] : b[inner * n + column]
          result[row * n + column] += Double(left) * Double(right)
        }
      }
    }
    return result
  }

  static func half(_ value: Float) -> UInt16 {
    let bits = value.bitPattern
    return UInt16(truncatingIfNeeded: (bits + 0x7FFF + (bits >> 16 & 1)) >> 16)
  }

  static func float(_ half: UInt16) -> Float { Float(bitPattern: UInt32(half) << 16) }
}
