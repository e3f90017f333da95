import Foundation

/// The independent readers of our files: the interpreter that `.ci/deps --tests` set up, or any
/// other that has the packages. Without one those tests are skipped, except on CI.
enum Python {
  static let missing = "no python3 with \(packages.joined(separator: ", ")): run .ci/deps --tests"

  private static let packages = [
    "numpy", "safetensors", "PIL", "pandas", "tensorboard", "onnx", "onnxruntime",
  ]

  /// Whether tests that need Python are to run. On CI always, so that a broken set-up fails.
  static let isWanted = interpreter != nil || ProcessInfo.processInfo.environment["CI"] != nil

  struct Failure: Error {
    let output: String
  }

  private static let interpreter: String? = candidates.first {
    // Looked for, not imported, which takes seconds.
    let look = "import sys, importlib.util as i; sys.exit(not all(map(i.find_spec, sys.argv[1:])))"
    return (try? run($0, look, packages)) != nil
  }

  private static var candidates: [String] {
    let environment = ProcessInfo.processInfo.environment
    let cache =
      environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? NSHomeDirectory() + "/.cache"
    return [environment["GANSCOPE_PYTHON"], "\(cache)/ganscope/test-venv/bin/python3", "python3"]
      .compactMap { $0 }
  }

  /// What a script prints on standard output; throws where it fails.
  static func run(_ script: String, _ arguments: String...) throws -> String {
    guard let interpreter else { throw Failure(output: missing) }
    return try run(interpreter, script, arguments)
  }

  private static func run(
    _ interpreter: String, _ script: String, _ arguments: [String]
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [interpreter, "-c", script] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(output: text) }
    return text
  }
}
