import ArgumentParser
import Foundation
import TextUI

/// What `--theme` takes.
enum ThemeChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, dark, light, mono

  /// The theme; `auto` is what the environment tells. One that is named has its way over `NO_COLOR`.
  var theme: Theme {
    switch self {
    case .auto: TerminalText.theme
    case .dark: .dark
    case .light: .light
    case .mono: .mono
    }
  }
}
