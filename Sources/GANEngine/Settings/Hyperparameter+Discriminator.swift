/// What makes D, and what it sees.
extension Hyperparameter.Facts {
  static let discriminatorLearningRate = rate(
    .discriminator, "lr D", "learning rate of the discriminator",
    Advice(
      "The size of D's updates.",
      more: "D gets ahead: D(x) near 1, D(G(z)) near 0, and G hears nothing.",
      less: "D lags behind, and G is praised for anything.", usual: "1e-4 to 1e-3"))

  static let gapAware = choice(
    .discriminator, "gap-aware lr", "less lr D while D is ahead, more while it lags behind",
    Toggle.self, use: .unlessOff,
    Advice(
      "Multiplies lr D by how far D's loss lies from an even match.",
      more: "on: D waits for G.", less: "off: D learns at its own pace.", usual: "off"))

  static let discriminatorOptimizer = choice(
    .discriminator, "optimizer D", "how D's gradient moves its weights", OptimizerKind.self,
    Advice(
      "How the gradient becomes an update of D.", more: "adam and rmsprop: quick.",
      less: "sgd: a D that changes slowly.", usual: "adam; rmsprop for wasserstein"))

  static let discriminatorSteps = count(
    .discriminator, "D steps", "updates of D a step; 0 freezes it", 0...20, initial: 1,
    Advice(
      "Updates of D before each of G's.",
      more: "a better judge, for a critic (wasserstein) what one wants; else D saturates.",
      less: "0 freezes D: G learns to please one fixed judge, and finds its holes.",
      usual: "1; wasserstein 5"))

  static let discriminatorDropout = share(
    .discriminator, "dropout D", "share of D's hidden units silenced a step",
    Advice(
      "Silences some of D's units at each look. Only where D's layers have dropout.",
      more: "a D that is unsure and slow to learn by heart.",
      less: "a sharper D, which may run ahead.", usual: "0.3"))

  static let inputDropout = share(
    .discriminator, "dropout pixels", "share of D's pixels silenced a step",
    Advice(
      "Hides some pixels from D.", more: "D must judge the whole and not single pixels.",
      less: "D sees all.", usual: "0; maxout nets 0.2"))

  static let translation = count(
    .discriminator, "translation", "D sees each image moved by up to so many pixels; 0 is off",
    0...8,
    Advice(
      "Moves each image by a few pixels before D sees it, real or not.",
      more: "D cannot learn digits by heart, but sees blurred places.",
      less: "D sees where strokes lie exactly.", usual: "2 in the first quarter"))

  static let translationEnd = steps(
    .discriminator, "translate until", "step from which images stay in their places; 0: never",
    Advice(
      "From this step on images stay where they are.",
      more: "a longer easy start.", less: "the fine placing of strokes is learnt earlier.",
      usual: "a quarter of the run"))
}
