import GANEngine

/// A member of a journal's line: its name, and how its value is read and written.
struct JournalMember<Value> {
  let name: String
  /// What the members of a line say; nil where that is nothing, or no such value.
  let read: (JournalLine.Members) -> Value?
  /// As JSON.
  let write: (Value) -> String
}

/// What an event has beside its step, time, name and origin: one list of members, read and written.
struct JournalForm {
  /// The event that the members of a line tell; nil where one is missing or is not what it has to be.
  let read: (JournalLine.Members) -> RunEvent.Kind?
  /// Names and values as JSON, in the order of the line.
  let write: (RunEvent.Kind) -> [(String, String)]

  /// An event with these members in this order; `values` takes apart what `make` puts together.
  init<each Value>(
    _ members: repeat JournalMember<each Value>,
    make: @escaping (repeat each Value) -> RunEvent.Kind?,
    values: @escaping (RunEvent.Kind) -> (repeat each Value)?
  ) {
    let members = (repeat each members)
    read = { line in
      func value<Found>(_ member: JournalMember<Found>) throws(Missing) -> Found {
        guard let found = member.read(line) else { throw Missing() }
        return found
      }
      return try? make(repeat value(each members))
    }
    write = { kind in
      guard let values = values(kind) else { return [] }
      var written: [(String, String)] = []
      for (member, value) in repeat (each members, each values) {
        written.append((member.name, member.write(value)))
      }
      return written
    }
  }

  /// An event that has nothing else.
  init(_ kind: RunEvent.Kind) {
    read = { _ in kind }
    write = { _ in [] }
  }
}

private struct Missing: Error {}

extension JournalMember where Value == String {
  /// A text; `older` is the name that earlier versions wrote it by.
  static func text(_ name: String, older: String? = nil) -> Self {
    Self(name: name, read: { $0.text(name) ?? older.flatMap($0.text) }, write: JSONText.quoted)
  }
}

extension JournalMember where Value: RawRepresentable<String> {
  /// One of a few names.
  static func choice(_ name: String) -> Self {
    Self(
      name: name, read: { $0.text(name).flatMap(Value.init(rawValue:)) },
      write: { JSONText.quoted($0.rawValue) })
  }
}

extension JournalMember where Value: FixedWidthInteger {
  static func whole(_ name: String) -> Self {
    Self(name: name, read: { $0[name]?.whole() }, write: { "\($0)" })
  }
}

extension JournalMember<Int> {
  /// A number of steps, or one that grows as slowly: no sum or difference of them overflows.
  static func step(_ name: String) -> Self {
    Self(
      name: name,
      read: { line in
        line[name]?.whole().flatMap { JournalLine.steps.contains($0) ? $0 : nil }
      }, write: { "\($0)" })
  }
}

extension JournalMember<Bool> {
  static func flag(_ name: String) -> Self {
    Self(
      name: name, read: { if case .bool(let value)? = $0[name] { value } else { nil } },
      write: { "\($0)" })
  }
}

extension JournalMember<HyperparameterValue> {
  /// A number, or the name of a choice.
  static func setting(_ name: String) -> Self {
    Self(
      name: name, read: { $0[name]?.setting },
      write: { value in
        switch value {
        case .number(let number): JSONText.number(number)
        case .name(let name): JSONText.quoted(name)
        }
      })
  }
}

extension JournalMember {
  /// The same, where earlier versions left it out and meant `value`.
  func unlessMissing(_ value: Value) -> Self {
    Self(name: name, read: { $0[name] == nil ? value : read($0) }, write: write)
  }
}

extension JSONValue {
  fileprivate func whole<Number: FixedWidthInteger>() -> Number? {
    switch self {
    case .integer(let value): Number(exactly: value)
    case .unsigned(let value): Number(exactly: value)
    case .null, .bool, .number, .string, .array, .object: nil
    }
  }

  fileprivate var setting: HyperparameterValue? {
    switch self {
    case .integer(let value): .number(Double(value))
    case .unsigned(let value): .number(Double(value))
    case .number(let value): .number(value)
    case .string(let name): .name(name)
    case .null, .bool, .array, .object: nil
    }
  }
}
