import Foundation

/// An independent reader of our files: the interpreter that `.ci/deps` set up, or any other that has
/// the packages. Without one its tests are skipped, except on CI.
struct Python: Sendable {
  /// What `.ci/deps --tests` sets up.
  static let readers = Python(
    option: "--tests", variable: "GANSCOPE_PYTHON", environment: "test-venv",
    packages: ["numpy", "safetensors", "PIL", "pandas", "tensorboard", "onnx", "onnxruntime"])
  /// What `.ci/deps --peers` sets up.
  static let peers = Python(
    option: "--peers", variable: "GANSCOPE_PEERS", environment: "peers-venv",
    packages: ["torch", "safetensors"])

  static let missing = readers.missing
  static let isWanted = readers.isWanted

  struct Failure: Error {
    let output: String
  }

  let missing: String
  /// Whether tests that need it are to run. On CI always, so that a broken set-up fails.
  let isWanted: Bool
  private let interpreter: String?

  private init(option: String, variable: String, environment: String, packages: [String]) {
    missing = "no python3 with \(packages.joined(separator: ", ")): run .ci/deps \(option)"
    let variables = ProcessInfo.processInfo.environment
    let cache =
      variables["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory() + "/.cache"
    // Looked for, not imported, which takes seconds.
    let look = "import sys, importlib.util as i; sys.exit(not all(map(i.find_spec, sys.argv[1:])))"
    let places = [variables[variable], "\(cache)/ganscope/\(environment)/bin/python3", "python3"]
    interpreter = places.compactMap { $0 }.first { (try? Self.run($0, look, packages)) != nil }
    isWanted = interpreter != nil || variables["CI"] != nil
  }

  /// What a script prints on standard output; throws where it fails.
  static func run(_ script: String, _ arguments: String...) throws -> String {
    try readers.run(script, arguments)
  }

  func run(_ script: String, _ arguments: [String]) throws -> String {
    guard let interpreter else { throw Failure(output: missing) }
    return try Self.run(interpreter, script, arguments)
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
