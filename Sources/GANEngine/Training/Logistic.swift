import Foundation

/// The logistic function and its integral, without overflow.
enum Logistic {
  /// σ(s) = 1 / (1 + e⁻ˢ).
  static func sigmoid(_ logit: Double) -> Double {
    if logit >= 0 { return 1 / (1 + exp(-logit)) }
    let power = exp(logit)
    return power / (1 + power)
  }

  /// log(1 + eˢ).
  static func softplus(_ logit: Double) -> Double {
    // A NaN must not vanish in a maximum.
    (logit > 0 || logit.isNaN ? logit : 0) + log1p(exp(-abs(logit)))
  }
}
