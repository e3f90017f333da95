import Testing

@testable import GANEngine

@Suite struct ChecksumTests {
  /// From RFC 1321, and of lengths about a block from Python's hashlib.
  static let known = [
    ("", "d41d8cd98f00b204e9800998ecf8427e"), ("a", "0cc175b9c0f1b6a831c399e269772661"),
    ("abc", "900150983cd24fb0d6963f7d28e17f72"),
    ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
    (
      "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
      "57edf4a22be3c955ac49da2e2107b67a"
    ),
    (String(repeating: "x", count: 55), "04364420e25c512fd958a70738aa8f72"),
    (String(repeating: "x", count: 56), "668a72d5ba17f08e62dabcafad6db14b"),
    (String(repeating: "x", count: 64), "c1bb4f81d892b2d57947682aeb252456"),
    (String(repeating: "x", count: 1000), "398533d48111e9f664b1f64cb10c4b63"),
  ]

  @Test(arguments: known, [1, 7, 64, 100, 5000])
  func isTheSameHoweverItIsFed(known: (text: String, digest: String), piece: Int) {
    let sum = Checksum(.md5)
    let bytes = Array(known.text.utf8)
    for start in stride(from: 0, to: bytes.count, by: piece) {
      bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes { sum.update($0) }
    }
    #expect(sum.digest == known.digest)
    #expect(sum.digest == known.digest)
  }

  /// From FIPS 180-4's examples.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func knowsSHA256(text: String, digest: String) {
    let sum = Checksum(.sha256)
    sum.update(text)
    #expect(sum.digest == digest)
  }
}
