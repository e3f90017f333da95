/// What the middle of the screen is for.
enum LayoutPreset: String, CaseIterable, Sendable {
  /// Curves and digits side by side.
  case watch
  /// All that tells how D and G stand to each other.
  case balance
  /// As many digits as there is room for.
  case samples
  /// The digits of an earlier step beside those of now.
  case compare

  var explanation: String {
    switch self {
    case .watch: "curves and digits"
    case .balance: "how D and G stand to each other"
    case .samples: "digits, as many as fit"
    case .compare: "earlier digits beside those of now; [ ] choose the step"
    }
  }
}
