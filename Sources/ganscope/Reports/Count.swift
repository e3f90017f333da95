import ArgumentParser
import GANEngine

/// Whole numbers behind options.
enum Count {
  /// A count as commands take it: `4000`, `10k`, `1e4`. Throws `ValidationError`.
  @Sendable static func parse(_ text: String) throws -> Int {
    guard let count = TypedNumber.count(text) else {
      throw ValidationError("expected a whole number such as 4000, 10k or 1e4")
    }
    return count
  }

  /// The key of all randomness. Throws `ValidationError` with the range.
  @Sendable static func seed(_ text: String) throws -> UInt64 {
    let plain = text.filter { $0 != "_" && $0 != "," }
    guard let seed = UInt64(plain) ?? TypedNumber.count(text).flatMap(UInt64.init(exactly:)) else {
      throw ValidationError("a seed is a whole number from 0 to \(UInt64.max)")
    }
    return seed
  }
}
