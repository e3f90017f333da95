import Foundation
public import GANEngine

/// What `run.json` says of a run: all that is needed to do it again, and on what it was done.
public struct RunDescription: Codable, Equatable, Sendable {
  /// The number of this layout.
  public static let currentSchema = 1

  /// The version of the file's form, at most `currentSchema`.
  public let schema: Int
  /// What determines the run, with the hyperparameters it started with.
  public let configuration: Configuration
  /// The name of the preset.
  public let preset: String
  /// The key of every random stream.
  public let seed: UInt64
  /// The name of the data set.
  public let data: String
  /// `ImageDataset.fingerprint`; nil in files of versions that wrote none.
  public let dataFingerprint: String?
  /// The program's version.
  public let version: String
  /// The library whose products decide over the last bits; nil as above.
  public let backend: String?
  /// The system's name, release and architecture; nil as above.
  public let system: String?
  /// The machine's name.
  public let host: String
  /// The processor's name.
  public let processor: String
  /// The number format in force, where the configuration may say `auto`.
  public let precision: Precision
  /// Threads of the compute pool.
  public let threads: Int
  /// The program and its arguments.
  public let commandLine: [String]
  /// ISO 8601, UTC.
  public let startTime: String

  /// Describes a run on this machine; `startTime` in seconds since 1970.
  public init(
    configuration: Configuration, precisionInForce: Precision, data: String,
    dataFingerprint: String,
    version: String, commandLine: [String], startTime: Double
  ) {
    schema = Self.currentSchema
    self.configuration = configuration
    preset = configuration.preset
    seed = configuration.seed
    self.data = data
    self.dataFingerprint = dataFingerprint
    self.version = version
    backend = ComputeVersion.backend
    system = Machine.system
    host = Machine.hostName
    processor = Machine.processorName
    precision = precisionInForce
    threads = configuration.threads
    self.commandLine = commandLine
    self.startTime = Timestamp.text(startTime)
  }

  /// Reads a description back.
  /// - Throws: `FileError`, or `RunDirectoryError.damaged`.
  public init(contentsOf path: String) throws {
    let file = try InputFile(path)
    let bytes = try file.next(file.size, of: UInt8.self) ?? []
    guard
      let description = try? JSONDecoder().decode(
        Self.self, from: Data(TextLines.withoutMark(bytes)))
    else {
      throw RunDirectoryError.damaged(path: path, found: FileKind(bytes))
    }
    self = description
  }

  /// Writes the file whole or not at all, its members sorted. Throws `FileError` where the system
  /// refuses, `EncodingError` for a setting that is not finite.
  public func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode(self)
    try AtomicFile.write(to: path) {
      try $0.write(json)
      try $0.write("\n".utf8)
    }
  }
}
