import Foundation
import SystemPackage
import Testing

@testable import GANEngine

@Suite struct FilePathTests {
  @Test(
    arguments: [
      ("a/x.safetensors", "x.safetensors", "a", "safetensors"), ("c", "c", ".", ""),
      ("/", "", "/", ""), ("//", "", "/", ""), (".", ".", ".", ""), ("..", "..", ".", ""),
      ("", "", ".", ""), ("a/", "a", ".", ""), ("/a", "a", "/", ""),
      ("a b\n.PNG", "a b\n.PNG", ".", "png"),
      (".hidden", ".hidden", ".", ""), ("a\u{0}b", "a", ".", ""),
    ])
  func oddPathsComeApart(path: String, name: String, folder: String, ending: String) {
    #expect(FilePath(path).name == name)
    #expect(FilePath(path).folder.string == folder)
    #expect(FilePath(path).ending == ending)
    #expect(!FilePath(path).absolute.string.isEmpty)
  }

  @Test func longAndOddPathsAreShownOnOneLine() {
    #expect("a\n\u{1B}[2J".asShownPath == "a\\n\\u{1B}[2J")
    #expect(String(repeating: "x", count: 600).asShownPath.count < 240)
    #expect("".asShownPath == "''")
  }

  @Test(
    arguments: [
      ("a b", "a b"), ("\r\n", "\\r\\n"), ("\u{7}\u{9B}", "\\u{07}\\u{009B}"),
      ("a\u{2028}b", "a\\u{2028}b"), ("a\u{202E}b", "a\\u{202E}b"), ("e\u{301}", "e\u{301}"),
      ("🧑\u{200D}🎨", "🧑\u{200D}🎨"), ("\u{7F}", "\\u{7F}"),
    ])
  func whatSteersATerminalIsEscaped(text: String, shown: String) {
    #expect(Array(text.asShown.unicodeScalars) == Array(shown.unicodeScalars))
    #expect(Array(text.asShownPath.unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test func bytesThatAreNotUTF8AreShown() {
    #expect(String(showing: Array("aé".utf8) + [0xFF, 0xC3]) == "aé\\xFF\\xC3")
    #expect(String(showing: []).isEmpty)
  }

  @Test func namesThatAreNotUTF8AreListedApart() throws {
    let folder = try TemporaryFolder()
    for name in [[0x61], [0xFF, 0x62], Array("é".utf8), [0x0A]] as [[UInt8]] {
      let path = (Array(folder.path.utf8) + [0x2F] + name + [0]).map(CChar.init(bitPattern:))
      #expect(mkdir(path, 0o700) == 0)
    }
    let found = try FolderNames(of: folder.path)
    #expect(found.names == ["\n", "a", "é"] && found.unreadable == ["\\xFFb"])
    #expect(throws: Errno.notDirectory) { try FolderNames(of: "/dev/null") }
    #expect(throws: Errno.noSuchFileOrDirectory) { try FolderNames(of: folder.path + "/nothing") }
  }
}
