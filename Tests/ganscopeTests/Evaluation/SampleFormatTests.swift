import ArgumentParser
import Foundation
import Testing

@testable import ganscope

@Suite struct SampleFormatTests {
  @Test(
    arguments: [
      ("a.png", .png), ("b/A.PNG", .png), ("a.npy", .npy), ("digits", .idx), ("out/", .idx),
      (NSTemporaryDirectory(), .idx), ("a.jpg", nil), ("a.gz", nil), ("/dev/null", nil),
    ] as [(String, SampleFormat?)])
  func isToldByTheName(path: String, format: SampleFormat?) {
    #expect(SampleFormat(inferredFrom: path) == format)
  }

  private func message(_ arguments: String...) -> String {
    do {
      _ = try SampleCommand.parse(["checkpoint"] + arguments)
      return "nothing"
    } catch { return SampleCommand.message(for: error) }
  }

  @Test func orSaid() {
    #expect(message("--out", "a.jpg").contains("should end in .png or .npy, be a folder"))
    #expect(message("--out", "a.jpg", "--format", "png") == "nothing")
    #expect(message("--format", "png").contains("--out should say where"))
    #expect(message("--out", "a", "--format", "gif").contains("gif"))
  }
}
