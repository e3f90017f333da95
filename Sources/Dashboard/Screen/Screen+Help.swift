extension Screen.Panel {
  /// Those that the help explains, in its order.
  static let explained: [Screen.Panel] = [
    .plot(.losses), .plot(.scores), .distribution, .samples, .settings, .quality, .events,
    .closeup(0),
  ]

  /// Its name in the help, or the key that shows it, and what it tells; nil where it speaks for itself.
  var help: (name: String, words: String)? {
    switch self {
    case .plot(.losses):
      return (
        "Loss",
        """
        what D and G want small. D's is 1.39 and G's 0.69 where D tosses a coin; in a good run \
        both wander about.
        """
      )
    case .plot(.scores):
      return (
        "Scores",
        """
        how real D finds real digits and generated ones, 0 to 1. Far apart: D has won, G hears \
        nothing; lower lr D.
        """
      )
    case .distribution:
      return (
        "Batch",
        """
        the same for each digit of one batch: a line for the real, a shade for the generated. \
        One heap: a coin toss.
        """
      )
    case .samples:
      return (
        "Samples",
        """
        what G draws from the same noise, step by step. All alike: collapse; lower lr G or go back.
        """
      )
    case .settings:
      return (
        "Hyperparameters",
        "what can be changed while it runs; h says what to expect of the chosen one."
      )
    case .quality:
      return (
        "Quality",
        """
        Fréchet distance, 0 is real; score, 1 to 10: clear digits of all kinds. Precision: how \
        many look real; recall: how much variety. A bar for each digit, × where it is missing. \
        Then how the game stands, and the key that helps.
        """
      )
    case .events:
      return ("Events", "what changed and when; all of it is in the run's journal.")
    case .closeup:
      return (
        "i",
        """
        a digit large: how sure the judge is of it, D's score, and the nearest training digit; a \
        distance near 0 is a copy.
        """
      )
    case .status, .plot, .figures, .earlier, .guide, .tutorial, .explorer, .wholePlot, .place,
      .footer:
      return nil
    }
  }
}
