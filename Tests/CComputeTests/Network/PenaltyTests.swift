import CCompute
import Testing

struct PenaltyTests {
  static let slopes: [(cc_activation, Double)] = [
    (CC_IDENTITY, 1), (CC_RELU, 0), (CC_LEAKY_RELU, 0.2),
  ]
  let rows = 13
  let columns = 77
  let factors = Reference.numbers(13, seed: 4)

  /// Outputs of an activation of some slope below 0 and of dropout that keeps 0.8.
  private func outputs(slope: Double, type: cc_type) -> Numbers {
    let inputs = Reference.numbers(rows * columns, seed: 7)
    let dropped = Reference.numbers(rows * columns, seed: 8).map { $0 < -0.6 }
    return Numbers(
      zip(inputs, dropped).map { $1 ? 0 : ($0 > 0 ? $0 : Float(slope) * $0) / 0.8 }, type)
  }

  @Test(arguments: Reference.types, slopes)
  func ascendingMasksAndAdds(_ type: cc_type, activation: (cc_activation, Double)) throws {
    for threads in Reference.threads {
      let context = try #require(cc_context_create(threads))
      defer { cc_context_destroy(context) }
      let y = outputs(slope: activation.1, type: type)
      let p = Reference.numbers(rows * columns, seed: 9)
      var (q, h) = (Numbers(rows * columns, type), y)
      h.bytes.withUnsafeMutableBytes {
        cc_penalty_ascend(
          context, Int64(rows), Int64(columns), activation.0, 0.2, 0.8, factors, p, $0.baseAddress,
          &q.bytes, $0.baseAddress, type)
      }
      let values = y.doubles
      let masked = values.indices.map { place in
        let derivative = values[place] > 0 ? 1 : activation.1
        return values[place] == 0 ? 0 : Double(p[place]) * derivative / 0.8
      }
      let sums = values.indices.map { Double(factors[$0 / columns]) * values[$0] + masked[$0] }
      #expect(Reference.distance(q.values, masked) < Reference.tolerance(type))
      #expect(Reference.distance(h.values, sums) < Reference.tolerance(type))
    }
  }

  @Test(arguments: Reference.types, Reference.threads)
  func withoutGradientFromBelowOnlyOutputsAreWeighed(_ type: cc_type, threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let y = outputs(slope: 0.2, type: type)
    var h = Numbers(rows * columns, type)
    cc_penalty_ascend(
      context, Int64(rows), Int64(columns), CC_LEAKY_RELU, 0.2, 0.8, factors, nil, y.bytes, nil,
      &h.bytes, type)
    let values = y.doubles
    let expected = values.indices.map { Double(factors[$0 / columns]) * values[$0] }
    #expect(Reference.distance(h.values, expected) < Reference.tolerance(type))
  }
}
