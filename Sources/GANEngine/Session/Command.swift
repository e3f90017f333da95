/// What the outside may ask of a training session; each takes effect at the next step boundary.
public enum Command: Equatable, Sendable {
  case pause
  case resume
  /// Do that many steps, then pause.
  case step(count: Int)
  case set(Hyperparameter, to: Double)
  /// Several at once, all or none.
  case setTogether([Hyperparameter: Double])
  /// Draw other fixed latents for the samples.
  case newLatents
  /// Go back to the fixed latents that the run began with.
  case ownLatents
  /// Go to the fixed latents of that generation, the run's own being 0.
  case latents(Int)
  /// Draw the samples with averaged weights, or as trained; like all that follows up to `save` it
  /// changes nothing in the run, and works when that has ended.
  case drawSamples(with: ImageGenerator.Weights)
  /// Have D score the samples, or no longer.
  case scoreSamples(Bool)
  /// Draw what lies between two samples; nil ends that.
  case explore(LatentWalk?)
  /// Look closely at one of the samples, and at what becomes of it; nil ends that.
  case inspect(Int?)
  case save
  /// The same, under a name of its own as well.
  case saveAs(String)
  /// Take over all hyperparameters of a preset; what belongs to a new run stays.
  case adopt(preset: String)
  /// Pause when that is reached; nil forgets what was asked before.
  case runUntil(RunGoal?)
  /// Do at most so many steps a second, to be watched; nil is full speed.
  case slowDown(stepsPerSecond: Double?)
  /// Go to a state: back to the newest one that is kept and on from there, or just on; then pause.
  case goTo(StatePlace)
  /// Go back that many snapshots (1: the newest), with both learning rates halved if wanted.
  case rollback(snapshots: Int, halvingRates: Bool)
  /// Go back to the snapshot of exactly that step, as a replay does.
  case rollbackTo(step: Int, halvingRates: Bool)
  /// Take back the last change that a person made: settings and latents become what they were, and
  /// from a state that was gone back to one returns to the state that was left.
  case undo
  /// End the run; a session that has stopped takes no more commands.
  case stop

  /// Whether it is answered when the run has ended.
  var worksAtTheEnd: Bool {
    switch self {
    case .save, .saveAs, .stop, .inspect, .drawSamples, .scoreSamples, .explore: true
    case .pause, .resume, .step, .set, .setTogether, .newLatents, .ownLatents, .latents, .adopt,
      .runUntil, .slowDown, .goTo, .rollback, .rollbackTo, .undo:
      false
    }
  }
}
