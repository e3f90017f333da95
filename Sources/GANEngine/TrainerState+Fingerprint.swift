extension TrainerState {
  /// SHA-256 of the names and bits of both networks and the average, in hexadecimal. Optimisers and
  /// settings are left out: it answers whether two runs came to the same weights.
  public var weightsFingerprint: String {
    let sum = Checksum(.sha256)
    for tensor in weights {
      sum.update("\(tensor.name) \(tensor.shape)\n")
      switch tensor.values {
      case .float32(let values): values.withUnsafeBytes(sum.update)
      case .int64(let values): values.withUnsafeBytes(sum.update)
      }
    }
    return sum.digest
  }

  /// The tensors of both networks and of the average, by name.
  public var weights: [NamedTensor] {
    let networks = ["generator", "discriminator", "generatorAverage"]
    return tensors.filter { tensor in
      networks.contains(String(tensor.name.prefix { $0 != "." }))
    }.sorted { $0.name < $1.name }
  }
}
