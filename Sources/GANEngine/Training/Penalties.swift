/// The terms that look at D's gradient with respect to its input g = ∂s/∂x, n = ‖g‖ a row, and the
/// weights in force at an update.
struct Penalties: Equatable {
  /// λ of λ·mean (n − 1)² between real and fake (Gulrajani et al. 2017, equation 3).
  var wassersteinWeight = 0.0
  /// γ of γ/2 · mean n² at real images (Mescheder et al. 2018, equation 9).
  var realWeight = 0.0
  /// γ of γ/2 · mean n² at fakes (the same, equation 10).
  var fakeWeight = 0.0
  /// Whether D's output is s/(n + |s|) (Wu et al. 2021, equation 6).
  var normalizesOutput = false

  /// Whether D's gradient need not be looked at.
  var isNone: Bool { self == Penalties() }
}

extension Penalties {
  /// Adds to `slopeFactors` what g of each row is to be multiplied by to give ∂penalty/∂g, and
  /// returns the value of the penalty, without `interval`.
  ///
  /// A penalty that is taken once every `interval` updates counts that often
  /// (Karras et al. 2020, "Analyzing and improving StyleGAN", section 3.1).
  func addTerms(
    norms: (Int) -> UnsafeBufferPointer<Float>, rows: Int, interval: Double,
    to slopeFactors: UnsafeMutableBufferPointer<Float>
  ) -> Double {
    let share = 1 / Double(rows)
    var value = 0.0
    func add(_ block: Int, _ term: (Double) -> (value: Double, factor: Double)) {
      for (row, norm) in norms(block).enumerated() {
        let term = term(Double(norm))
        value += term.value * share
        slopeFactors[block * rows + row] += Float(term.factor * share * interval)
      }
    }
    func squares(_ weight: Double) -> (Double) -> (value: Double, factor: Double) {
      { norm in (weight / 2 * norm * norm, weight) }
    }
    if realWeight > 0 { add(0, squares(realWeight)) }
    if fakeWeight > 0 { add(1, squares(fakeWeight)) }
    if wassersteinWeight > 0 {
      let weight = wassersteinWeight
      add(2) { norm in
        (weight * (norm - 1) * (norm - 1), 2 * weight * (1 - 1 / max(norm, 1e-12)))
      }
    }
    return value
  }
}
