extension FixedSetting {
  /// Where a value lies in a configuration.
  struct Place<Value>: Sendable {
    let get: @Sendable (Configuration) -> Value
    let set: @Sendable (inout Configuration, Value) -> Void

    init(_ path: any WritableKeyPath<Configuration, Value> & Sendable) {
      get = { $0[keyPath: path] }
      set = { $0[keyPath: path] = $1 }
    }

    init(
      _ network: any WritableKeyPath<Configuration, NetworkShape> & Sendable,
      _ path: any WritableKeyPath<NetworkShape, Value> & Sendable
    ) {
      get = { $0[keyPath: network][keyPath: path] }
      set = { $0[keyPath: network][keyPath: path] = $1 }
    }
  }

  /// A whole number.
  init(
    _ name: String, _ label: String, _ explanation: String, _ group: Hyperparameter.Group,
    _ place: Place<Int>, _ range: ClosedRange<Int>
  ) {
    self.init(
      name, label, explanation, group,
      expectation: "a whole number from \(range.lowerBound) to \(range.upperBound)",
      read: { String(place.get($0)) },
      write: { configuration, text in
        guard let number = TypedNumber.count(text), range.contains(number) else { return false }
        place.set(&configuration, number)
        return true
      })
  }

  /// A number.
  init(
    _ name: String, _ label: String, _ explanation: String, _ group: Hyperparameter.Group,
    _ place: Place<Float>, _ range: ClosedRange<Float>
  ) {
    self.init(
      name, label, explanation, group,
      expectation: "a number from \(range.lowerBound) to \(range.upperBound)",
      read: { "\(place.get($0))" },
      write: { configuration, text in
        guard case .success(let real) = TypedNumber.real(text), range.contains(Float(real)) else {
          return false
        }
        let number = Float(real)
        place.set(&configuration, number)
        return true
      })
  }

  /// On or off.
  init(
    _ name: String, _ label: String, _ explanation: String, _ group: Hyperparameter.Group,
    _ place: Place<Bool>
  ) {
    self.init(
      name, label, explanation, group, expectation: "on or off",
      read: { place.get($0) ? "on" : "off" },
      write: { configuration, text in
        guard case .one(let index) = TypedChoice(text, among: ["off", "on"]) else { return false }
        place.set(&configuration, index == 1)
        return true
      })
  }

  /// Some of the layers.
  init(
    _ name: String, _ label: String, _ explanation: String, _ group: Hyperparameter.Group,
    _ place: Place<LayerSelection>
  ) {
    self.init(
      name, label, explanation, group, expectation: "none, all or layer numbers such as 1,3",
      read: { place.get($0).description },
      write: { configuration, text in
        guard let layers = LayerSelection(text) else { return false }
        place.set(&configuration, layers)
        return true
      })
  }

  /// One of a few names.
  init<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ label: String, _ explanation: String, _ group: Hyperparameter.Group,
    _ place: Place<Choice>
  ) {
    self.init(
      name, label, explanation, group,
      expectation: Choice.allCases.map(\.rawValue).joined(separator: ", "),
      read: { place.get($0).rawValue },
      write: { configuration, text in
        let choices = Array(Choice.allCases)
        guard case .one(let index) = TypedChoice(text, among: choices.map(\.rawValue)) else {
          return false
        }
        place.set(&configuration, choices[index])
        return true
      })
  }
}

extension NetworkShape {
  /// Reads widths such as `100-256-784`; nil where a part is no positive whole number.
  public static func widths(_ text: String) -> [Int]? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count >= 2, parts.allSatisfy({ ($0 ?? 0) > 0 }) else { return nil }
    return parts.compactMap(\.self)
  }
}
