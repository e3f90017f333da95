/// At which steps a run keeps a picture of its fixed latents: often enough for a film of the training,
/// seldom enough for the disk.
///
/// Each of the first 50 epochs, each fifth up to 500, each fiftieth behind: 173 pictures for a
/// million steps of MNIST. Most changes in the first epoch, which has pictures of its own at step 25
/// and twice as far each time.
public enum SheetSchedule {
  /// Whether `step` is one of them; an epoch has `stepsPerEpoch` steps.
  public static func isDue(at step: Int, stepsPerEpoch: Int) -> Bool {
    guard step > 0, stepsPerEpoch > 0 else { return false }
    let (epoch, rest) = step.quotientAndRemainder(dividingBy: stepsPerEpoch)
    guard rest == 0 else { return epoch == 0 && isDoubling(step) }
    switch epoch {
    case ...50: return true
    case ...500: return epoch.isMultiple(of: 5)
    default: return epoch.isMultiple(of: 50)
    }
  }

  private static func isDoubling(_ step: Int) -> Bool {
    let (times, rest) = step.quotientAndRemainder(dividingBy: 25)
    return rest == 0 && times & (times - 1) == 0
  }
}
