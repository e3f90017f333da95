import Foundation
import Testing

@testable import GANEngine

/// Swings that are oscillation, and those that are not.
struct DoctorSwingTests {
  private typealias Curves = FormulaCurves

  @Test func swingsAreOscillation() {
    let (_, named) = Curves.course(steps: 6000) { step in
      let turn = sin(Double(step) / 60)
      return Curves.vitals(0.5 - 0.3 * turn, 0.5 + 0.35 * turn, d: 1.4, step: step)
    }
    #expect(named.map(\.0) == [.oscillating])
  }

  // Periods in steps: below forty or so the noise of batches is no different.
  @Test(arguments: [60, 150, 400, 700])
  func swingsOfAnyPeriodAreOscillation(_ period: Int) {
    let (_, named) = Curves.course(steps: 8000) { step in
      let turn = sin(2 * .pi * Double(step) / Double(period))
      return Curves.vitals(0.5, 0.45 + 0.35 * turn, d: 1.4, step: step)
    }
    #expect(named.map(\.0) == [.oscillating], "\(named)")
  }

  /// D(G(z)) that trembles, drifts, or moves once to another place.
  static let noSwings: [@Sendable (Int) -> Double] = [
    { 0.45 + 0.08 * sin(Double($0) / 30) },
    { 0.45 + 0.35 * sin(Double($0) * 2.399) },
    { 0.2 + 0.4 * Double($0) / 5000 },
    { $0 < 2500 ? 0.25 : 0.6 },
  ]

  @Test(arguments: noSwings.indices)
  func whatDoesNotSwingIsNoOscillation(_ index: Int) {
    // Beyond 5,000 steps a plateau is named.
    let (_, named) = Curves.course(steps: 5000) { step in
      let fake = Self.noSwings[index](step)
      return Curves.vitals(fake + 0.1, fake, d: 1.4, step: step)
    }
    #expect(named.isEmpty, "\(named)")
  }

  @Test func oneEvaluationOutOfLineIsNoOscillation() {
    let (_, named) = Curves.course(
      steps: 5000,
      scores: { step in
        var counts = Array(repeating: 100, count: 10)
        if step == 2500 { counts[3] = 900 }
        return Curves.scores(step, counts: counts)
      },
      vitals: Curves.calm)
    #expect(named.isEmpty, "\(named)")
  }

  @Test func hoppingFromClassToClassIsOscillation() {
    let (_, named) = Curves.course(
      steps: 5000,
      scores: { step in
        var counts = Array(repeating: 100, count: 10)
        counts[step / 500 % 10] = 700
        return Curves.scores(step, counts: counts)
      },
      vitals: Curves.calm)
    #expect(named.first?.0 == .oscillating)
  }
}
