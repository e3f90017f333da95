/// A setting that a run keeps from its first step: the networks, the batch and what they see.
///
/// One table behind `--set`, the panel's lower rows and `ganscope presets`.
public struct FixedSetting: Sendable {
  /// The name typed on the command line, e.g. `generator.batchNorm`.
  public let name: String
  /// The name in the panel, at most 15 columns.
  public let label: String
  /// What it is, in one line.
  public let explanation: String
  /// The part of training it belongs to.
  public let group: Hyperparameter.Group
  /// What it takes, to follow "takes".
  public let expectation: String
  private let read: @Sendable (Configuration) -> String
  private let write: @Sendable (inout Configuration, String) -> Bool

  /// Its value, as it may be typed.
  public func text(_ configuration: Configuration) -> String { read(configuration) }

  /// Puts what was typed into a configuration; false where it makes no sense.
  public func set(_ text: String, in configuration: inout Configuration) -> Bool {
    write(&configuration, text.filter { !$0.isWhitespace })
  }

  /// Every fixed setting, in the order of the groups.
  public static let all: [FixedSetting] =
    network("generator", "G", \.generator) + network("discriminator", "D", \.discriminator) + [
      FixedSetting(
        "discriminator.pieces", "pieces D", "linear pieces of a maxout unit", .networks,
        .init(\.discriminator, of: \.pieces), 2...16),
      FixedSetting(
        "discriminator.minibatchDeviation", "batch spread D",
        "D sees how much its batch varies", .networks,
        .init(\.discriminator, of: \.minibatchDeviation)),
      FixedSetting(
        "discriminator.packing", "packing", "images that D judges together (PacGAN)",
        .networks, .init(\.packing), 1...16),
      FixedSetting("run.batch", "batch", "real images a step", .run, .init(\.batch), 1...65_536),
      FixedSetting(
        "run.classes", "classes", "labels told to both networks; 0 tells none", .run,
        .init(\.classes),
        0...256),
    ]

  private static func network(
    _ name: String, _ letter: String,
    _ shape: any WritableKeyPath<Configuration, NetworkShape> & Sendable
  ) -> [FixedSetting] {
    let group = Hyperparameter.Group.networks
    return [
      FixedSetting(
        "\(name).widths", "layers \(letter)", "widths from input to output", group,
        expectation: "widths such as 100-256-784",
        read: { $0[keyPath: shape].text },
        write: { $0[keyPath: shape].takeWidths($1) }),
      FixedSetting(
        "\(name).hidden", "hidden \(letter)", "activation of the hidden layers", group,
        .init(shape, of: \.hidden)),
      FixedSetting(
        "\(name).output", "output \(letter)", "activation of the last layer", group,
        .init(shape, of: \.output)),
      FixedSetting(
        "\(name).slope", "slope \(letter)", "LeakyReLU's slope below zero", group,
        .init(shape, of: \.slope), 0...1),
      FixedSetting(
        "\(name).batchNorm", "batch norm \(letter)", "hidden layers that normalise their batch",
        group, .init(shape, of: \.batchNorm)),
      FixedSetting(
        "\(name).normAfterActivation", "norm behind \(letter)",
        "whether batch norm follows the activation", group,
        .init(shape, of: \.normAfterActivation)),
      FixedSetting(
        "\(name).normEpsilon", "norm ε \(letter)", "batch norm's ε beside the variance", group,
        .init(shape, of: \.normEpsilon), 1e-12...10),
      FixedSetting(
        "\(name).normMomentum", "norm speed \(letter)",
        "share of a batch in the running statistics", group,
        .init(shape, of: \.normMomentum), 0...1),
      FixedSetting(
        "\(name).dropoutLayers", "dropped \(letter)",
        "layers with dropout; 0 is the input", group, .init(shape, of: \.dropout)),
      FixedSetting(
        "\(name).initialization", "start \(letter)", "where the weights start", group,
        .init(shape, \.initialization)),
    ]
  }

  init(
    _ name: String, _ label: String, _ explanation: String, _ group: Hyperparameter.Group,
    expectation: String, read: @escaping @Sendable (Configuration) -> String,
    write: @escaping @Sendable (inout Configuration, String) -> Bool
  ) {
    self.name = name
    self.label = label
    self.explanation = explanation
    self.group = group
    self.expectation = expectation
    self.read = read
    self.write = write
  }
}
