import CCompute
import Foundation
import Testing

struct RandomTests {
  // Known answers of Random123's kat_vectors for philox4x32-10.
  static let answers: [([UInt32], [UInt32], [UInt32])] = [
    ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    (
      Array(repeating: .max, count: 4), [.max, .max],
      [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
    ),
    (
      [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
      [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
    ),
  ]

  @Test(arguments: answers)
  func knownAnswers(counter: [UInt32], key: [UInt32], expected: [UInt32]) {
    var out: [UInt32] = [0, 0, 0, 0]
    cc_philox(counter, key, &out)
    #expect(out == expected)
  }

  private func normals(_ count: Int, threads: Int32, step: UInt64) throws -> [Float] {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    var values = Array(repeating: Float.nan, count: count)
    let stream = cc_stream(seed: 42, purpose: 3, step: step)
    cc_fill_normal(context, stream, Int64(count), 0, 1, &values, CC_F32)
    return values
  }

  @Test func normalsFollowTheNormalDistribution() throws {
    let count = 200_000
    let values = try normals(count, threads: 2, step: 1).map(Double.init)
    let mean = values.reduce(0, +) / Double(count)
    let square = values.reduce(0) { $0 + $1 * $1 } / Double(count)
    let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / Double(count)
    // Five standard errors of each moment.
    #expect(abs(mean) < 5 / Double(count).squareRoot())
    #expect(abs(square - 1) < 5 * (2 / Double(count)).squareRoot())
    #expect(abs(fourth - 3) < 5 * (96 / Double(count)).squareRoot())
    let distance = values.sorted().enumerated().reduce(0.0) { worst, item in
      let expected = 0.5 * erfc(-item.element / 2.0.squareRoot())
      return max(worst, abs((Double(item.offset) + 0.5) / Double(count) - expected))
    }
    // Kolmogorov and Smirnov's bound at one in a thousand.
    #expect(distance < 1.95 / Double(count).squareRoot())
  }

  @Test func normalsAreBoxAndMullersOfTheWords() throws {
    let values = try normals(256, threads: 1, step: 9)
    for index in 0..<64 {
      var words: [UInt32] = [0, 0, 0, 0]
      cc_philox([UInt32(index), 3, 9, 0], [42, 0], &words)
      let units = words.map { Double($0 >> 8) / Double(1 << 24) }
      for pair in 0..<2 {
        let radius = (-2 * log(1 - units[2 * pair])).squareRoot()
        let angle = 2 * Double.pi * units[2 * pair + 1]
        let (cosine, sine) = (values[2 * pair * 64 + index], values[(2 * pair + 1) * 64 + index])
        #expect(abs(Double(cosine) - radius * cos(angle)) < 3e-6)
        #expect(abs(Double(sine) - radius * sin(angle)) < 3e-6)
      }
    }
  }

  @Test func drawsDependOnNeitherThreadsNorCount() throws {
    let all = try normals(10_000, threads: 2, step: 5)
    #expect(try normals(10_000, threads: 1, step: 5) == all)
    #expect(try normals(777, threads: 2, step: 5) == Array(all[..<777]))
    #expect(try normals(777, threads: 2, step: 6) != Array(all[..<777]))
  }

  @Test(arguments: [CC_F32, CC_BF16])
  func dropoutKeepsTheMean(_ type: cc_type) throws {
    let context = try #require(cc_context_create(2))
    defer { cc_context_destroy(context) }
    let (count, rate) = (100_000, Float(0.2))
    let stream = cc_stream(seed: 1, purpose: 5, step: 2)
    var floats = Array(repeating: Float(1), count: count)
    var halves = floats.map(Reference.half)
    if type == CC_F32 {
      cc_dropout(context, stream, Int64(count), rate, &floats, type)
    } else {
      cc_dropout(context, stream, Int64(count), rate, &halves, type)
      floats = halves.map(Reference.float)
    }
    let dropped = Double(floats.count { $0 == 0 }) / Double(count)
    #expect(abs(dropped - 0.2) < 5 * (0.16 / Double(count)).squareRoot())
    #expect(floats.allSatisfy { $0 == 0 || abs($0 - 1.25) < 1e-6 })
  }

  @Test(arguments: Reference.types, Reference.threads)
  func uniformsFillTheirInterval(_ type: cc_type, threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    var numbers = Numbers(50_001, type)
    let stream = cc_stream(seed: 7, purpose: 1, step: 0)
    cc_fill_uniform(context, stream, 50_001, -0.1, 0.1, &numbers.bytes, type)
    let values = numbers.values
    let bound: Float = type == CC_F32 ? 0.1 : 0.1005
    #expect(values.allSatisfy { $0 >= -bound && $0 <= bound })
    let mean = values.reduce(0.0) { $0 + Double($1) } / 50_001
    let square = values.reduce(0.0) { $0 + Double($1) * Double($1) } / 50_001
    // The variance of U(−a, a) is a²/3.
    #expect(abs(mean) < 5 * 0.1 / (3 * 50_001).squareRoot())
    #expect(abs(square - 0.01 / 3) < 5e-5)
  }

  @Test(arguments: Reference.types, Reference.threads)
  func addedNormalsAreThoseOfTheStream(_ type: cc_type, threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let drawn = try normals(3001, threads: 1, step: 4)
    var values = Numbers(Reference.numbers(3001, seed: 6), type)
    let expected = zip(values.doubles, drawn).map { $0 + 0.3 * Double($1) }
    let stream = cc_stream(seed: 42, purpose: 3, step: 4)
    cc_add_normal(context, stream, 3001, 0.3, &values.bytes, type)
    #expect(Reference.distance(values.values, expected) < Reference.tolerance(type))
  }

  @Test(arguments: [1, 2, 10, 256], Reference.threads)
  func labelsAreUniform(_ classes: Int, threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let count = 50_001
    var labels = Array(repeating: UInt8(255), count: count)
    let stream = cc_stream(seed: 7, purpose: 2, step: 3)
    cc_fill_labels(context, stream, Int64(count), Int32(classes), &labels)
    var counts = Array(repeating: 0, count: 256)
    for label in labels { counts[Int(label)] += 1 }
    #expect(counts[classes...].allSatisfy { $0 == 0 })
    let expected = Double(count) / Double(classes)
    let square = counts[..<classes].reduce(0.0) {
      $0 + (Double($1) - expected) * (Double($1) - expected) / expected
    }
    // χ² with classes − 1 degrees of freedom, mean and five standard deviations.
    let freedom = Double(classes - 1)
    #expect(square <= freedom + 5 * (2 * freedom).squareRoot())
    // Philox's word 0 of block 0 gives the first.
    var words: [UInt32] = [0, 0, 0, 0]
    cc_philox([0, 2, 3, 0], [7, 0], &words)
    #expect(labels[0] == UInt8((UInt64(words[0]) * UInt64(classes)) >> 32))
  }
}
