import Testing

@testable import TextUI

@Suite struct NthSmallestTests {
  @Test func isTheElementThatSortingPutsThere() {
    var state: UInt64 = 7
    for count in [1, 2, 3, 10, 196, 784] {
      for kinds in [1, 2, 5, 1000] as [UInt64] {
        let values = (0..<count).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return Double((state >> 33) % kinds) / Double(kinds)
        }
        for index in [0, count / 4, count / 2, count - 1] {
          #expect(values.nthSmallest(index) == values.sorted()[index])
        }
      }
    }
    let falling = (0..<500).map { Double(500 - $0) }
    #expect(falling.nthSmallest(125) == 126)
  }
}
