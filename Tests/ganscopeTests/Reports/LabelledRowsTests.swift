import GANEngine
import Testing

@testable import ganscope

@Suite struct LabelledRowsTests {
  private func images(_ labels: [UInt8]) -> SampleImages {
    SampleImages(
      pixels: labels.indices.map { UInt8($0 + 1) }, height: 1, width: 1, labels: labels)
  }

  @Test func aRowIsALabelAndShortRowsAreFilled() {
    let rows = images([0, 1, 2, 0, 1]).inRowsByLabel(columns: nil)
    #expect(rows?.columns == 2)
    #expect(rows?.images.pixels == [1, 4, 2, 5, 3, 0])
    #expect(images([0, 1, 2, 0, 1]).inRowsByLabel(columns: 3)?.columns == 2)
  }

  @Test func otherwiseTheOrderStays() {
    #expect(images([0, 1, 0, 1]).inRowsByLabel(columns: 1) == nil)
    #expect(images([3, 3, 3]).inRowsByLabel(columns: nil) == nil)
    let plain = SampleImages(pixels: [1, 2], height: 1, width: 1)
    #expect(plain.inRowsByLabel(columns: nil) == nil)
  }
}
