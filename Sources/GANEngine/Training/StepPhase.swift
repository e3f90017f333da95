/// The parts of a training step, in the order they run.
public enum StepPhase: String, CaseIterable, Sendable {
  case data
  case generatorForward
  case discriminatorForward
  case discriminatorBackward
  case discriminatorUpdate
  case generatorLoss
  case generatorBackward
  case generatorUpdate
}
