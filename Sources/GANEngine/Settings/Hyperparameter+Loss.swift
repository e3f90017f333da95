/// What the two play for, and what blurs it.
extension Hyperparameter.Facts {
  static let loss = choice(
    .loss, "loss", "what D and G play for", LossKind.self,
    Advice(
      "What the two play for. A change in the middle of a run is a new game between old players.",
      more: "wasserstein and hinge have no probabilities: D's curves then show raw scores.",
      less: "nonSaturating is the first paper's advice, minimax its theory.",
      usual: "nonSaturating"))

  static let labelSmoothing = Self(
    .loss, "label smoothing", "the label of real images is 1 minus this", 0...0.5,
    .linear(step: 0.05), short: "smoothing",
    Advice(
      "D is to say a little less than 1 of real digits.",
      more: "a D that is never sure, and gradients for G.",
      less: "0: D may become as sure as it likes.", usual: "0 to 0.1"))

  static let instanceNoise = Self(
    .loss, "instance noise", "deviation of noise on all that D sees", 0...2, .linear(step: 0.05),
    Advice(
      "Noise on all that D sees, real and generated.",
      more: "the two overlap: D cannot win by details. Too much hides the digits.",
      less: "D sees fine detail.", usual: "0, or 0.1 fading away"))

  static let instanceNoiseSteps = steps(
    .loss, "noise decay", "steps in which that noise fades to 0; 0: it stays",
    Advice(
      "The noise falls to 0 in so many steps from the run's beginning.",
      more: "help for longer.", less: "D soon sees clearly; 0 keeps the noise for good.",
      usual: "10,000"))
}
