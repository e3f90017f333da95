extension ImageDataset {
  /// SHA-256 of extents, pixels and labels, in hexadecimal: equal for data that trains alike, whatever
  /// files it came from.
  public var fingerprint: String {
    let sum = Checksum(.sha256)
    sum.update("\(count)×\(height)×\(width)\n")
    pixels.forEachPortion { sum.update(UnsafeRawBufferPointer($1)) }
    labels.withUnsafeBytes(sum.update)
    return sum.digest
  }
}
