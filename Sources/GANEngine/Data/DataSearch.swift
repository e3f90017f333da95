/// The places where digits may be, tried in order.
///
/// What a person names and cannot be used is an error, never a silent change to other data.
public struct DataSearch: Sendable {
  /// The word that asks for the embedded digits in place of a folder.
  public static let embeddedWord = "digits"

  /// Where files are used without being named: an absolute path.
  public let home: String?
  private let option: String?
  private let variable: String?
  private let user: String?

  /// A search with the value of `--data` and the process's environment.
  public init(option: String?, environment: [String: String]) {
    self.option = option
    variable = environment["GANSCOPE_DATA"].flatMap { $0.isEmpty ? nil : $0 }
    user = environment["HOME"]
    home = Self.home(in: environment)
  }

  /// The digits of the first place that has any; reads headers and labels, no images. Throws
  /// `DataError` where a place that was named has no usable digits.
  public func corpus() throws(DataError) -> DigitCorpus {
    var source: DigitCorpus.Source?
    var places: [DataPlace] = []
    for kind in DataPlace.Kind.allCases {
      let value = value(at: kind)
      var finding = source == nil ? DataPlace.Finding.unset : .notReached
      if source == nil, kind == .embedded || value != nil {
        source = try self.source(at: kind, value: value)
        finding = source == nil ? .nothing : .used
      }
      places.append(DataPlace(kind: kind, value: value, finding: finding))
    }
    return try DigitCorpus(source: source ?? .embedded, places: places)
  }

  // `--data=~/x` reaches the program as it is typed.
  private func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let user else { return path }
    return user + path.dropFirst()
  }

  private func value(at kind: DataPlace.Kind) -> String? {
    switch kind {
    case .option: option
    case .environment: variable
    case .home: home
    case .embedded: nil
    }
  }

  private func source(
    at kind: DataPlace.Kind, value: String?
  ) throws(DataError) -> DigitCorpus.Source? {
    guard let value, value != Self.embeddedWord else { return .embedded }
    do throws(DataError) {
      return .folder(try DataLocation(path: expanded(value)))
    } catch {
      // Only the folder nobody named may be missing or empty.
      guard kind == .home, error.problem.isAbsence else { throw error }
      return nil
    }
  }

  /// `$XDG_DATA_HOME/ganscope/mnist`; a relative value is ignored, as its specification asks.
  private static func home(in environment: [String: String]) -> String? {
    if let base = environment["XDG_DATA_HOME"], base.hasPrefix("/") {
      return base + "/ganscope/mnist"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/share/ganscope/mnist"
  }
}
