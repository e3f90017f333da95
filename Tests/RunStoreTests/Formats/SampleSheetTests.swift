import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct SampleSheetTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func images(_ count: Int, height: Int = 28, width: Int = 28) -> SampleImages {
    let pixels = (0..<count * height * width).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 251) }
    return SampleImages(pixels: pixels, height: height, width: width)
  }

  @Test func laysImagesOutInRows() throws {
    let images = SampleImages(pixels: [1, 2, 3, 4, 5, 6], height: 1, width: 2)
    let sheet = try SampleSheet(images, columns: 2)
    #expect((sheet.width, sheet.height) == (10, 8))
    let rows = (0..<8).map { Array(sheet.pixels[$0 * 10..<$0 * 10 + 10]) }
    let empty = [UInt8](repeating: 0, count: 10)
    #expect(
      rows == [
        empty, empty, [0, 0, 1, 2, 0, 0, 3, 4, 0, 0], empty, empty,
        [0, 0, 5, 6, 0, 0, 0, 0, 0, 0], empty, empty,
      ])
  }

  @Test(arguments: [(Int.min, 32, 92), (0, 32, 92), (1, 32, 92), (2, 62, 62), (.max, 92, 32)])
  func anyNumberOfColumnsIsTaken(columns: Int, width: Int, height: Int) throws {
    let sheet = try SampleSheet(Self.images(3), columns: columns)
    #expect((sheet.width, sheet.height) == (width, height))
  }

  @Test func needsAnImage() {
    #expect(throws: SampleSheet.Failure.noImages) {
      try SampleSheet(Self.images(0), columns: 4)
    }
  }

  @Test func aPictureTooWideForThePNGLibraryIsAnError() throws {
    let sheet = try SampleSheet(Self.images(400_000, height: 1, width: 1), columns: .max)
    let error = #expect(throws: SampleSheet.Failure.self) { try sheet.png() }
    #expect(error?.description.hasPrefix("the picture cannot be a PNG: ") == true)
  }

  @Test(.enabled(if: Python.isWanted, "\(Python.missing)"))
  func pillowSeesTheSamePixels() throws {
    let sheet = try SampleSheet(Self.images(5), columns: 3)
    try sheet.writePNG(to: folder.file("a.png"))
    try Data(sheet.pixels).write(to: URL(fileURLWithPath: folder.file("a.raw")))
    let output = try Python.run(
      """
      import sys
      from PIL import Image
      image = Image.open(sys.argv[1])
      print(image.format, image.mode, image.size, image.tobytes() == open(sys.argv[2], "rb").read())
      """, folder.file("a.png"), folder.file("a.raw"))
    #expect(output == "PNG L (92, 62) True\n")
  }
}
