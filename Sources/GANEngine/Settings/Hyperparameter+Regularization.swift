/// What holds D's slope, its weights and the gradients.
extension Hyperparameter.Facts {
  static let gradientPenalty = weight(
    "WGAN-GP λ", "pulls the norm of D's gradient between real and fake to 1; 0 is off",
    Advice(
      "Holds the slope of D between real and generated digits near 1 (WGAN-GP).",
      more: "a critic that changes evenly; too much and it says nothing.",
      less: "0: nothing holds its slope.", usual: "10 with wasserstein"))

  static let r1 = weight(
    "R1 γ", "keeps D flat at real images; 0 is off",
    Advice(
      "Makes D flat around real digits: the surest way to calm a run down.",
      more: "calmer, slower; too much and D is blind.", less: "D may get steep and win.",
      usual: "0.1 to 10"))

  static let r2 = weight(
    "R2 γ", "keeps D flat at fakes; 0 is off",
    Advice(
      "The same as R1, around generated digits.", more: "calmer.", less: "0: R1 alone.",
      usual: "0, or as R1"))

  static let penaltyInterval = count(
    .regularization, "penalty every", "updates of D between two penalties, weighted so often",
    1...1000, initial: 1,
    Advice(
      "Penalties cost time: they are taken every so many updates, and count as many times.",
      more: "faster steps, rarer and harder pushes.", less: "even pushes, slower steps.",
      usual: "1 or 16"))

  static let spectralNorm = choice(
    .regularization, "spectral norm", "divides D's weights by their largest singular value",
    Toggle.self, use: .unlessOff,
    Advice(
      "No layer of D can stretch its input.", more: "on: D changes gently everywhere.",
      less: "off: its weights are free.", usual: "on with hinge"))

  static let weightClip = weight(
    "weight clip", "D's weights stay within ± this; 0 is off", largest: 10,
    Advice(
      "Cuts D's weights, as the first Wasserstein GAN did.", more: "larger limit: freer weights.",
      less: "a smaller limit makes D simple, then useless; 0 is off.", usual: "0.01 there"))

  static let gradientClipValue = weight(
    "clip value", "each derivative stays within ± this; 0 is off", cutGradients)

  static let gradientClipNorm = weight(
    "clip norm", "a network's gradient is at most this long; 0 is off", cutGradients)

  private static let cutGradients = Advice(
    "Cuts gradients that are too long before they move a weight.",
    more: "a higher limit: less is cut.", less: "no wild step; 0 is off.", usual: "off, or 1")

  static let gradientNormalization = choice(
    .regularization, "normalise grad",
    "update: each gradient has length 1; discriminator: D is divided by its slope",
    GradientNormalization.self, use: .unlessOff,
    Advice(
      "update gives each gradient length 1; discriminator divides D by its own slope.",
      more: "on: no step depends on how steep D is.", less: "off: gradients as they are.",
      usual: "off"))
}
