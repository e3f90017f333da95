/// When the next frame is due: soon while somebody presses keys or the picture moves by itself, else so
/// that drawing takes at most a hundredth of the time, which the training gets instead.
struct FramePace {
  /// Milliseconds between two frames at least, and at most.
  let shortest: Double
  let longest = 250.0
  /// How long after a key frames follow each other closely.
  private let attention = 1500.0
  private var lastInput = -Double.infinity

  init(shortest: Double) { self.shortest = shortest }

  mutating func noteInput(at time: Double) { lastInput = time }

  /// The moment of the frame after the one that was drawn from `beginning` to `end`; all in
  /// milliseconds.
  func next(after beginning: Double, _ end: Double, isMoving: Bool) -> Double {
    let isWatched = isMoving || end - lastInput < attention
    let share = (end - beginning) * 100
    return end + (isWatched ? shortest : min(max(share, shortest), max(longest, shortest)))
  }
}
