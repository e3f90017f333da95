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
