extension Float {
  /// The value of a 16-bit float of IEEE 754 (1 bit of sign, 5 of exponent, 10 of fraction), exactly.
  package init(halfBits bits: UInt16) {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10 & 0x1F)
    let fraction = UInt32(bits & 0x3FF)
    switch exponent {
    case 0:
      // Zero, or a multiple of 2⁻²⁴, which is a normal number in 32 bits.
      let size = Float(fraction) * 0x1p-24
      self.init(bitPattern: sign | size.bitPattern)
    case 0x1F: self.init(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default: self.init(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }

  /// The value of a bfloat16, the upper half of a 32-bit float, exactly.
  package init(bfloat16Bits bits: UInt16) { self.init(bitPattern: UInt32(bits) << 16) }
}
