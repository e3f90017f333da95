extension Philox {
  /// `count` of the numbers below `total` in ascending order, any as likely as any other, or all of
  /// them. By chance, since every n-th of images whose classes come in turn would miss classes.
  public func choice(_ count: Int, of total: Int) -> [Int] {
    guard count < total else { return Array(0..<max(total, 0)) }
    var stream = stream(.shuffle)
    return (0..<total).shuffled(using: &stream).prefix(max(count, 0)).sorted()
  }
}
