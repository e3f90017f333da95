extension FixedSetting {
  /// The text of a setting that a network has not.
  static let absent = "–"

  /// Where a value lies in a configuration.
  struct Place<Value>: Sendable {
    /// nil where a configuration has no such part.
    let get: @Sendable (Configuration) -> Value?
    /// False where a configuration has no such part.
    let set: @Sendable (inout Configuration, Value) -> Bool

    init(_ path: any WritableKeyPath<Configuration, Value> & Sendable) {
      get = { $0[keyPath: path] }
      set = {
        $0[keyPath: path] = $1
        return true
      }
    }

    init(
      _ network: any WritableKeyPath<Configuration, NetworkShape> & Sendable,
      _ path: any WritableKeyPath<NetworkShape, Value> & Sendable
    ) {
      get = { $0[keyPath: network][keyPath: path] }
      set = {
        $0[keyPath: network][keyPath: path] = $1
        return true
      }
    }

    /// A part of a perceptron's short form, which a network whose layers are listed has not.
    init(
      _ network: any WritableKeyPath<Configuration, NetworkShape> & Sendable,
      of path: any WritableKeyPath<Perceptron, Value> & Sendable
    ) {
      get = { $0[keyPath: network].perceptron?[keyPath: path] }
      set = {
        guard $0[keyPath: network].perceptron != nil else { return false }
        $0[keyPath: network].perceptron?[keyPath: path] = $1
        return true
      }
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
      read: { place.get($0).map { "\($0)" } ?? Self.absent },
      write: { configuration, text in
        guard let number = TypedNumber.count(text), range.contains(number) else { return false }
        return place.set(&configuration, number)
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
      read: { place.get($0).map { "\($0)" } ?? Self.absent },
      write: { configuration, text in
        guard case .success(let real) = TypedNumber.real(text), range.contains(Float(real)) else {
          return false
        }
        let number = Float(real)
        return place.set(&configuration, number)
      })
  }

  /// On or off.
  init(
    _ name: String, _ label: String, _ explanation: String, _ group: Hyperparameter.Group,
    _ place: Place<Bool>
  ) {
    self.init(
      name, label, explanation, group, expectation: "on or off",
      read: { place.get($0).map { $0 ? "on" : "off" } ?? Self.absent },
      write: { configuration, text in
        guard case .one(let index) = TypedChoice(text, among: ["off", "on"]) else { return false }
        return place.set(&configuration, index == 1)
      })
  }

  /// Some of the layers.
  init(
    _ name: String, _ label: String, _ explanation: String, _ group: Hyperparameter.Group,
    _ place: Place<LayerSelection>
  ) {
    self.init(
      name, label, explanation, group, expectation: "none, all or layer numbers such as 1,3",
      read: { place.get($0)?.description ?? Self.absent },
      write: { configuration, text in
        guard let layers = LayerSelection(text) else { return false }
        return place.set(&configuration, layers)
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
      read: { place.get($0)?.rawValue ?? Self.absent },
      write: { configuration, text in
        let choices = Array(Choice.allCases)
        guard case .one(let index) = TypedChoice(text, among: choices.map(\.rawValue)) else {
          return false
        }
        return place.set(&configuration, choices[index])
      })
  }
}
