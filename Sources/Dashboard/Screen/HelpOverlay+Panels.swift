import TextUI

extension HelpOverlay {
  /// A sentence or two for each panel, broken to the width of the box.
  static let panelLines: [StyledText] = sentences.flatMap { name, words -> [StyledText] in
    let text: StyledText =
      StyledText(name, .title) + StyledText(name.isEmpty ? words : "  \(words)")
    let lines: [StyledText] = Words.wrapped(text, columns: boxWidth - 6)
    return lines.prefix(1) + lines.dropFirst().map { StyledText("  ") + $0 }
  }

  private static let sentences = intro + panels.compactMap(\.self) + general

  private static let panels: [PanelHelp?] = [
    PlotPanel.help(.losses), PlotPanel.help(.scores), DistributionPanel.help, SamplesPanel.help,
    HyperparametersPanel.help, QualityPanel.help, EventsPanel.help, CloseupPanel.help,
  ]

  private static let intro: [PanelHelp] = [
    (
      "",
      """
      D sees real and generated digits and says how real each is: D(x), D(G(z)). \
      G makes digits out of noise and learns from D alone.
      """
    )
  ]

  private static let general: [PanelHelp] = [
    (
      "Marks",
      """
      ▲ a change made by hand, on top a value far out of range; × one that is not finite. Dim: \
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
