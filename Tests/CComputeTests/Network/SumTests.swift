import CCompute
import Testing

struct SumTests {
  // The last are more than blocks of one run hold.
  @Test(arguments: [0, 1, 7, 1023, 1025, 5000, 300_001], Reference.threads)
  func sumsAreThoseInDouble(_ count: Int, threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let a = Reference.numbers(count, seed: 1).map { $0 + 0.5 }
    let b = Reference.numbers(count, seed: 2).map { $0 - 0.5 }
    let dot = zip(a, b).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
    let squares = a.reduce(0.0) { $0 + Double($1) * Double($1) }
    #expect(abs(cc_dot(context, Int64(count), a, b) - dot) <= 1e-6 * abs(dot))
    #expect(abs(cc_sum_of_squares(context, Int64(count), a) - squares) <= 1e-6 * squares)
  }

  @Test func sumsDoNotDependOnThreads() throws {
    let values = Reference.numbers(123_457, seed: 3)
    let sums = try Reference.threads.map { threads in
      let context = try #require(cc_context_create(threads))
      defer { cc_context_destroy(context) }
      return cc_sum_of_squares(context, 123_457, values)
    }
    #expect(sums[0] == sums[1])
  }
}
