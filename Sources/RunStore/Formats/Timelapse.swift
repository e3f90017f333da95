import Foundation
import GANEngine

/// The sample sheets of a run, one after the other: how the same latents looked through training.
public struct Timelapse: Sendable {
  /// What is written.
  public enum Format: Sendable {
    /// An animated GIF.
    case gif
    /// An animated PNG.
    case png
  }

  /// No picture to show.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The run's folder has no pictures.
    case noSamples(path: String)
    /// There are pictures, all damaged; the reason of the newest.
    case noneWhole(path: String, reason: String)

    /// One line that says what to do.
    public var description: String {
      switch self {
      case .noSamples(let path):
        "\(path.asShownPath): expected sample sheets (samples/step-….png), found none; "
          + "a run writes one at its start, each epoch and each save: ganscope --resume \(path.asShownPath)"
      case .noneWhole(let path, let reason):
        "\(path.asShownPath): every sample sheet is damaged: \(reason)"
      }
    }
  }

  private let paths: [String]
  private let width: Int
  private let height: Int
  /// What the person should know: each damaged picture that is left out, in a line.
  public let warnings: [String]

  /// Looks at the pictures of a run: every `stride`-th, and the last.
  /// - Throws: `Failure`.
  public init(_ run: RunDirectory, every stride: Int = 1) throws(Failure) {
    let all = run.samples()
    guard !all.isEmpty else { throw .noSamples(path: run.path) }
    var paths: [String] = []
    var warnings: [String] = []
    var size = (width: 0, height: 0)
    for (index, path) in all.enumerated()
    where index.isMultiple(of: max(stride, 1)) || index == all.count - 1 {
      do throws(SampleSheet.Failure) {
        let sheet = try SampleSheet(contentsOf: path)
        size = (max(size.width, sheet.width), max(size.height, sheet.height))
        paths.append(path)
      } catch {
        warnings.append("\(path.asShownPath) is left out: \(error)")
      }
    }
    guard !paths.isEmpty else {
      throw .noneWhole(path: run.path, reason: warnings.last ?? "")
    }
    self.paths = paths
    (width, height) = size
    self.warnings = warnings
  }

  /// Pictures in it.
  public var count: Int { paths.count }

  /// Writes the animation whole or not at all; `delay` is in milliseconds a picture.
  /// - Throws: `FileError`, or `SampleSheet.Failure` for a picture damaged in between.
  public func write(_ format: Format, delay: Int, to path: String) throws {
    try AtomicFile.write(to: path) { file in
      switch format {
      case .gif: try writeGIF(delay, to: &file)
      case .png: try writePNG(delay, to: &file)
      }
    }
  }

  private func writeGIF(_ delay: Int, to file: inout AtomicFile) throws {
    let animation = GIFAnimation(
      width: UInt16(clamping: width), height: UInt16(clamping: height), delay: delay)
    try file.write(animation.header)
    for path in paths { try file.write(animation.frame(try sheet(path).pixels)) }
    try file.write(GIFAnimation.trailer)
  }

  private func writePNG(_ delay: Int, to file: inout AtomicFile) throws {
    var animation = PNGAnimation(frames: paths.count, delay: delay)
    for path in paths { try file.write(try animation.frame(try sheet(path))) }
    try file.write(PNGAnimation.trailer)
  }

  private func sheet(_ path: String) throws(SampleSheet.Failure) -> SampleSheet {
    try SampleSheet(contentsOf: path).padded(width: width, height: height)
  }
}
