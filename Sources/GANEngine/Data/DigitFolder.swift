/// The data sets of a folder or, where it has none itself, of those below it.
struct DigitFolder {
  let path: String
  let groups: [DigitGroup]
  /// What else is there, in words, for a person who expected data.
  let others: [String]

  /// More are not looked into: a home folder may have been named by mistake.
  private static let mostFolders = 200
  private static let mostFiles = 1_000

  /// Looks at the files' headers only. Throws where the folder cannot be listed.
  ///
  /// Below it: the folders that hold one part of a set each, or one level of folders with a set of
  /// their own, in `raw` as torchvision keeps them or not.
  init(path: String) throws(DataError) {
    self.path = path
    let listing = try FolderListing(of: path)
    let found = Self.members(of: listing, in: path)
    var groups = DigitGroup.groups(found.members, in: path)
    var others = found.others
    if groups.isEmpty {
      let folders = listing.folders.filter { SideFile.nature(of: $0) == nil && $0 != "__MACOSX" }
      groups = DigitGroup.groups(
        Self.parts(folders.filter(DataFileName.isPart), in: path) + found.members, in: path)
      if groups.isEmpty {
        for folder in folders.prefix(Self.mostFolders) {
          let below = Self.below("\(path)/\(folder)")
          groups += below.groups
          others += below.others.map { "\(folder)/\($0)" }
        }
      }
    }
    self.groups = groups
    self.others = others
  }

  /// The sets right in a folder, else those in its `raw` or `processed`; none where it cannot be listed.
  private static func below(_ path: String) -> (groups: [DigitGroup], others: [String]) {
    var others: [String] = []
    for (place, prefix) in [
      (path, ""), ("\(path)/raw", "raw/"), ("\(path)/processed", "processed/"),
    ] {
      guard let listing = try? FolderListing(of: place) else { continue }
      let found = members(of: listing, in: place)
      let groups = DigitGroup.groups(found.members, in: place)
      if !groups.isEmpty { return (groups, []) }
      others += found.others.map { prefix + $0 }
    }
    return ([], others)
  }

  private static func members(
    of listing: FolderListing, in path: String
  ) -> (members: [DigitMember], others: [String]) {
    var others = listing.others.map { "\($0.name), which is \($0.nature)" }
    var candidates: [String] = []
    for name in listing.files {
      if let nature = SideFile.nature(of: name) {
        if !nature.hasPrefix("a hidden") { others.append("\(name), which is \(nature)") }
      } else {
        candidates.append(name)
      }
    }
    for other in listing.others where DataFileName(other.name).claimsToBeIDX {
      if other.nature == "not accessible" { candidates.append(other.name) }
    }
    let members = distinct(candidates.prefix(mostFiles).map { DigitMember($0, in: path) })
    others += members.filter { !$0.isMeant }.compactMap { $0.failure?.description(without: path) }
    return (members, others)
  }

  private static func parts(_ folders: [String], in path: String) -> [DigitMember] {
    let names = folders.prefix(mostFolders).flatMap { folder in
      let files = (try? FolderListing(of: "\(path)/\(folder)"))?.files ?? []
      return files.filter { SideFile.nature(of: $0) == nil }.prefix(mostFiles)
        .map { "\(folder)/\($0)" }
    }
    return distinct(names.map { DigitMember($0, in: path) })
  }

  /// Of a file and its gzip, the unpacked one; of two that are named alike, the first that can be read.
  private static func distinct(_ members: [DigitMember]) -> [DigitMember] {
    let alike = Dictionary(grouping: members) { $0.name.identity }
    return members.filter { member in
      let group = alike[member.name.identity] ?? []
      let best =
        group.first { $0.file?.isGzip == false } ?? group.first { $0.file != nil } ?? group.first
      return best?.name == member.name
    }
  }
}
