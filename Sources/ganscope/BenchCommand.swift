public import ArgumentParser
public import GANEngine

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure training speed on this machine.")

  @Option var steps = 200
  @Option var preset = "article"
  @Option var precision = Precision.auto
  @Option var threads = 2

  func run() throws {
    var configuration = Preset.named(preset)!.configuration
    configuration.precision = precision
    configuration.threads = threads
    var x: UInt32 = 1
    let pixels = (0..<60000 * 784).map { _ -> UInt8 in x = x &* 1664525 &+ 1013904223; return UInt8(x >> 24) }
    let data = ImageDataset(name: "x", pixels: pixels, labels: Array(repeating: 0, count: 60000), height: 28, width: 28)
    var trainer = try Trainer(configuration, data: data)
    let r = Benchmark.run(&trainer, steps: steps)
    print(r)
  }
}
extension Precision: ExpressibleByArgument {}
