import Testing

@testable import RunStore

@Suite struct CRC32CTests {
  /// RFC 3720, appendix B.4, and the check value of the catalogue of CRCs.
  @Test(
    arguments: [
      ([], 0),
      ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
      ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
      (Array(0..<32), 0x46DD_794E),
      ((0..<32).reversed(), 0x113F_DB5C),
      (Array("123456789".utf8), 0xE306_9283),
    ] as [([UInt8], UInt32)])
  func givesTheKnownChecksums(bytes: [UInt8], expected: UInt32) {
    #expect(CRC32C.checksum(bytes) == expected)
  }

  /// (0xE3069283 rotated right by 15) + 0xA282EAD8.
  @Test func masksAsTFRecordDoes() {
    #expect(CRC32C.masked("123456789".utf8) == 0xC78A_B0E5)
  }
}
