import Dispatch
import Foundation
import RunStore
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One request for a file, or for the rest of it, written to disk as it comes.
final class Download: NSObject, URLSessionDataDelegate, Sendable {
  /// Bytes there are, and in all where the server says so.
  typealias Report = @Sendable (_ bytes: Int, _ total: Int?) -> Void

  private struct State {
    var result: Result<Void, any Error>?
    /// Bytes of a body too short to be judged.
    var start = Data()
    /// Whether the body begins in the middle of the file.
    var isRest = false
    var total: Int?
  }

  private let file: PartialFile
  private let limit: Int
  private let report: Report
  private let offset: Int
  private let state = Mutex(State())
  private let done = DispatchSemaphore(value: 0)

  private init(into file: PartialFile, limit: Int, report: @escaping Report) {
    (self.file, self.limit, self.report) = (file, limit, report)
    offset = file.size
  }

  /// Adds to `file` what it lacks, from `source`; at most `limit` bytes in all, waiting at most
  /// `patience` seconds for the next ones. What came before a failure stays.
  /// - Throws: `DownloadFailure`, or `FileError` where it cannot be written.
  static func run(
    _ source: URL, into file: PartialFile, limit: Int, patience: Double, report: @escaping Report
  ) throws {
    let download = Download(into: file, limit: limit, report: report)
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = patience
    let session = URLSession(configuration: configuration, delegate: download, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    session.dataTask(with: download.request(source, patience)).resume()
    download.done.wait()
    try download.state.withLock { $0.result }?.get()
  }

  private func request(_ source: URL, _ patience: Double) -> URLRequest {
    var request = URLRequest(
      url: source, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: patience)
    // Else a server may pack the gzip file once more, and the parts of two answers do not fit.
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    if offset > 0 { request.setValue("bytes=\(offset)-", forHTTPHeaderField: "Range") }
    return request
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    if let failure = begin(response) {
      completionHandler(.cancel)
      end(.failure(failure))
    } else {
      completionHandler(.allow)
    }
  }

  private func begin(_ response: URLResponse) -> DownloadFailure? {
    guard let answer = response as? HTTPURLResponse else { return .unreachable("not a web server") }
    switch answer.statusCode {
    case 200: break
    case 206:
      let range = answer.value(forHTTPHeaderField: "Content-Range") ?? ""
      guard range.hasPrefix("bytes \(offset)-") else { return .wrongRange }
    case 416: return .wrongRange
    default: return .status(answer.statusCode)
    }
    let length = answer.expectedContentLength
    state.withLock { state in
      state.isRest = answer.statusCode == 206
      state.total = length > 0 ? Int(length) + (state.isRest ? offset : 0) : nil
    }
    return nil
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    do {
      try take(data)
    } catch {
      dataTask.cancel()
      end(.failure(error))
    }
  }

  private func take(_ data: Data) throws {
    guard let (data, isRest, total) = whole(data) else { return }
    if !isRest {
      guard data.starts(with: [0x1F, 0x8B]) else { throw DownloadFailure.notGzip(data) }
      // The server sends all of it, whatever was there before.
      try file.clear()
    }
    guard file.size + data.count <= limit else { throw DownloadFailure.tooLong(limit: limit) }
    try file.append(data)
    report(file.size, total)
  }

  /// The data with what was held back; nil where it is still too short, or the end has come.
  private func whole(_ data: Data) -> (Data, isRest: Bool, total: Int?)? {
    state.withLock { state in
      guard state.result == nil else { return nil }
      let all = state.start + data
      state.start = Data()
      guard state.isRest || all.count >= 2 else {
        state.start = all
        return nil
      }
      defer { state.isRest = true }
      return (all, state.isRest, state.total)
    }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    if let error { return end(.failure(DownloadFailure(error))) }
    let (total, isEmpty) = state.withLock { ($0.total, !$0.isRest) }
    if isEmpty { return end(.failure(DownloadFailure.truncated(expected: total ?? 2, found: 0))) }
    let size = file.size
    guard size < total ?? size else { return end(.success(())) }
    end(.failure(DownloadFailure.truncated(expected: total ?? size, found: size)))
  }

  /// Keeps the first outcome.
  private func end(_ result: Result<Void, any Error>) {
    let isFirst = state.withLock { state in
      guard state.result == nil else { return false }
      state.result = result
      return true
    }
    if isFirst { done.signal() }
  }
}
