extension TrainerState {
  /// The tensors of both networks and of the average, by name.
  public var weights: [NamedTensor] {
    tensors.filter { Self.isWeight($0.name) }.sorted { $0.name < $1.name }
  }

  /// Whether a tensor belongs to a network or to the average.
  static func isWeight(_ name: String) -> Bool {
    ["generator", "discriminator", "generatorAverage"].contains(String(name.prefix { $0 != "." }))
  }
}
