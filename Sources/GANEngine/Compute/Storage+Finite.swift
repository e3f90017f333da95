extension Storage<Float> {
  /// Whether all are numbers, none infinite.
  var isFinite: Bool { UnsafeBufferPointer(elements).areFinite }
}

extension UnsafeBufferPointer<Float> {
  /// Whether all are numbers, none infinite.
  var areFinite: Bool {
    // On bit patterns the maximum is taken eight numbers at a time.
    let largest = reduce(UInt32(0)) { Swift.max($0, $1.bitPattern & 0x7FFF_FFFF) }
    return largest < Float.infinity.bitPattern
  }
}
