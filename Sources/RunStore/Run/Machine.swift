import Foundation

/// The computer this runs on.
public enum Machine {
  /// Its name in the network. `ProcessInfo.hostName` may ask a name server, which takes seconds.
  static var hostName: String { uname { $0.nodename } }

  /// The processor's trade name, or its architecture where the system does not tell.
  public static var processorName: String {
    let facts = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = facts.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = line?.split(separator: ":", maxSplits: 1).last?.drop { $0 == " " }
    return name.map(String.init) ?? uname { $0.machine }
  }

  /// E.g. `Linux 6.1.0 x86_64`.
  static var system: String {
    [uname { $0.sysname }, uname { $0.release }, uname { $0.machine }].joined(separator: " ")
  }

  private static func uname<Field>(_ field: (utsname) -> Field) -> String {
    var names = utsname()
    guard Foundation.uname(&names) == 0 else { return "unknown" }
    return withUnsafeBytes(of: field(names)) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
