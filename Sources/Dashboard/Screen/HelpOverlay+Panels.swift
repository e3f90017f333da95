import TextUI

extension HelpOverlay {
  /// A sentence or two for each panel, broken to the width of the box.
  static let panelLines: [StyledText] = sentences.flatMap { name, words -> [StyledText] in
    let text: StyledText =
      StyledText(name, .title) + StyledText(name.isEmpty ? words : "  \(words)")
    let lines: [StyledText] = Words.wrapped(text, columns: boxWidth - 6)
    return lines.prefix(1) + lines.dropFirst().map { StyledText("  ") + $0 }
  }

  private static let sentences: [(name: String, words: String)] = [
    (
      "",
      """
      D sees real and generated digits and says how real each is: D(x), D(G(z)). \
      G makes digits out of noise and learns from D alone.
      """
    ),
    (
      "Loss",
      """
      what D and G want small. D's is 1.39 and G's 0.69 where D tosses a coin; in a good run \
      both wander about.
      """
    ),
    (
      "Scores",
      """
      how real D finds real digits and generated ones, 0 to 1. Far apart: D has won, G hears \
      nothing; lower lr D.
      """
    ),
    (
      "Batch",
      """
      the same for each digit of one batch: a line for the real, a shade for the generated. \
      One heap: a coin toss.
      """
    ),
    (
      "Samples",
      """
      what G draws from the same noise, step by step. All alike: collapse; lower lr G or go back.
      """
    ),
    (
      "Hyperparameters",
      "what can be changed while it runs; h says what to expect of the chosen one."
    ),
    (
      "Quality",
      """
      Fréchet distance, 0 is real; score, 1 to 10: clear digits of all kinds. Precision: how \
      many look real; recall: how much variety. A bar for each digit, × where it is missing. \
      Then how the game stands, and the key that helps.
      """
    ),
    ("Events", "what changed and when; all of it is in the run's journal."),
    (
      "i",
      """
      a digit large: how sure the judge is of it, D's score, and the nearest training digit; a \
      distance near 0 is a copy.
      """
    ),
    (
      "Marks",
      """
      ▲ a change made by hand, on top a value far out of range; × one that is no number. Dim: \
      single steps, and what was left behind.
      """
    ),
    (
      "Lines",
      """
      after : or ⏎ are edited as in a shell: C-a C-e, Alt-b Alt-f, C-u C-k C-w Alt-d, C-y, Delete. \
      Pasted text goes in.
      """
    ),
    ("Ctrl-L", "draws all anew. Ctrl-Z gives the terminal back; fg returns."),
  ]
}
