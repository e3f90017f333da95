import CCrypto

/// A checksum of bytes that are handed over piece by piece.
public final class Checksum {
  /// How it is computed.
  public enum Algorithm: Sendable {
    /// What data sets are published with; no protection against forgery. Source: RFC 1321.
    case md5
    /// Source: FIPS 180-4.
    case sha256
  }

  private let context: OpaquePointer?

  /// The checksum of nothing yet.
  public init(_ algorithm: Algorithm) {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, algorithm == .md5 ? EVP_md5() : EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Takes in the next bytes.
  public func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// Takes in the next bytes.
  public func update(_ text: String) { Array(text.utf8).withUnsafeBytes(update) }

  /// The checksum of all bytes so far, in hexadecimal digits; empty where the library refuses the
  /// algorithm, as one that is restricted to approved ones does with MD5.
  public var digest: String {
    let copy = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(copy) }
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    guard EVP_MD_CTX_copy_ex(copy, context) == 1,
      EVP_DigestFinal_ex(copy, &bytes, &count) == 1
    else { return "" }
    return bytes.prefix(Int(count)).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
