import Foundation
public import GANEngine

/// The newest lines of a journal, read with bounded work however long the run was.
public struct JournalExcerpt: Equatable, Sendable {
  /// One line, whatever event it tells of; events of later versions are shown as they are.
  public struct Entry: Equatable, Sendable {
    /// Steps done when it took effect.
    public let step: Int
    /// As it is written: ISO 8601, UTC.
    public let time: String
    /// The event's name, e.g. `set`.
    public let event: String
    /// The other members.
    public let details: [String: JSONValue]

    /// What it tells; nil for an event of later versions, and for one that lacks something.
    public var kind: RunEvent.Kind? { name?.form.read(details) }

    /// Who made it happen; nil where it does not say so.
    var origin: RunEvent.Origin? { details.text("origin").flatMap(RunEvent.Origin.init(rawValue:)) }

    /// nil for an event of later versions.
    var name: JournalEvent? { JournalEvent(rawValue: event) }

    /// Seconds since 1970; nil for a time that cannot be read.
    public var seconds: Double? { Timestamp.seconds(time) }
  }

  /// In the order in which they were recorded.
  public let entries: [Entry]
  /// Whether earlier lines were left out.
  public let isCut: Bool
  /// Lines that could not be read.
  public let unreadableLines: Int

  /// Reads the last `limit` bytes; an empty file is an empty journal. Throws `FileError` where it
  /// cannot be read.
  public init(_ path: String, limit: Int = 1 << 19) throws(FileError) {
    let file = try InputFile(path)
    let start = max(file.size - max(limit, 0), 0)
    var lines = TextLines.split(try file.bytes(at: start, count: file.size - start))
    // The first line of a part is rarely whole.
    if start > 0 && !lines.isEmpty { lines.removeFirst() }
    let decoder = JSONDecoder()
    entries = lines.compactMap { Entry($0, decoder) }
    isCut = start > 0
    unreadableLines = lines.count - entries.count
  }

  /// No journal at all.
  public static let empty = JournalExcerpt()

  private init() {
    (entries, isCut, unreadableLines) = ([], false, 0)
  }
}

extension JournalExcerpt.Entry {
  fileprivate init?(_ line: ArraySlice<UInt8>, _ decoder: JSONDecoder) {
    guard case .object(var members)? = try? decoder.decode(JSONValue.self, from: Data(line)),
      case .integer(let step)? = members.removeValue(forKey: "step"),
      case .string(let time)? = members.removeValue(forKey: "time"),
      case .string(let event)? = members.removeValue(forKey: "event")
    else { return nil }
    (self.step, self.time, self.event, details) = (step, time, event, members)
  }

  /// What it says beside step, time and event: `name=loss.kind from=hinge to=wasserstein`.
  public var text: String {
    let order = ["name", "from", "to"]
    return details.sorted { left, right in
      let places = (order.firstIndex(of: left.key) ?? 3, order.firstIndex(of: right.key) ?? 3)
      return (places.0, left.key) < (places.1, right.key)
    }.map { "\($0.key)=\($0.value.text)" }.joined(separator: " ")
  }
}

extension JournalExcerpt.Entry: Encodable {
  /// Writes the line as one object. Throws what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var members = details
    members["step"] = .integer(step)
    members["time"] = .string(time)
    members["event"] = .string(event)
    try JSONValue.object(members).encode(to: encoder)
  }
}
