/// The frame around a record in TensorFlow's record files: length, its checksum, data, its checksum,
/// all little-endian.
/// Source: https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details
enum TFRecord {
  /// The bytes of a record that holds `data`.
  static func framed(_ data: [UInt8]) -> [UInt8] {
    let length = bytes(UInt64(data.count))
    return length + bytes(CRC32C.masked(length)) + data + bytes(CRC32C.masked(data))
  }

  private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian, Array.init)
  }
}
