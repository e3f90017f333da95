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
