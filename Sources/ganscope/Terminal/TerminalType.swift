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
    // An unset one has no entry that could be installed.
    let isNamed = name ?? "" != ""
    let flaw = isNamed ? "no terminfo entry for \(said)" : said
    return "\(flaw): drawn as \(standIn); \(isNamed ? "install it (ncurses-term) or " : "")"
      + "set TERM=\(standIn)"
  }

  /// Why there can be no screen, and two ways out.
  var refusal: String {
    let reason =
      standIn == nil && name.map { !$0.isEmpty && !$0.hasPrefix("dumb") } ?? false
      ? "for which no terminfo entry is installed, nor one that fits"
      : "a terminal on which no cursor can be placed"
    let named = name ?? "" == "" ? said : "TERM is '\(shown)'"
    return "\(named), \(reason); if it is one like xterm: TERM=xterm-256color ganscope, "
      + "else without a screen: ganscope --plain"
  }

  private var said: String {
    switch name {
    case nil: "TERM is not set"
    case "": "TERM is empty"
    default: "TERM=\(shown)"
    }
  }

  private var shown: String { EnvironmentText.printable(name ?? "") }
}
