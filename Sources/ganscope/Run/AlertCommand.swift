import Foundation
import GANEngine

/// Runs a command of the person's where the doctor finds something wrong, one at a time.
final class AlertCommand: Sendable {
  private let command: String
  private let queue = DispatchQueue(label: "ganscope.alerts", qos: .background)

  /// `command` goes to the shell.
  init(_ command: String) { self.command = command }

  /// Starts the command with the message in its environment: `GANSCOPE_ALERT` (the sentence),
  /// `GANSCOPE_DIAGNOSIS`, `GANSCOPE_STEP` and `GANSCOPE_RUN`.
  func run(_ diagnosis: Diagnosis, _ sentence: String, step: Int, in run: String) {
    queue.async { [command] in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", command]
      process.environment = ProcessInfo.processInfo.environment.merging([
        "GANSCOPE_ALERT": sentence, "GANSCOPE_DIAGNOSIS": diagnosis.rawValue,
        "GANSCOPE_STEP": "\(step)", "GANSCOPE_RUN": run,
      ]) { _, new in new }
      // Its words would land in the middle of the screen.
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return }
      process.waitUntilExit()
    }
  }
}
