extension Unicode.Scalar {
  /// The ASCII character that reads best in place of this one: for terminals without UTF-8.
  public var asciiLookalike: Unicode.Scalar {
    if isASCII { return self }
    return Self.lookalikes[self] ?? "?"
  }

  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = [
    "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "┤": "+", "├": "+", "┴": "+",
    "┬": "+", "━": "o", "╍": "+", "▸": ">", "▲": "^", "▴": "^", "↑": "^", "↓": "v", "←": "<",
    "→": ">", "↩": "<", "⏎": "=", "█": "#", "▉": "#", "▊": "#", "▋": "#", "▌": "#", "▍": "-",
    "▎": "-", "▏": "|", "▕": "|", "·": "-", "…": "~", "×": "x", "–": "-", "—": "-", "−": "-",
    "β": "b", "σ": "s", "é": "e", "≈": "~", "≤": "<", "≥": ">", "▀": "\"", "▄": "_", "“": "\"",
    "λ": "l", "γ": "g", "ε": "e", "±": "~", "√": "v", "²": "2", "∇": "d", "”": "\"", "‘": "'",
    "’": "'", "░": ":", "▼": "v", "●": "o",
  ]
}
