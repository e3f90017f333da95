/// Files of a folder that belong to one data set by the beginning of their names.
struct DigitGroup {
  let folder: String
  /// What the names begin with; empty where the folder has no other set.
  let family: String
  let members: [DigitMember]

  /// The set, if the files make one.
  func set() throws(DataError) -> DigitSet { try DigitSet(members, in: folder) }

  /// Sorts the files of a folder into sets: EMNIST's folder has ten pairs of files in five.
  static func groups(_ members: [DigitMember], in folder: String) -> [DigitGroup] {
    guard members.contains(where: \.isMeant) else { return [] }
    let families = Dictionary(grouping: members) { $0.name.family ?? "" }
    func group(_ family: String) -> DigitGroup {
      DigitGroup(folder: folder, family: family, members: families[family] ?? [])
    }
    let named = families.keys.sorted().filter { !$0.isEmpty }.map(group).filter(\.hasImages)
    let rest = group("")
    let whole = DigitGroup(folder: folder, family: "", members: members)
    switch named.count {
    case 0: return [whole]
    case 1:
      // Names do not matter where there is but one way to take them.
      guard rest.hasImages, (try? whole.set()) == nil, (try? named[0].set()) != nil else {
        return [whole]
      }
      return [rest, named[0]]
    default: return (rest.hasImages ? [rest] : []) + named
    }
  }

  private var hasImages: Bool {
    members.contains { $0.images != nil || ($0.isMeant && $0.file == nil) }
  }

  /// The files that are meant where names shall begin with `beginning`: all of the set, or its test
  /// files alone where those are what it names. nil where none is.
  func beginning(with beginning: String) -> DigitGroup? {
    let beginning = beginning.lowercased()
    let matching = members.filter { $0.name.text.lowercased().hasPrefix(beginning) }
    guard !matching.isEmpty else { return nil }
    let roles = Set(matching.map(\.name.role))
    guard roles.count == 1, let role = roles.first ?? nil, role != .training else { return self }
    return DigitGroup(
      folder: folder, family: family, members: members.filter { $0.name.role == role })
  }

  /// What to type for `--data` where the folder has `others`.
  func choice(among others: [DigitGroup]) -> String {
    let isAlone = others.count { $0.folder == folder } == 1
    let path = isAlone ? folder : "\(folder)/\(family.isEmpty ? firstWord : family)"
    let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-+~,@%".contains($0) }
    return "--data "
      + (isPlain
        ? path
        : "'\(path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'")
  }

  private var firstWord: String {
    let images = members.filter { $0.images != nil }.map(\.name)
    let name = images.first { $0.role == .training } ?? images.first
    return String((name?.text ?? "").prefix { $0.isLetter || $0.isNumber })
  }
}
