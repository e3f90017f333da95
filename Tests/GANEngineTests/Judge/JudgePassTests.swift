import Testing

@testable import GANEngine

@Suite struct JudgePassTests {
  private let fixture: Fixture
  private let judge: Judge

  init() throws {
    fixture = try Fixture("judge")
    judge = try Judge.embedded()
  }

  private var images: [UInt8] { fixture.images.items.flatMap { $0.items.map { UInt8($0.int) } } }

  private func expect(_ judgement: Judgement, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(judgement.count == 8, sourceLocation: sourceLocation)
    for (found, recorded, what) in [
      (judgement.features, fixture.features, "features"),
      (judgement.logits, fixture.logits, "logits"),
    ] {
      GANEngineTests.expect(
        found, near: recorded.doubles, fixture.tolerance, what, sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [1, 2]) func seesWhatPyTorchSees(threads: Int) throws {
    let pass = try JudgePass(judge, threads: threads)
    expect(pass.judgement(of: images))
    expect(pass.judgement(of: images.map { Float($0) / 255 }))
    expect(pass.judgement(of: images.map { Float($0) / 127.5 - 1 }, range: .symmetric))
  }

  /// Live scores come in slices, those of `evaluate` in one go.
  @Test func anImageIsJudgedTheSameWhateverLiesBesideIt() throws {
    let pass = try JudgePass(judge, threads: 1)
    let digits = try EmbeddedDigits(seed: 9, count: 150).dataset().pixels.inMemory
    let whole = pass.judgement(of: digits)
    for slice in [1, 7, 64, 100] {
      var features: [Float] = []
      var logits: [Float] = []
      for first in stride(from: 0, to: 150, by: slice) {
        let part = Array(digits[first * 784..<min(first + slice, 150) * 784])
        let judgement = pass.judgement(of: part)
        features += judgement.features
        logits += judgement.logits
      }
      #expect(features == whole.features && logits == whole.logits, "slices of \(slice)")
    }
  }

  @Test func aTailThatIsNoImageIsLeftOut() throws {
    let pass = try JudgePass(judge, threads: 1)
    #expect(pass.judgement(of: [Float](repeating: 0, count: 783)).count == 0)
    #expect(pass.judgement(of: [UInt8](repeating: 0, count: 785)).features.count == 64)
    #expect(pass.judgement(of: [UInt8]()).logits.isEmpty)
  }

  /// A generator that diverged must not pass for one that draws something.
  @Test func imagesOfNaNGiveNaN() throws {
    let pass = try JudgePass(judge, threads: 1)
    var pixels = [Float](repeating: 0.5, count: 3 * 784)
    for place in 784..<1568 { pixels[place] = .nan }
    let judgement = pass.judgement(of: pixels)
    #expect(judgement.features[64..<128].allSatisfy { $0.isNaN })
    #expect(judgement.logits[10..<20].contains { $0.isNaN })
    #expect(judgement.features[..<64].allSatisfy { $0.isFinite })
    #expect(judgement.logits[20...].allSatisfy { $0.isFinite })
  }

  /// Other data may need a judge of another size.
  @Test func otherShapesWorkToo() throws {
    let judge = try JudgeSpecimen(
      first: 3, second: 5, kernel: 3, pooled: 6, features: 7, classes: 4
    )
    .judge()
    #expect(judge.side == 30)
    let pass = try JudgePass(judge, threads: 2)
    let pixels = (0..<70 * 900).map { Float($0 % 251) / 250 }
    let judgement = pass.judgement(of: pixels)
    #expect(judgement.features.count == 490 && judgement.logits.count == 280)
    #expect(judgement.logits.allSatisfy { $0.isFinite })
  }
}
