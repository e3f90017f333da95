/// How both learning rates change in the course of the run.
extension Hyperparameter.Facts {
  static let schedule = choice(
    .run, "schedule", "how both learning rates fall", ScheduleKind.self,
    Advice(
      "Whether both rates fall in the course of the run.",
      more: "linear or cosine: the two settle, the last digits are the best.",
      less: "constant: they circle for ever.", usual: "linear in the last three quarters"))

  static let scheduleStart = steps(
    .run, "decay from", "step at which the rates begin to fall",
    Advice(
      "From this step on the rates fall.", more: "more time at full rates.",
      less: "settling begins earlier.", usual: "a quarter of the run"))

  static let scheduleLength = steps(
    .run, "decay over", "steps in which they fall", initial: 20_000,
    Advice(
      "Steps the fall takes.", more: "a slow, thorough settling.",
      less: "a quick one, before all is learnt.", usual: "the rest of the run"))

  static let scheduleFinal = Self(
    .run, "decay to", "share of the rates that is left in the end", 0...1, .linear(step: 0.05),
    initial: 0.1,
    Advice(
      "The share of the rates that stays.", more: "learning goes on, unrest too.",
      less: "the run comes to rest; 0 ends all learning.", usual: "0.02"))

  static let warmUp = steps(
    .run, "warm-up", "steps in which both rates rise from 0", step: 100,
    Advice(
      "The rates rise from 0 in so many first steps.", more: "a gentler start.",
      less: "0: full rates at once.", usual: "0 to 1,000"))
}
