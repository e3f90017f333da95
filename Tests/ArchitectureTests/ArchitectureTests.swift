import Foundation
import Testing

/// The walls between the rooms, which the package manager does not guard: an import of a sibling
/// that is not declared compiles in an incremental build.
@Suite struct ArchitectureTests {
  static let allowedImports: [String: Set<String>] = [
    "Assets": ["CAssets"],
    "GANEngine": [
      "CCompute", "CCrypto", "CZlib", "Assets", "Dispatch", "Synchronization", "Foundation",
      "SystemPackage",
    ],
    "RunStore": [
      "GANEngine", "CPNG", "Synchronization", "Foundation", "FoundationEssentials", "SwiftProtobuf",
      "SystemPackage",
    ],
    "TextUI": [],
    "Dashboard": ["GANEngine", "TextUI"],
    "ganscope": [
      "CTerminal", "Dashboard", "RunStore", "GANEngine", "TextUI", "Assets", "ArgumentParser",
      "Dispatch", "Synchronization", "Foundation", "FoundationNetworking", "Glibc", "Darwin",
      "SystemPackage",
    ],
    "CAssets": [], "CCompute": [], "CTerminal": [], "CCrypto": [], "CZlib": [],
    "CPNG": [],
  ]

  struct Source {
    let module: String
    let path: String
    let lines: [String]
  }

  static let sources: [Source] = {
    let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized.path
    var found: [Source] = []
    for top in ["Assets", "Sources"] {
      let folder = FileManager.default.enumerator(atPath: "\(root)/\(top)")
      while let path = folder?.nextObject() as? String {
        guard let text = try? String(contentsOfFile: "\(root)/\(top)/\(path)", encoding: .utf8)
        else { continue }
        let module = top == "Assets" ? top : String(path.prefix { $0 != "/" })
        let lines = text.split(separator: "\n").map(String.init)
        found.append(Source(module: module, path: "\(top)/\(path)", lines: lines))
      }
    }
    return found
  }()

  @Test func everyModuleImportsOnlyItsNeighbours() {
    #expect(Set(Self.sources.map(\.module)) == Set(Self.allowedImports.keys))
    let statement = /^\s*(?:@\w+(?:\(\w+\))?\s+)*(?:[a-z]+\s+)?import\s+(?:[a-z]+\s+)?(\w+)/
    for source in Self.sources where source.path.hasSuffix(".swift") {
      for line in source.lines where line.contains("import") {
        guard let name = line.firstMatch(of: statement)?.1 else { continue }
        let isAllowed = Self.allowedImports[source.module]?.contains(String(name)) == true
        #expect(isAllowed, "\(source.path): \(line)")
      }
    }
  }

  /// Rooms of one target that may not know each other, by the names that would tell so.
  @Test(arguments: [
    (
      "Networks",
      [
        "TrainingSession", "SessionState", "SessionOptions", "RunEvent", "Command", "Snapshot",
        "Trainer",
      ]
    ),
    (
      "Training",
      ["TrainingSession", "SessionState", "Snapshot", "screen", "panel", "terminal", "key"]
    ),
    ("Judge", ["Trainer", "TrainerState", "TrainingSession", "SessionState"]),
    ("Statistics", ["Trainer", "TrainingSession", "SessionState", "Judge"]),
    ("Compute", ["Trainer", "TrainingSession", "SessionState", "Network", "Judge"]),
    ("Settings", ["Trainer", "TrainingSession", "SessionState"]),
    ("Data", ["Trainer", "TrainingSession", "SessionState", "Network"]),
    ("History", ["Trainer", "TrainingSession", "SessionState"]),
  ])
  func roomsOfTheEngineKeepApart(room: String, strangers: [String]) throws {
    let sources = Self.sources.filter { $0.path.hasPrefix("Sources/GANEngine/\(room)/") }
    #expect(!sources.isEmpty, "there is no room \(room)")
    let names = try Regex("\\b(?:" + strangers.joined(separator: "|") + ")\\b")
    for source in sources {
      for line in source.lines where line.contains(names) {
        Issue.record("\(source.path): \(line)")
      }
    }
  }

  /// Layers of other kinds come without widths; who needs an extent asks for the input's or output's.
  @Test func nobodyButNetworksAsksForWidths() {
    let asking = /\.widths\b(?! = )/
    for source in Self.sources
    where source.path.hasPrefix("Sources/GANEngine/") && !source.path.contains("/Networks/") {
      for line in source.lines where line.contains(asking) && !line.contains("\"\\(name).widths\"")
      {
        Issue.record("\(source.path): \(line)")
      }
    }
  }

  /// What the closed forms of a penalty need of a layer is that its map is affine; of blocks, that they
  /// add.
  @Test func penaltiesKnowNoKindOfLayer() throws {
    let kinds = Self.sources.filter { $0.path.contains("/Networks/") }
      .flatMap { source in
        source.lines.compactMap { try? /class (\w+): (?:Layer|AffineMap)\b/.firstMatch(in: $0)?.1 }
      }.map(String.init).filter { !["AffineLayer", "ResidualLayer"].contains($0) }
    #expect(kinds.contains("LinearMap") && kinds.contains("BatchNormLayer"), "\(kinds)")
    let names = try Regex("\\b(?:LayerSpec|Product|" + kinds.joined(separator: "|") + ")\\b")
    let passes = Self.sources.filter {
      ["Training/PenaltyPass.swift", "Training/SlopeChain.swift"].contains(where: $0.path.hasSuffix)
    }
    #expect(passes.count == 2)
    for line in passes.flatMap(\.lines) where line.contains(names) { Issue.record("\(line)") }
  }

  /// Where nothing is found at a glance, a folder is no room.
  @Test func noRoomIsCrowded() {
    let targets = ["GANEngine", "RunStore", "Dashboard", "ganscope", "CCompute"]
    let folders = Dictionary(
      grouping: Self.sources.filter {
        targets.contains($0.module) && $0.path.hasPrefix("Sources/")
      },
      by: { $0.path.split(separator: "/").dropLast().joined(separator: "/") })
    for (folder, files) in folders {
      #expect(files.count <= 25, "\(folder) has \(files.count) files")
    }
  }

  @Test(arguments: [("curses.h", "CTerminal"), ("dnnl", "CCompute")])
  func oneTargetKnowsTheLibrary(header: String, owner: String) {
    let users = Self.sources.filter { source in
      source.lines.contains { $0.contains(/^\s*#\s*include/) && $0.contains(header) }
    }
    #expect(users.allSatisfy { $0.module == owner }, "\(users.map(\.path))")
  }

  /// A reader that goes away, a full disk and a pipe that is full are answered in one place.
  @Test func standardStreamsAreWrittenToInOnePlace() {
    let writing = /(?:^|[^\w.])(?:print|debugPrint|fputs|puts)\(|FileHandle\.standard/
    for source in Self.sources
    where source.path.hasSuffix(".swift") && !source.path.hasSuffix("/StandardStream.swift") {
      for line in source.lines where line.contains(writing) && !line.contains("func print(") {
        Issue.record("\(source.path): \(line)")
      }
    }
  }

  /// Such a type would hide the module's other names.
  @Test func noTypeBearsTheNameOfItsModule() {
    let declaration = /\b(?:struct|class|enum|actor|protocol|typealias)\s+(\w+)/
    for source in Self.sources where source.path.hasSuffix(".swift") {
      for line in source.lines where line.contains(source.module) {
        let name = line.firstMatch(of: declaration)?.1
        #expect(name.map(String.init) != source.module, "\(source.path): \(line)")
      }
    }
  }
}
