import GANEngine
import RunStore

/// A run that has done at least as many steps as it was asked for.
struct ReachedGoal: Error, CustomStringConvertible {
  let done: Int
  let asked: Int
  /// The file with its state.
  let checkpoint: String

  var description: String {
    "the run has done \(counted(done, "step")) already, and \(counted(asked, "step")) were asked "
      + "for: nothing is trained; ask for more with --steps or --epochs"
  }
}

extension RunPlan {
  /// What to say where there is nothing left to do up to step `total`; nil where there is.
  func reached(_ total: Int) -> ReachedGoal? {
    guard let resume, resume.state.step >= total else { return nil }
    return ReachedGoal(done: resume.state.step, asked: total, checkpoint: resume.checkpoint)
  }

  /// Puts the saved state, or the weights of another program, into a trainer. Throws
  /// `CheckpointError.misfit`, which names the file, where they do not fit.
  func prepare(_ trainer: inout Trainer) throws {
    if let resume { try resume.naming { try trainer.restore(resume.state) } }
    guard let weights else { return }
    do {
      try trainer.load(weights: weights.tensors)
    } catch let error as EngineError {
      var reason = "\(error)"
      if error.isOfShapes {
        let fit = WeightsFit(
          weights.tensors, in: configuration, imageSide: corpus.imageSide)
        reason += "; \(fit.advice)"
      }
      throw CheckpointError.misfit(
        path: weights.path, reason: reason, tensors: weights.tensors.map(\.words))
    }
  }
}
