/// Where each diagnosis begins and ends, in one table. A state begins at `enter` and ends only at
/// `leave`, so that values in between change nothing.
///
/// Most come from public code and papers on unstable training; those of collapse from class
/// histograms of healthy plain GANs (divergence 0.056 to 0.097, at most 21 % of one class), those
/// that name other losses than cross-entropy, and the lead of D that counts, from the runs of
/// Tests/Scripts/doctor_corpus.py that are not kept aside for its check.
public struct DoctorThresholds: Equatable, Sendable {
  /// A value that starts a state, and one that ends it.
  public struct Band: Equatable, Sendable {
    /// A value beyond this starts the state.
    public var enter: Double
    /// A value not beyond this ends it.
    public var leave: Double

    /// A band; above it is the state where `enter` ≥ `leave`, else below it.
    public init(_ enter: Double, until leave: Double) {
      self.enter = enter
      self.leave = leave
    }

    /// Whether a state that is in force, or not, is in force at `value`; at NaN it is not.
    func holds(_ value: Double, now isInForce: Bool) -> Bool {
      let edge = isInForce ? leave : enter
      return enter >= leave ? value > edge : value < edge
    }
  }

  /// Steps before which nothing is said.
  public var firstStep = 200
  /// Weight of the past in the moving averages, a step.
  public var memory = 0.98
  /// Steps for which a state must hold before it is named.
  public var steps = 200
  /// Steps before which scores are not looked at: a healthy G has still no digits then.
  public var firstScoredStep = 400
  /// Evaluations in a row at which a state must hold before it is named, and at which it must be
  /// gone before it is dropped.
  public var evaluations = 2
  /// Steps in a row that could not be done.
  public var failures = 3

  /// D(x) − D(G(z)) over the label of real images where D is ahead, of losses whose scores are
  /// probabilities.
  public var gap = Band(0.5, until: 0.4)
  /// The same where D is saturated.
  public var saturatedGap = Band(0.96, until: 0.92)
  /// D's accuracy where D is ahead, in 0…1.
  public var accuracy = Band(0.90, until: 0.85)
  /// D's accuracy where D is saturated, in 0…1.
  public var saturatedAccuracy = Band(0.98, until: 0.96)
  /// Mean size of D's logits where D counts as sure.
  public var sureLogit = 8.0
  /// D's loss over what it is where D cannot tell, for hinge and relativistic losses, whose scores
  /// are no probabilities.
  public var lossShare = Band(0.2, until: 0.3)
  /// The same where D is saturated.
  public var saturatedLossShare = Band(0.02, until: 0.05)
  /// D's loss over what it is where D cannot tell: a D that is wrong, rather than unsure, has lost.
  public var lostLossShare = Band(1.25, until: 1.12)
  /// A critic's loss over the size it had at the beginning: above 0, fakes please it more than real
  /// images do.
  public var lostGap = Band(0.2, until: 0.05)

  /// Mean σ(s) of fakes, the gain of the saturating loss.
  public var gain = Band(0.01, until: 0.02)
  /// Norm of G's gradient over the largest it was, smoothed, in the first `gradientWindow` steps.
  public var gradientShare = Band(1e-3, until: 3e-3)
  /// Steps from the start whose values later ones are compared with.
  public var gradientWindow = 500

  /// D's loss over what it is where D cannot tell, of a D that diverges.
  public var divergedLossShare = Band(5, until: 3)
  /// The size of G's loss, which is as large as D's logits: those of a D that judges stay far
  /// below.
  public var generatorLossSize = Band(100, until: 50)
  /// A critic's loss has no scale: in itself, and over its median in the first `gradientWindow`
  /// steps, where it is at least `leastLoss`.
  public var criticLoss = Band(1e4, until: 1e3)
  /// A critic's loss over its median in the first `gradientWindow` steps.
  public var lossGrowth = Band(20, until: 10)
  /// The size of a critic's loss below which its growth does not count.
  public var leastLoss = 100.0

  /// How far D(G(z)) must swing to either side of its slow average to be counted.
  public var swing = 0.15
  /// Swings, as counted with `swingMemory`.
  public var swings = Band(5, until: 2)
  /// Weight that the past keeps with each step in what swings, in 0…1.
  public var quickMemory = 0.9
  /// The same in the slow average that it swings about.
  public var slowMemory = 0.998
  /// The same in the count of swings.
  public var swingMemory = 0.9995
  /// The share of digits whose class is not that of the middle of eight evaluations.
  public var hopping = Band(0.25, until: 0.15)

  /// Divergence of the class histogram from that of real digits, in nats (0.5: six classes).
  public var divergence = Band(0.5, until: 0.3)
  /// Classes with at least 1 %.
  public var classes = Band(7.5, until: 8.5)
  /// The largest share of a class.
  public var largestShare = Band(0.5, until: 0.4)
  /// Variance within a class over that of real digits, in the middle of the classes there are.
  public var classVariance = Band(0.1, until: 0.2)
  /// How much a pixel varies from image to image, over the same of real digits; without a judge.
  public var spread = Band(0.4, until: 0.5)
  /// The same where all digits are next to one image, whatever else there is to say for them.
  public var oneImage = Band(0.1, until: 0.15)
  /// Distance to the nearest training digit, over that of test digits.
  public var nearness = Band(0.5, until: 0.6)

  /// Change of the Fréchet distance, relative, below which three evaluations are the same: other
  /// latents change it by as much.
  public var still = 7e-3
  /// The same for looks at the same few digits.
  public var stillLook = 1e-5
  /// The share by which the Fréchet distance must get better, in so many steps and evaluations, to be
  /// getting better.
  public var progress = 0.02
  /// Evaluations for which progress counts as fresh; a run that makes progress is given time.
  public var freshEvaluations = 3
  /// Steps for which progress counts as fresh.
  public var freshSteps = 400
  /// Steps after which no progress is fresh, however few evaluations there were.
  public var staleSteps = 2_000
  /// Steps during which nothing can be told yet.
  public var unknownSteps = 600
  /// The share by which the Fréchet distance must be larger again for progress to be lost.
  public var setback = 0.15
  /// The share of the Fréchet distance it was named at below which a collapse is being left.
  public var escape = 0.8
  /// Digits at which a lead of one player does no harm: recall, and divergence of the classes.
  public var fairRecall = 0.03
  /// Divergence of the classes, in nats, up to which a lead of one player does no harm.
  public var fairDivergence = 0.25
  /// Steps without progress that make a plateau, together with `plateauEvaluations`.
  public var plateauSteps = 5_000
  /// Evaluations without progress that make a plateau.
  public var plateauEvaluations = 10
  /// The share of the learning rates below which the schedule has ended.
  public var spentRate = 0.1

  /// The table as described.
  public static let standard = DoctorThresholds()

  /// The table as described, to be changed.
  public init() {}
}
