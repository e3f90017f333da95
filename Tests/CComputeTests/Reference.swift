import CCompute

/// Plain numbers and loops in double precision to compare with.
enum Reference {
  static let types = [CC_F32, CC_BF16]
  static let threads: [Int32] = [1, 2]

  /// How far numbers of a type may be from exact ones, as a share of them.
  static func tolerance(_ type: cc_type) -> Double { type == CC_F32 ? 2e-6 : 4.1e-3 }

  /// The largest |found − expected| / max(1, |expected|); infinite where a NaN or a length differs.
  static func distance(_ found: [Float], _ expected: [Double]) -> Double {
    guard found.count == expected.count else { return .infinity }
    return zip(found, expected).reduce(0) { worst, pair in
      let distance = abs(Double(pair.0) - pair.1) / max(1, abs(pair.1))
      return distance.isNaN ? .infinity : max(worst, distance)
    }
  }

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
