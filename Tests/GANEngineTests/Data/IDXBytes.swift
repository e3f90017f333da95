import CZlib

/// IDX files built by hand, independently of the code under test.
enum IDXBytes {
  static func images(_ count: UInt32, side: UInt32, seed: UInt8 = 1) -> [UInt8] {
    let pixels = (0..<count * side * side).map { UInt8(truncatingIfNeeded: $0 &* 37) &+ seed }
    return word(0x803) + word(count) + word(side) + word(side) + pixels
  }

  static func labels(_ count: UInt32) -> [UInt8] {
    word(0x801) + word(count) + (0..<count).map { UInt8($0 % 10) }
  }

  static func word(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    var stream = z_stream()
    // 15 + 16: the largest window, with a gzip wrapper.
    deflateInit2_(
      &stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, zlibVersion(),
      Int32(MemoryLayout<z_stream>.size))
    let bound = Int(deflateBound(&stream, UInt(bytes.count))) + 32
    var packed = [UInt8](repeating: 0, count: bound)
    let length = bytes.count
    bytes.withUnsafeMutableBufferPointer { input in
      packed.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(length)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(bound)
        deflate(&stream, Z_FINISH)
      }
    }
    packed.removeLast(Int(stream.avail_out))
    deflateEnd(&stream)
    return packed
  }
}
