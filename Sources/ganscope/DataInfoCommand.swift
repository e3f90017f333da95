import ArgumentParser
import GANEngine

/// `ganscope data info`.
struct DataInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Which digits would be used, why, and what they look like.")

  @OptionGroup var data: DataOptions

  func run() throws {
    let t = ContinuousClock.now
    let c = try data.load()
    let d = try c.training()
    print(c.name, d.count, d.height, ContinuousClock.now - t)
  }
}
