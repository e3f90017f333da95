import GANEngine
import TextUI

extension Model {
  /// Does what the doctor advises, as if its command had been typed.
  mutating func takeAdvice() -> Effect? {
    guard snapshot.progress.state != .finished else {
      say("the run is finished: q quits", .good)
      return nil
    }
    guard let report = snapshot.doctor else {
      say("the doctor has not seen enough yet")
      return nil
    }
    switch report.remedy.action {
    case .none:
      say("the doctor has no advice: \(report.first.state)")
      return nil
    case .set(let parameter, let value): return set(parameter, to: value)
    case .goBack(let halving): return goBack(halvingRates: halving)
    case .quit: return askQuit()
    }
  }
}
