import Foundation

/// How much of the learning rates is in force at a step.
struct LearningRateSchedule {
  var kind = ScheduleKind.constant
  /// The step at which the rates begin to fall, and the steps it takes them.
  var start = 0.0
  var length = 0.0
  /// The share that is left in the end.
  var final = 1.0
  /// Steps in which the rates rise from 0 at the beginning.
  var warmUp = 0.0

  /// The factor at `step`, counted from 0.
  ///
  /// With p the share of the stretch that is done: linear 1 − (1 − final)·p; cosine
  /// final + (1 − final)·(1 + cos πp)/2 (Loshchilov & Hutter 2017, equation 5); warm-up
  /// (step + 1)/warmUp until it is 1.
  func factor(at step: Int) -> Double {
    let rise = warmUp > 0 ? min((Double(step) + 1) / warmUp, 1) : 1
    return rise * fall(Double(step))
  }

  private func fall(_ step: Double) -> Double {
    guard kind != .constant, step >= start else { return 1 }
    let done = length > 0 ? min((step - start) / length, 1) : 1
    switch kind {
    case .constant: return 1
    case .linear: return 1 - (1 - final) * done
    case .cosine: return final + (1 - final) * (1 + cos(.pi * done)) / 2
    }
  }
}
