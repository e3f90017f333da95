import GANEngine
import TextUI

/// A part of the tutorial: what to do, why, and how to tell that it is done.
struct TutorialStage: Sendable {
  let title: String
  /// What to do, or to look at.
  let task: String
  /// What is to be seen, for screens with room.
  let reason: String
  /// The share of it that is done; 1 ends it.
  let progress: @Sendable (Snapshot, Tutorial) -> Double

  private init(
    _ title: String, _ task: String, _ reason: String,
    progress: @escaping @Sendable (Snapshot, Tutorial) -> Double
  ) {
    self.title = title
    self.task = task
    self.reason = reason
    self.progress = progress
  }

  /// Healthy, then a D that learns too fast until it has won, then back.
  static let all: [TutorialStage] = [
    TutorialStage(
      "A healthy run", "G turns noise into digits, D judges them. Watch both learn.",
      """
      D's loss stays near 1.39 and G's near 0.69, a coin toss: neither wins, and the digits \
      get clearer.
      """
    ) { snapshot, _ in Double(snapshot.progress.step) / 2500 },
    TutorialStage(
      "Keep it", "Type :save good and press Enter.",
      "Whatever happens now, this state can be gone back to."
    ) { snapshot, tutorial in
      tutorial.has(snapshot) { if case .save = $0 { true } else { false } } ? 1 : 0
    },
    TutorialStage(
      "Break it", "Type :set lr.d \(tooFast) and press Enter: D now learns much faster than G.",
      "The same by keys: ↓ to lr D, → many times. ▲ marks the step on the curves."
    ) { snapshot, tutorial in
      snapshot.settings.hyperparameters[.discriminatorLearningRate] >= 10 * tutorial.rate ? 1 : 0
    },
    TutorialStage(
      "D has won", "Look: D(x) goes to 1, D(G(z)) to 0, and G's loss climbs.",
      """
      D is ever surer, so its slope tells G less and less: the gradient vanishes, and the digits \
      get no better.
      """
    ) { snapshot, tutorial in
      let isAhead = Tutorial.isWon(snapshot)
      let steps = Double(snapshot.progress.step - tutorial.step)
      // Whether or not it went as planned, the way back is worth seeing.
      return steps / (isAhead ? 900 : 2500)
    },
    TutorialStage(
      "Go back", "Type :goto good and press Enter.",
      "Weights, optimisers and rates come back as they were; it pauses there."
    ) { snapshot, tutorial in
      tutorial.has(snapshot) { if case .rollback = $0 { true } else { false } } ? 1 : 0
    },
    TutorialStage(
      "Go on", "Press space: the run goes on as if nothing had happened.",
      "What was left behind stays on the curves, in grey."
    ) { snapshot, tutorial in
      snapshot.progress.state == .running ? Double(snapshot.progress.step - tutorial.step) / 500 : 0
    },
    TutorialStage(
      "That is all", "Watch, change, save, go back. h explains a setting, ? the keys; q ends.",
      "Now without a guide: ganscope trains the default recipe."
    ) { _, _ in 0 },
  ]

  /// The rate of D that breaks the run.
  static let tooFast = "4e-4"
}
