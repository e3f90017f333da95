import Foundation

/// How many images were judged to show each class.
public struct ClassHistogram: Codable, Equatable, Sendable {
  /// One number a class.
  public let counts: [Int]

  /// A histogram of `counts`, one a class and none negative.
  public init(counts: [Int]) { self.counts = counts }

  /// Counts labels; those beyond the classes are left out.
  public init(labels: [UInt8], classes: Int) {
    var counts = [Int](repeating: 0, count: max(classes, 1))
    for label in labels where Int(label) < counts.count { counts[Int(label)] += 1 }
    self.counts = counts
  }

  /// Reads counts back. Throws `DecodingError` where they are no counts of images.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    counts = try values.decode([Int].self, forKey: .counts)
    // So that no sum overflows.
    guard (1...256).contains(counts.count), counts.allSatisfy((0...1 << 48).contains) else {
      throw DecodingError.dataCorruptedError(
        forKey: .counts, in: values, debugDescription: "expected counts of images")
    }
  }

  private enum CodingKeys: CodingKey { case counts }

  /// MNIST's 60,000 training images.
  public static let mnistTraining = ClassHistogram(
    counts: [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])

  /// A class with a smaller share than this counts as missing.
  public static let missingShare = 0.01

  /// Images counted.
  public var total: Int { counts.reduce(0, +) }

  /// The share of each class; NaN where nothing was counted.
  public var shares: [Double] { counts.map { Double($0) / Double(total) } }

  /// Σ p·log(p / q), p the shares here and q those of `prior`, in nats: 0 where they are alike;
  /// infinite where a class shows that `prior` lacks, NaN where the classes differ in number.
  public func divergence(from prior: ClassHistogram) -> Double {
    guard prior.counts.count == counts.count, total > 0 else { return .nan }
    return zip(shares, prior.shares).reduce(0) { $0 + ($1.0 > 0 ? $1.0 * log($1.0 / $1.1) : 0) }
  }

  /// The entropy of the shares in nats; ln 10 = 2.303 for ten equal ones.
  public var entropy: Double { -shares.reduce(0) { $0 + ($1 > 0 ? $1 * log($1) : 0) } }

  /// Classes with less than `missingShare`, in order.
  public var missing: [Int] { counts.indices.filter { !(shares[$0] >= Self.missingShare) } }

  /// The largest share.
  public var largestShare: Double { shares.max() ?? .nan }
}
