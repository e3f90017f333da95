import GANEngine

extension Hyperparameter {
  /// What a change of it does to the game.
  var advice: Advice {
    switch group {
    case .generator: generatorAdvice
    case .discriminator: discriminatorAdvice
    case .loss: lossAdvice
    case .regularization: regularizationAdvice
    case .run: runAdvice
    }
  }

  private var generatorAdvice: Advice {
    switch self {
    case .generatorOptimizer:
      Advice(
        "How the gradient becomes an update. Adam gives each weight a step of its own size.",
        more: "adam and rmsprop: quick, for most GANs.",
        less: "sgd: slow and steady; wants a much larger rate.", usual: "adam")
    case .generatorSteps:
      Advice(
        "Updates of G on one step's worth of D.",
        more: "G catches up with a D that is ahead, and may start to cheat one that is weak.",
        less: "0 freezes G: D alone learns, and you see how sure it can become.", usual: "1")
    case .generatorDropout:
      Advice(
        "Silences some of G's units, so that one latent draws more than one digit.",
        more: "more variety, blurred strokes.", less: "sharper digits.", usual: "0; pix2pix 0.5")
    case .emaDecay:
      Advice(
        "The samples come from an average of G's weights over its last 1/(1−decay) steps.",
        more: "calmer and cleaner digits that lag behind.",
        less: "digits as G draws them at this step, with all its jumps.", usual: "0.999")
    case .latentDistribution:
      Advice(
        "Where the noise comes from that G turns into digits. A change is as if G had to learn "
          + "a new alphabet.", more: "normal: most latents lie on a shell.",
        less: "uniform: a box, as in the first papers.", usual: "normal")
    case .latentMean:
      Advice(
        "Moves all latents away from 0.", more: "odd digits at once, then G gets used to it.",
        less: "the same to the other side.", usual: "0")
    case .latentDeviation:
      Advice(
        "How far latents lie from their mean.", more: "more unusual digits, some of them broken.",
        less: "fewer kinds, cleaner: at sampling this is called truncation.", usual: "1")
    default:
      Advice(
        "The size of G's updates.",
        more: "G learns faster; too much and its digits all become alike, or noise.",
        less: "slower and calmer; too little and D runs away.", usual: "1e-4 to 1e-3")
    }
  }

  private var discriminatorAdvice: Advice {
    switch self {
    case .gapAware:
      Advice(
        "Multiplies lr D by how far D's loss lies from an even match.",
        more: "on: D waits for G.", less: "off: D learns at its own pace.", usual: "off")
    case .discriminatorOptimizer:
      Advice(
        "How the gradient becomes an update of D.", more: "adam and rmsprop: quick.",
        less: "sgd: a D that changes slowly.", usual: "adam; rmsprop for wasserstein")
    case .discriminatorSteps:
      Advice(
        "Updates of D before each of G's.",
        more: "a better judge, for a critic (wasserstein) what one wants; else D saturates.",
        less: "0 freezes D: G learns to please one fixed judge, and finds its holes.",
        usual: "1; wasserstein 5")
    case .discriminatorDropout:
      Advice(
        "Silences some of D's units at each look. Only where D's layers have dropout.",
        more: "a D that is unsure and slow to learn by heart.",
        less: "a sharper D, which may run ahead.", usual: "0.3")
    case .inputDropout:
      Advice(
        "Hides some pixels from D.", more: "D must judge the whole and not single pixels.",
        less: "D sees all.", usual: "0; maxout nets 0.2")
    case .translation:
      Advice(
        "Moves each image by a few pixels before D sees it, real or not.",
        more: "D cannot learn digits by heart, but sees blurred places.",
        less: "D sees where strokes lie exactly.", usual: "2 in the first quarter")
    case .translationEnd:
      Advice(
        "From this step on images stay where they are.",
        more: "a longer easy start.", less: "the fine placing of strokes is learnt earlier.",
        usual: "a quarter of the run")
    default:
      Advice(
        "The size of D's updates.",
        more: "D gets ahead: D(x) near 1, D(G(z)) near 0, and G hears nothing.",
        less: "D lags behind, and G is praised for anything.", usual: "1e-4 to 1e-3")
    }
  }

  private var lossAdvice: Advice {
    switch self {
    case .labelSmoothing:
      Advice(
        "D is to say a little less than 1 of real digits.",
        more: "a D that is never sure, and gradients for G.",
        less: "0: D may become as sure as it likes.", usual: "0 to 0.1")
    case .instanceNoise:
      Advice(
        "Noise on all that D sees, real and generated.",
        more: "the two overlap: D cannot win by details. Too much hides the digits.",
        less: "D sees fine detail.", usual: "0, or 0.1 fading away")
    case .instanceNoiseSteps:
      Advice(
        "The noise falls to 0 in so many steps from the run's beginning.",
        more: "help for longer.", less: "D soon sees clearly; 0 keeps the noise for good.",
        usual: "10,000")
    default:
      Advice(
        "What the two play for. A change in the middle of a run is a new game between old players.",
        more: "wasserstein and hinge have no probabilities: D's curves then show raw scores.",
        less: "nonSaturating is the first paper's advice, minimax its theory.",
        usual: "nonSaturating")
    }
  }

  private var regularizationAdvice: Advice {
    switch self {
    case .gradientPenalty:
      Advice(
        "Holds the slope of D between real and generated digits near 1 (WGAN-GP).",
        more: "a critic that changes evenly; too much and it says nothing.",
        less: "0: nothing holds its slope.", usual: "10 with wasserstein")
    case .r1:
      Advice(
        "Makes D flat around real digits: the surest way to calm a run down.",
        more: "calmer, slower; too much and D is blind.", less: "D may get steep and win.",
        usual: "0.1 to 10")
    case .r2:
      Advice(
        "The same as R1, around generated digits.", more: "calmer.", less: "0: R1 alone.",
        usual: "0, or as R1")
    case .penaltyInterval:
      Advice(
        "Penalties cost time: they are taken every so many updates, and count as many times.",
        more: "faster steps, rarer and harder pushes.", less: "even pushes, slower steps.",
        usual: "1 or 16")
    case .spectralNorm:
      Advice(
        "No layer of D can stretch its input.", more: "on: D changes gently everywhere.",
        less: "off: its weights are free.", usual: "on with hinge")
    case .weightClip:
      Advice(
        "Cuts D's weights, as the first Wasserstein GAN did.", more: "larger limit: freer weights.",
        less: "a smaller limit makes D simple, then useless; 0 is off.", usual: "0.01 there")
    case .gradientClipValue, .gradientClipNorm:
      Advice(
        "Cuts gradients that are too long before they move a weight.",
        more: "a higher limit: less is cut.", less: "no wild step; 0 is off.", usual: "off, or 1")
    default:
      Advice(
        "update gives each gradient length 1; discriminator divides D by its own slope.",
        more: "on: no step depends on how steep D is.", less: "off: gradients as they are.",
        usual: "off")
    }
  }

  private var runAdvice: Advice {
    switch self {
    case .beta1, .momentum:
      Advice(
        "How much of the last direction an update keeps.",
        more: "smooth and slow to turn: players overshoot each other.",
        less: "quick to turn, jumpier.", usual: self == .beta1 ? "0.5, or 0" : "0.9")
    case .beta2, .squareMemory:
      Advice(
        "Over how many steps the size of the gradient is averaged.",
        more: "steady steps.", less: "steps that follow the gradient's size at once.",
        usual: self == .beta2 ? "0.999" : "0.99")
    case .schedule:
      Advice(
        "Whether both rates fall in the course of the run.",
        more: "linear or cosine: the two settle, the last digits are the best.",
        less: "constant: they circle for ever.", usual: "linear in the last three quarters")
    case .scheduleStart:
      Advice(
        "From this step on the rates fall.", more: "more time at full rates.",
        less: "settling begins earlier.", usual: "a quarter of the run")
    case .scheduleLength:
      Advice(
        "Steps the fall takes.", more: "a slow, thorough settling.",
        less: "a quick one, before all is learnt.", usual: "the rest of the run")
    case .scheduleFinal:
      Advice(
        "The share of the rates that stays.", more: "learning goes on, unrest too.",
        less: "the run comes to rest; 0 ends all learning.", usual: "0.02")
    default:
      Advice(
        "The rates rise from 0 in so many first steps.", more: "a gentler start.",
        less: "0: full rates at once.", usual: "0 to 1,000")
    }
  }
}

/// What to expect of more or less of a setting.
struct Advice: Equatable, Sendable {
  /// What it does to the game, in a sentence or two.
  let meaning: String
  let more: String
  let less: String
  /// Values that are often met.
  let usual: String

  init(_ meaning: String, more: String, less: String, usual: String) {
    self.meaning = meaning
    self.more = more
    self.less = less
    self.usual = usual
  }
}
