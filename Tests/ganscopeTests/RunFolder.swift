import Foundation
import GANEngine

@testable import RunStore
@testable import ganscope

/// A run's folder with contents of a test's choice, gone with the value.
final class RunFolder: Sendable {
  let directory: RunDirectory

  /// A run of the standard recipe with `settings` changed; `metrics` and `journal` are whole files.
  init(settings: [String] = [], metrics: String? = nil, journal: String = "") throws {
    let path = NSTemporaryDirectory() + "ganscope-run-\(UUID().uuidString)"
    directory = try RunDirectory.use(path, resuming: false)
    var configuration = Preset.standard.configuration
    for setting in settings { try Setting(parsing: setting).apply(to: &configuration) }
    try RunDescription(
      configuration: configuration, precisionInForce: .fp32, data: "MNIST",
      dataFingerprint: "", version: "1", commandLine: ["ganscope"], startTime: 1000
    ).write(to: directory.descriptionPath)
    try journal.write(toFile: directory.journalPath, atomically: false, encoding: .utf8)
    try metrics?.write(toFile: directory.metricsPath, atomically: false, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory.path) }
}
