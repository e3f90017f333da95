import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Why a mirror did not give a file.
enum DownloadFailure: Error, Equatable, CustomStringConvertible {
  /// Nothing answers there, or there is no route to it.
  case unreachable(String)
  /// The connection was lost, or nothing came for too long.
  case interrupted(String)
  case status(Int)
  /// The server has no such part of the file, or sent another one.
  case wrongRange
  /// The first bytes are not those of gzip.
  case notGzip(found: String)
  case truncated(expected: Int, found: Int)
  case tooLong(limit: Int)

  /// Whether another attempt may do better.
  var isPassing: Bool {
    switch self {
    case .interrupted, .truncated, .wrongRange: true
    case .status(let code): code >= 500 || code == 408 || code == 429
    case .unreachable, .notGzip, .tooLong: false
    }
  }

  var description: String {
    switch self {
    case .unreachable(let words), .interrupted(let words): words
    case .status(let code): "expected the file, found HTTP status \(code)"
    case .wrongRange: "the rest of the file was asked for, another part came"
    case .notGzip(let found): "expected a gzip file, found \(found)"
    case .truncated(let expected, let found): "expected \(expected) bytes, found \(found)"
    case .tooLong(let limit): "expected at most \(limit) bytes, found more"
    }
  }

  /// The words for what `URLSession` reports.
  init(_ error: any Error) {
    self =
      switch (error as? URLError)?.code {
      case .cannotFindHost, .dnsLookupFailed: .unreachable("host not found")
      case .cannotConnectToHost: .unreachable("no connection")
      case .notConnectedToInternet: .unreachable("no network")
      case .timedOut: .interrupted("nothing came for too long")
      case .networkConnectionLost: .interrupted("connection lost")
      case .unsupportedURL, .badURL: .unreachable("not an http address")
      case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
        .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
        .unreachable("no secure connection")
      default: .interrupted("the connection failed")
      }
  }

  /// `notGzip` with the beginning of what came, on one line.
  static func notGzip(_ data: Data) -> DownloadFailure {
    let start = data.prefix(60)
    let text = String(decoding: start, as: UTF8.self)
    guard !start.isEmpty, start.allSatisfy({ (0x20..<0x7F).contains($0) || (9...13).contains($0) })
    else {
      let bytes = start.prefix(8).map { String(format: "%02x", $0) }.joined(separator: " ")
      return .notGzip(found: "the bytes \(bytes)")
    }
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isPage =
      words.lowercased().hasPrefix("<!doctype html") || words.lowercased().hasPrefix("<html")
    return .notGzip(found: (isPage ? "a web page: " : "the text ") + "\"\(words)\"")
  }
}
