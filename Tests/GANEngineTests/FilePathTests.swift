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
}
