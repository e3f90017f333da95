import Testing

@testable import GANEngine

struct AccuracyScoreClassifierTests {
  private func digits(seed: UInt64, _ count: Int) throws -> SampleImages {
    let data = try EmbeddedDigits(seed: seed, count: count).dataset()
    return SampleImages(
      pixels: data.pixels.inMemory, height: data.height, width: data.width, labels: data.labels)
  }

  private func accuracy(_ lessons: SampleImages, _ exam: SampleImages) throws -> Double {
    var classifier = try AccuracyScoreClassifier(size: 784, threads: 2)
    classifier.learn(lessons)
    return classifier.accuracy(exam)
  }

  @Test func goodLessonsAreLearntTheSameWayEachTime() throws {
    let (lessons, exam) = (try digits(seed: 11, 3000), try digits(seed: 12, 1050))
    let first = try accuracy(lessons, exam)
    #expect(first > 0.8)
    let second = try accuracy(lessons, exam)
    #expect(second == first)
  }

  @Test func wrongLabelsTeachNothing() throws {
    let (lessons, exam) = (try digits(seed: 11, 3000), try digits(seed: 12, 1000))
    let shuffled = SampleImages(
      pixels: lessons.pixels, height: 28, width: 28,
      labels: lessons.labels.indices.map { UInt8($0 * 7 % 10) })
    let found = try accuracy(shuffled, exam)
    #expect(found < 0.25)
  }

  @Test func whatDoesNotFitIsLeftOut() throws {
    var classifier = try AccuracyScoreClassifier(size: 784, threads: 1)
    let before = classifier.accuracy(try digits(seed: 12, 200))
    classifier.learn(try digits(seed: 11, 99))
    classifier.learn(SampleImages(pixels: [], height: 28, width: 28))
    classifier.learn(SampleImages(pixels: Array(repeating: 9, count: 4000), height: 2, width: 2))
    let after = classifier.accuracy(try digits(seed: 12, 200))
    #expect(after == before)
    let none = classifier.accuracy(SampleImages(pixels: [], height: 28, width: 28))
    #expect(none.isNaN)
  }
}
