import Foundation
import Testing

@testable import GANEngine

@Suite struct SampleImagesExportTests {
  private let folder = NSTemporaryDirectory() + "ganscope-idx-\(UUID().uuidString)"

  private func images(labels: [UInt8]) -> SampleImages {
    SampleImages(pixels: Array(0..<12), height: 2, width: 2, labels: labels)
  }

  @Test func isATrainingSet() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let paths = try images(labels: [7, 8, 9]).export(to: folder, replacing: false)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: paths[0]))
        == Data([0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2] + (0..<12)))
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: paths[1]))
        == Data([0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9]))
    let data = try DataSearch(option: folder, environment: [:]).corpus().training()
    #expect(data.labels == [7, 8, 9])
    #expect(data.pixels.inMemory == Array(0..<12))
  }

  @Test func otherDigitsAreReplacedOnlyWhenAsked() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let paths = try images(labels: [7, 8, 9]).export(to: folder, replacing: false)
    #expect(throws: DataError(paths[1], .wouldOverwrite)) {
      try images(labels: [0, 8, 9]).export(to: folder, replacing: false)
    }
    _ = try images(labels: [0, 8, 9]).export(to: folder, replacing: true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: paths[1])).last == 9)
  }

  @Test func everyImageNeedsALabel() {
    #expect(throws: DataError.self) { try images(labels: []).export(to: folder, replacing: true) }
    #expect(!FileManager.default.fileExists(atPath: folder))
  }
}
