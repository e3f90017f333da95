import Foundation
import Testing

/// What a switch over one of the program's own enums says of a new case is to be thought of, not
/// fallen into.
@Suite struct SwitchTests {
  /// Where no `default:` is left in such a switch but in what a generator wrote.
  static let rooms = ["Sources"]
  static let exceptions = ["Sources/RunStore/Generated"]

  /// Types of others, whose cases are not ours to list: `Unicode.GeneralCategory`, `Errno`,
  /// `URLError.Code`.
  static let foreign = [".control", ".noSuchFileOrDirectory", ".notConnectedToInternet"]

  @Test func noDefaultStandsForCasesOfOurOwn() {
    let sources = ArchitectureTests.sources.filter { source in
      source.path.hasSuffix(".swift") && Self.rooms.contains { source.path.hasPrefix($0 + "/") }
        && !Self.exceptions.contains { source.path.hasPrefix($0 + "/") }
    }
    #expect(sources.count > 300)
    for source in sources {
      for switching in Self.switches(in: source.lines) where switching.hasDefault {
        let isForeign = switching.patterns.contains { Self.foreign.contains(where: $0.hasPrefix) }
        #expect(!switching.isOfAnEnum || isForeign, "\(source.path): \(switching.head)")
      }
    }
  }

  /// All that sets a loss apart stands with it; recipes only choose one.
  @Test func nobodyElseTellsLossesApart() throws {
    let home = "Sources/GANEngine/Training/LossKind.swift"
    let lines = try #require(ArchitectureTests.sources.first { $0.path == home }).lines
    let names = lines.compactMap { $0.firstMatch(of: /^  case (\w+)$/)?.1 }
    #expect(names.count >= 6)
    let cases = try Regex("\\.(?:" + names.joined(separator: "|") + ")\\b")
    for source in ArchitectureTests.sources
    where source.path != home && !source.path.hasPrefix("Sources/GANEngine/Settings/Preset") {
      for line in source.lines where line.contains(cases) {
        Issue.record("\(source.path): \(line)")
      }
    }
  }

  @Test(arguments: [
    ("switch a {\ncase .b: 1\ndefault: 2\n}", true),
    ("switch a {\ncase .b: 1\ncase .c: 2\n}", false),
    ("  let x =\n    switch a {\n    case (.b, 1):\n      0\n    default: 2\n    }", true),
    ("switch a {\ncase \"b\":\n  switch c {\n  case .d: 1\n  }\ndefault: 2\n}", false),
    ("switch a {\ncase 1: .b\ndefault: .c\n}", false),
    ("switch a {\ncase [\"b\"]: c(.d)\ndefault: nil\n}", false),
    ("switch a {\ncase .b: 1\n@unknown default: 2\n}", false),
  ])
  func aDefaultIsSeen(text: String, isFound: Bool) {
    let found = Self.switches(in: text.split(separator: "\n").map(String.init)).contains {
      $0.hasDefault && $0.isOfAnEnum
    }
    #expect(found == isFound)
  }

  private struct Switch {
    let head: String
    let indentation: Int
    var patterns: [String] = []
    var hasDefault = false

    var isOfAnEnum: Bool { patterns.contains { $0.contains(/(?:^|[(,])\s*\.[a-z]/) } }
  }

  /// The switches of a source by their indentation, which the formatter keeps.
  private static func switches(in lines: [String]) -> [Switch] {
    var open: [Switch] = []
    var closed: [Switch] = []
    for line in lines {
      let text = line.drop { $0 == " " }
      let indentation = line.count - text.count
      while let last = open.last, indentation < last.indentation || text.hasPrefix("}"),
        indentation <= last.indentation
      {
        closed.append(open.removeLast())
      }
      if text.contains(/(?:^|\s|\()switch .*\{$/) {
        open.append(Switch(head: String(text), indentation: indentation))
      } else if open.last?.indentation == indentation {
        if text.hasPrefix("case ") {
          let pattern = text.dropFirst(5).split(separator: ": ", maxSplits: 1)[0]
          open[open.count - 1].patterns.append(String(pattern))
        }
        if text.hasPrefix("default:") { open[open.count - 1].hasDefault = true }
      }
    }
    return closed + open
  }
}
