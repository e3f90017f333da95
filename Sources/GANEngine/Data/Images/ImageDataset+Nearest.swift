extension ImageDataset {
  /// Which image is nearest to given pixels, and the root of the summed squares of their
  /// differences, ink in 0…1; the first of several, nil where sizes differ or there are none.
  public func nearest(to image: some Collection<UInt8>) -> (index: Int, distance: Double)? {
    let size = height * width
    guard image.count == size, size > 0 else { return nil }
    let wanted = Array(image)
    var best: (index: Int, square: Int)?
    wanted.withUnsafeBufferPointer { wanted in
      pixels.forEachPortion(ofItems: size) { offset, known in
        for place in 0..<min(known.count / size, max(count - offset / size, 0)) {
          let row = UnsafeBufferPointer(rebasing: known[place * size..<(place + 1) * size])
          let limit = best?.square ?? .max
          let square = Self.square(wanted, row, below: limit)
          if square < limit { best = (offset / size + place, square) }
        }
      }
    }
    return best.map { ($0.index, Double($0.square).squareRoot() / 255) }
  }

  // In stretches whose sums fit into 32 bits; ends where it is no longer below `limit`.
  private static func square(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, below limit: Int
  ) -> Int {
    var total = 0
    for first in stride(from: 0, to: a.count, by: 112) where total < limit {
      var sum: Int32 = 0
      for index in first..<min(first + 112, a.count) {
        let difference = Int32(Int16(a[index]) &- Int16(b[index]))
        sum &+= difference &* difference
      }
      total += Int(sum)
    }
    return total
  }
}
