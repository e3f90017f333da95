import GANEngine

extension SettingRow {
  /// What a typed name stands for.
  package enum Match: Equatable {
    case row(Int)
    /// Several begin like that.
    case several([String])
    /// Nothing does.
    case none

    /// The live setting.
    var parameter: Hyperparameter? {
      if case .row(let index) = self { SettingRow.all[index].parameter } else { nil }
    }
  }

  /// The name of `--set`.
  package var name: String {
    switch self {
    case .live(let parameter): parameter.rawValue
    case .fixed(let setting): setting.name
    }
  }

  /// The panel's label as a word: `lr.d`, `ema.decay`.
  var alias: String {
    label.lowercased().split(separator: " ").joined(separator: ".")
  }

  static let allNames = all.map(\.alias)
  static let liveNames = all.filter { $0.parameter != nil }.map(\.alias)

  /// The row of a name: the one of `--set`, the panel's, the end or the beginning of one that no other
  /// has.
  package static func named(_ text: String) -> Match {
    let typed = text.lowercased()
    func names(_ row: SettingRow) -> [String] { [row.name.lowercased(), row.alias] }
    if let exact = all.firstIndex(where: { names($0).contains(typed) }) { return .row(exact) }
    let ends = all.indices.filter { all[$0].name.lowercased().hasSuffix("." + typed) }
    if ends.count == 1 { return .row(ends[0]) }
    let found = all.indices.filter { index in
      names(all[index]).contains { $0.hasPrefix(typed) } && !typed.isEmpty
    }
    switch found.count {
    case 1: return .row(found[0])
    case 0: return .none
    default: return .several(found.map { all[$0].alias })
    }
  }

  /// The rows that were probably meant by a name that none has: those whose label or whose name
  /// without its group it is, or else whose label begins like that, or else the one that is spelt most
  /// like it.
  package static func meant(by text: String) -> [SettingRow] {
    let typed = text.lowercased()
    let nearest = NearestName.of(text, among: all.map(\.name))
    return [
      all.filter { $0.label.lowercased() == typed || $0.name.lowercased().ending == typed },
      all.filter { !typed.isEmpty && $0.label.lowercased().hasPrefix(typed) },
      all.filter { $0.name == nearest },
    ].first { !$0.isEmpty } ?? []
  }

  /// What to say of such a name, to follow it.
  static func refusal(of text: String) -> String {
    let hint = meant(by: text).first.map { "; did you mean \($0.alias)?" } ?? ""
    return "is no setting\(hint); ⇥ lists them"
  }
}

extension String {
  /// A setting's name without its group.
  fileprivate var ending: Substring { drop { $0 != "." }.dropFirst() }
}
