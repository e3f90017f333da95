/// D's output divided by its own slope: ŝ = s/(n + |s|), n = ‖∂s/∂x‖
/// (Wu et al. 2021, "Gradient normalization for generative adversarial networks", equation 6).
enum SlopeNormalization {
  /// ŝ of a logit.
  static func normalized(_ logit: Float, norm: Float) -> Float {
    let size = norm + abs(logit)
    return size > 0 ? logit / size : 0
  }

  /// From ∂loss/∂ŝ to ∂loss/∂s with n held fixed: n/(n + |s|)².
  static func logitGradient(_ gradient: Float, logit: Float, norm: Float) -> Float {
    let size = norm + abs(logit)
    return size > 0 ? gradient * norm / (size * size) : 0
  }

  /// From ∂loss/∂ŝ to the factor of g in ∂loss/∂g: ∂ŝ/∂n = −s/(n + |s|)², ∂n/∂g = g/n.
  static func slopeFactor(_ gradient: Float, logit: Float, norm: Float) -> Float {
    let size = norm + abs(logit)
    return size > 0 && norm > 1e-12 ? -gradient * logit / (size * size * norm) : 0
  }
}
