extension [NamedTensor] {
  /// The tensors with the names they have here, where other programs call the networks otherwise or
  /// wrap them: `module.` (DataParallel), `_orig_mod.` (a compiled module), `netG.`, `G.main.` and the
  /// like. As they are where two would get the same name.
  var withNamesOfHere: [NamedTensor] {
    let named = map {
      NamedTensor(name: Self.name(of: $0.name), shape: $0.shape, values: $0.values)
    }
    return Set(named.map(\.name)).count == count ? named : self
  }

  private static let networks: [String: String] = {
    let generator = ["generator", "gen", "g", "netg", "net_g", "g_ema"]
    let discriminator = ["discriminator", "disc", "d", "netd", "net_d", "critic"]
    return Dictionary(
      generator.map { ($0, "generator") } + discriminator.map { ($0, "discriminator") },
      uniquingKeysWith: { first, _ in first })
  }()

  private static let wrappers: Set = [
    "module", "_orig_mod", "model", "main", "net", "network", "layers", "state_dict",
  ]

  private static func name(of text: String) -> String {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let bare = parts.filter { !wrappers.contains($0) }
    guard let first = bare.first, let network = networks[first.lowercased()] else { return text }
    return ([network] + bare.dropFirst()).joined(separator: ".")
  }
}
