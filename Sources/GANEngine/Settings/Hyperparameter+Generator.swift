/// What makes G, and where its latents come from.
extension Hyperparameter.Facts {
  static let generatorLearningRate = rate(
    .generator, "lr G", "learning rate of the generator",
    Advice(
      "The size of G's updates.",
      more: "G learns faster; too much and its digits all become alike, or noise.",
      less: "slower and calmer; too little and D runs away.", usual: "1e-4 to 1e-3"))

  static let generatorOptimizer = choice(
    .generator, "optimizer G", "how G's gradient moves its weights", OptimizerKind.self,
    Advice(
      "How the gradient becomes an update. Adam gives each weight a step of its own size.",
      more: "adam and rmsprop: quick, for most GANs.",
      less: "sgd: slow and steady; wants a much larger rate.", usual: "adam"))

  static let generatorSteps = count(
    .generator, "G steps", "updates of G a step; 0 freezes it", 0...20, initial: 1,
    Advice(
      "Updates of G on one step's worth of D.",
      more: "G catches up with a D that is ahead, and may start to cheat one that is weak.",
      less: "0 freezes G: D alone learns, and you see how sure it can become.", usual: "1"))

  static let generatorDropout = share(
    .generator, "dropout G", "share of G's hidden units silenced a step",
    Advice(
      "Silences some of G's units, so that one latent draws more than one digit.",
      more: "more variety, blurred strokes.", less: "sharper digits.", usual: "0; pix2pix 0.5"))

  static let emaDecay = Self(
    .generator, "EMA decay", "averaging of G's weights for the samples; 0 is none", 0...0.99999,
    .linear(step: 0.001),
    Advice(
      "The samples come from an average of G's weights over its last 1/(1−decay) steps.",
      more: "calmer and cleaner digits that lag behind.",
      less: "digits as G draws them at this step, with all its jumps.", usual: "0.999"))

  static let latentDistribution = choice(
    .generator, "latents", "the distribution latents are drawn from", LatentDistribution.self,
    Advice(
      "Where the noise comes from that G turns into digits. A change is as if G had to learn "
        + "a new alphabet.", more: "normal: most latents lie on a shell.",
      less: "uniform: a box, as in the first papers.", usual: "normal"))

  static let latentMean = Self(
    .generator, "latent mean", "mean of the latents", -100...100, .linear(step: 0.1),
    Advice(
      "Moves all latents away from 0.", more: "odd digits at once, then G gets used to it.",
      less: "the same to the other side.", usual: "0"))

  static let latentDeviation = Self(
    .generator, "latent spread", "standard deviation of the latents", 0...100,
    .linear(step: 0.1), initial: 1,
    Advice(
      "How far latents lie from their mean.", more: "more unusual digits, some of them broken.",
      less: "fewer kinds, cleaner: at sampling this is called truncation.", usual: "1"))
}
