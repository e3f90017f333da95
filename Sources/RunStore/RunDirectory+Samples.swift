import Foundation

extension RunDirectory {
  /// The pictures of the fixed latents.
  public var samplesPath: String { "\(path)/samples" }

  /// Where the picture of a step belongs.
  public func samplePath(step: Int) -> String {
    let digits = String(step)
    let zeros = String(repeating: "0", count: max(8 - digits.count, 0))
    return "\(samplesPath)/step-\(zeros)\(digits).png"
  }

  /// The run's pictures, by step.
  public func samples() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: samplesPath)) ?? []
    return names.compactMap { name in
      name.wholeMatch(of: /step-(\d+)\.png/).flatMap { Int($0.1) }.map { (step: $0, name: name) }
    }.sorted { ($0.step, $0.name) < ($1.step, $1.name) }.map { "\(samplesPath)/\($0.name)" }
  }
}
