import CZlib

extension DigitCorpus {
  /// CRC-32 of the 60,000 labels of the official MNIST in their official order.
  private static let labelChecksumOfMNIST: UInt = 0xba07_e8ef

  /// MNIST is known by its labels, whatever its folder is called.
  static func name(of source: Source) throws(DataError) -> String {
    guard case .folder(let location) = source else { return EmbeddedDigits.name }
    let training = location.set.training
    guard training.images.kind == .images(height: 28, width: 28), training.images.count == 60_000,
      let labels = training.labels, checksum(of: try labels.labels()) == labelChecksumOfMNIST
    else { return location.name }
    return "MNIST"
  }

  private static func checksum(of bytes: [UInt8]) -> UInt {
    bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
  }
}
