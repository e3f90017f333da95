import TextUI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What `TERM` says of the terminal, and what came of it.
struct TerminalType {
  /// The value of `TERM`; nil where it is not set.
  let name: String?
  /// Whether there is a description of such a terminal, by which a cursor can be placed.
  let isUsable: Bool
  /// The installed description taken in its place; nil where its own is installed, or none fits.
  let standIn: String?

  /// The present value of `TERM`.
  static var environmentName: String? { getenv("TERM").map { String(cString: $0) } }

  /// What a person should know of it, and can do about it; nil where all is as it was asked for.
  var note: String? {
    guard let standIn else { return nil }
    let remedy = "set TERM=\(standIn)"
    guard name ?? "" != "" else { return "\(said): drawn as for \(standIn); \(remedy)" }
    return "\(said), which has no terminfo entry here: drawn as for \(standIn); "
      + "install it (package ncurses-term has most) or \(remedy)"
  }

  /// Why there can be no screen, and two ways out.
  var refusal: String {
    let reason =
      standIn == nil && name.map { !$0.isEmpty && !$0.hasPrefix("dumb") } ?? false
      ? "for which no terminfo entry is installed, nor one that fits"
      : "a terminal on which no cursor can be placed"
    return "\(said), \(reason); if it is one like xterm: TERM=xterm-256color ganscope, "
      + "else without a screen: ganscope --plain"
  }

  private var said: String {
    switch name {
    case nil: "TERM is not set"
    case "": "TERM is empty"
    case let name?: "TERM is '\(EnvironmentText.printable(name))'"
    }
  }
}
