import Foundation
import GANEngine
import SystemPackage

extension RunDirectory {
  /// The pictures of the fixed latents.
  public var samplesPath: String { "\(path)/samples" }

  /// Where the picture of a step belongs.
  public func samplePath(step: Int) -> String {
    "\(samplesPath)/\(Self.stepName(step)).png"
  }

  /// The step a picture's name tells; nil where it is no such name.
  static func step(ofSample path: String) -> Int? {
    FilePath(path).name.wholeMatch(of: /step-(\d+)\.png/).flatMap { Int($0.1) }
  }

  /// The paths of the run's pictures, by ascending step; empty where the folder cannot be read.
  public func samples() -> [String] {
    let names = (try? FolderNames(of: samplesPath))?.names ?? []
    return names.compactMap { name in
      Self.step(ofSample: name).map { (step: $0, name: name) }
    }.sorted { ($0.step, $0.name) < ($1.step, $1.name) }.map { "\(samplesPath)/\($0.name)" }
  }
}
