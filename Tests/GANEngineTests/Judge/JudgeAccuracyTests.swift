import CCompute
import Testing

@testable import GANEngine

/// On MNIST's test set, which the judge has not learnt from.
@Suite(.enabled(if: MNIST.isThere, MNIST.reason))
struct JudgeAccuracyTests {
  private let digits: ImageDataset
  private let pass: JudgePass

  init() throws {
    digits = try #require(try MNIST.corpus?.test())
    pass = try JudgePass(Judge.embedded(), threads: 2)
  }

  private func accuracy(_ judgement: Judgement) -> Double {
    let classes = pass.judge.classCount
    let right = digits.labels.indices.count { row in
      let logits = judgement.logits[row * classes..<(row + 1) * classes]
      let named = logits.indices.max { logits[$0] < logits[$1] } ?? logits.startIndex
      return named - logits.startIndex == Int(digits.labels[row])
    }
    return Double(right) / Double(digits.count)
  }

  @Test func namesAsManyDigitsRightAsItsFileSays() throws {
    let found = accuracy(pass.judgement(of: digits.pixels.inMemory))
    #expect(found >= 0.99)
    #expect(abs(found - (try #require(pass.judge.accuracy))) < 0.0003)
  }

  @Test(arguments: [(1, 0), (0, -1), (-2, 0), (0, 2), (2, 2), (-2, 2)])
  func shiftedDigitsAreStillDigits(right: Int, down: Int) {
    var moved = [UInt8](repeating: 0, count: digits.pixels.count)
    for (place, value) in digits.pixels.enumerated() where value > 0 {
      let (row, column) = (place / 28 % 28 + down, place % 28 + right)
      if (0..<28).contains(row) && (0..<28).contains(column) {
        moved[place + down * 28 + right] = value
      }
    }
    let found = accuracy(pass.judgement(of: moved))
    #expect(found >= 0.97, "\(found)")
  }

  @Test func noisyDigitsAreStillDigits() throws {
    let context = try ComputeContext(threads: 2)
    let pixels = Storage(digits.pixels.map { Float($0) / 255 })
    cc_add_normal(
      context.handle, Philox(seed: 3).code(.instanceNoise, step: 0), Int64(pixels.count), 0.1,
      pixels.base, CC_F32)
    let found = accuracy(pass.judgement(of: pixels.elements.map { min(max($0, 0), 1) }))
    #expect(found >= 0.97, "\(found)")
  }
}
