import Foundation

/// Damage done to a file's bytes: cuts at every length, and flips drawn from a seed.
enum Damage {
  /// Every proper prefix.
  static func cuts(_ bytes: [UInt8]) -> some Sequence<[UInt8]> {
    (0..<bytes.count).lazy.map { Array(bytes[..<$0]) }
  }

  /// Copies with one to four bits flipped.
  static func flips(_ bytes: [UInt8], count: Int, seed: UInt64) -> [[UInt8]] {
    var random = SplitMix(state: seed)
    return (0..<count).map { _ in
      var copy = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        copy[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
      return copy
    }
  }
}
