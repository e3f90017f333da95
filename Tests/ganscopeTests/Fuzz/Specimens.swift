import Foundation
import GANEngine
import TestSupport

@testable import RunStore
@testable import ganscope

/// Whole files of every format that is read: those that the program writes, and others' by hand.
enum Specimens {
  static func bytes(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Big-endian numbers of 32 bits, as IDX has them.
  private static func words(_ values: Int...) -> [UInt8] {
    values.flatMap { value in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
  }

  static let idx: [[UInt8]] = {
    let images = words(0x803, 5, 3, 3) + (0..<45).map { UInt8($0) }
    let labels = words(0x801, 6) + [0, 1, 2, 3, 4, 5]
    let table = words(0xc02, 2, 8) + words(7, 1, 2, 3, 4, 5, 6, 7, 9, 1, 2, 3, 4, 5, 6, 7)
    let plain = [images, labels, table, words(0xc01, 2, 3, 4), words(0xb01, 2, 0x30004)]
    return plain + plain.map(gzip)
  }()

  /// A gzip file whose contents are stored as they are (RFC 1951, RFC 1952).
  private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    func small(_ value: UInt32, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
    }
    var remainder = UInt32.max
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xedb8_8320 : 0) }
    }
    let length = UInt32(bytes.count)
    return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1] + small(length, 2) + small(~length, 2) + bytes
      + small(~remainder, 4) + small(length, 4)
  }

  /// A few steps of networks that are as small as can be, with some keys pressed, in a folder.
  static func run(in directory: RunDirectory) throws {
    var configuration = Preset.standard.configuration
    configuration.generator.perceptron?.widths = [2, 3, 4, 3, 4]
    configuration.discriminator.perceptron?.widths = [4, 3, 4, 2, 1]
    (configuration.batch, configuration.seed, configuration.threads) = (4, 9, 1)
    configuration.precision = .fp32
    let data = ImageDataset(
      name: "noise", pixels: (0..<80).map { UInt8($0 * 3) },
      labels: (0..<20).map { UInt8($0 % 10) },
      height: 2, width: 2)
    let description = RunDescription(
      configuration: configuration, precisionInForce: .fp32, data: "noise",
      dataFingerprint: data.fingerprint, version: "1", commandLine: ["ganscope"], startTime: 1000)
    let recorder = try RunRecorder(
      directory, description, keeping: 2, discarding: false, resumedAt: nil, at: 1000)
    let session = TrainingSession(
      try Trainer(configuration, data: data), totalSteps: nil,
      options: SessionOptions(sampleCount: 0, sheetCount: 4), observers: recorder.observers())
    recorder.reportSaves(to: session)
    session.start(.start(preset: "balanced", seed: 9), paused: true)
    try session.advance(5)
    session.send(.set(.generatorLearningRate, to: 1e-3))
    session.send(.save)
    try session.advance(3)
    session.note(.caution("a \"word\" of caution\n"), from: .commandLine)
    session.send(.stop)
    session.waitUntilStopped()
    recorder.waitForSaves()
    session.settle()
  }

  /// Little-endian length, header and values, as the safetensors library writes them; half precision.
  static let otherTensors: [UInt8] = {
    let header =
      #"{"__metadata__":{"format":"pt"},"0.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"#
      + #""0.bias":{"dtype":"F16","shape":[2],"data_offsets":[16,20]},"#
      + #""n":{"dtype":"I64","shape":[],"data_offsets":[20,28]}}  "#
    let length = (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> (8 * $0)) }
    return length + Array(header.utf8) + (0..<28).map { UInt8($0) }
  }()

  static let metrics: [[UInt8]] = [
    "step,epoch,d_loss,g_loss\n1,1,0.5,0.25\n2,1,NaN,inf\n1,1,3e-1,4\n",
    "\u{feff}step;epoch;d_loss;g_loss\r\n1;1;\"0,5\";0,25\r\n2;1;;\r\n",
  ].map { Array($0.utf8) }

  static let preferences: [[UInt8]] = [
    #"{"layout": "balance", "later": 3, "zoom": "9k", "theme": "dark", "glyphs": "ramp"}"#, "[1]",
    "{",
  ].map { Array($0.utf8) }

  // Short ones: what is broken should be what matters.
  static let recipes: [[UInt8]] = [
    #"{"name": "mine", "generator": {"input": {"channels": 4}, "layers": [{"layer": "linear", "outputs": 98}, "#
      + #"{"layer": "batchNorm", "momentum": 0.02}, {"layer": "relu"}, {"layer": "reshape", "channels": 2, "height": 7, "width": 7}, "#
      + #"{"layer": "upsample", "factor": 2}, {"layer": "residual", "layers": [{"layer": "conv", "channels": 2, "kernel": 3, "padding": 1}]}, "#
      + #"{"layer": "convTransposed", "channels": 1, "kernel": 4, "stride": 2, "padding": 1}, {"layer": "tanh"}], "initialization": "he"}, "#
      + #""discriminator": {"widths": [784, 4, 1], "hidden": "leakyRelu", "output": "identity", "batchNorm": "1", "slope": 0.1}, "#
      + #""settings": {"adam.beta1": 0.5, "loss.kind": "hinge", "run.batch": 8, "run.classes": 10, "discriminator.packing": 1}}"#,
    #"{"generator": {"widths": [2, 784], "hidden": "relu", "output": "sigmoid"}, "#
      + #""discriminator": {"input": {"channels": 1, "height": 28, "width": 28}, "layers": [{"layer": "recurrent", "units": 8, "time": "reads"}, "#
      + #"{"layer": "leakyRelu", "slope": 0.2}, {"layer": "dropout"}, {"layer": "deviation"}, {"layer": "linear", "outputs": 1}]}}"#,
  ].map { Array($0.utf8) }

  static let arrays: [[UInt8]] = [
    numPy("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2, 3), }", 12),
    numPy("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 4), }", 16),
    numPy("{'shape': (2, 1, 1, 1), 'fortran_order': True, 'descr': '<f4'}", 8),
  ]

  private static func numPy(_ header: String, _ count: Int) -> [UInt8] {
    let text = header + String(repeating: " ", count: 117 - header.utf8.count) + "\n"
    return [0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(text.utf8)
      + (0..<count).map { _ in 0 }
  }

  static func sheet() throws -> [UInt8] {
    let images = SampleImages(pixels: (0..<64).map { UInt8($0 * 4) }, height: 4, width: 4)
    return try SampleSheet(images, columns: 2).png()
  }
}
