import Foundation
public import GANEngine

/// `scores.jsonl`: the scores of a run, one JSON object a line, as they were taken. Where a run went
/// back, a line has a smaller step than the one before it.
public final class ScoresFile: Sendable {
  private let file: AppendedFile

  /// A file that is begun, or continued, with the first flush.
  public init(path: String) {
    file = AppendedFile(path: path, header: []) { _, _ in }
  }

  /// Takes note of scores, which wait in memory until `flush`.
  public func append(_ scores: Scores) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "NaN")
    guard var line = try? encoder.encode(scores) else { return }
    line.append(UInt8(ascii: "\n"))
    file.append(Array(line), step: scores.step ?? 0)
  }

  /// Adds what waits to the file. Where that fails it waits for the next flush.
  @discardableResult
  public func flush() -> FileError? { file.flush() }

  /// The lines that can be read, in the order of the file; none where there is no file.
  public static func contents(of path: String) -> [Scores] {
    guard let file = try? InputFile(path),
      let bytes = try? file.next(file.size, of: UInt8.self)
    else { return [] }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "NaN")
    return TextLines.split(bytes).compactMap {
      try? decoder.decode(Scores.self, from: Data($0))
    }
  }

  /// The scores with the least Fréchet distance among those of the most digits.
  public static func best(of scores: [Scores]) -> Scores? {
    let most = scores.map(\.count).max() ?? 0
    return scores.filter { $0.count == most && $0.frechet?.isFinite == true }
      .min { ($0.frechet ?? .infinity) < ($1.frechet ?? .infinity) }
  }
}

extension RunDirectory {
  /// The file of all evaluations, a line each.
  public var scoresPath: String { "\(path)/scores.jsonl" }
}
