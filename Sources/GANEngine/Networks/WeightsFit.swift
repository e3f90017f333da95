/// What would make room for weights that do not fit the networks of a configuration.
///
/// The widths are read off the shapes of the weights; whether networks of these widths take them all
/// is tried, with the configuration's own layers and with those of the presets.
public struct WeightsFit {
  private let shapes: [String: [Int]]
  private let asked: Configuration
  private let side: Int

  /// Weights from elsewhere, the configuration that they do not fit, and the side of the images.
  public init(_ weights: [NamedTensor], in configuration: Configuration, imageSide: Int) {
    shapes = Dictionary(weights.withNamesOfHere.map { ($0.name, $0.shape) }) { first, _ in first }
    asked = configuration
    side = imageSide
  }

  /// The options that fit, or why none do, to follow a semicolon.
  public var advice: String {
    for network in ["generator", "discriminator"]
    where !shapes.keys.contains(where: { $0.hasPrefix("\(network).") }) {
      return "no tensor is called \(network).…; both networks are needed, with names such as "
        + "generator.0.weight and discriminator.0.weight"
    }
    if let listed { return adviceForLayers(listed) }
    if let obstacle { return obstacle }
    guard let fitting = Self.candidates(asked).lazy.compactMap(options).first else {
      return
        "no layers that a preset has take these tensors: the modules have to be numbered as those "
        + "of an nn.Sequential of Linear, BatchNorm1d, activations and Dropout"
    }
    return "it fits with " + fitting.joined(separator: " ")
  }

  // A tensor that no perceptron has; nil where there is none.
  private var listed: (name: String, layer: String)? {
    let found = shapes.compactMap { name, shape -> (name: String, layer: String)? in
      if shape.count > 2 { return (name, "a convolution") }
      let parts = name.split(separator: ".")
      if parts.last?.hasSuffix("_l0") == true { return (name, "a recurrent layer") }
      return parts.count > 3 && parts[1...].dropLast().allSatisfy({ Int($0) != nil })
        ? (name, "a residual block") : nil
    }
    return found.min { $0.name < $1.name }
  }

  // Layers one by one are as a preset has them, or have to be told.
  private func adviceForLayers(_ odd: (name: String, layer: String)) -> String {
    let presets = Preset.all.map {
      Candidate(configuration: $0.configuration, options: ["--preset \($0.name)"])
    }
    let candidates = [Candidate(configuration: asked, options: [])] + presets
    guard let fitting = candidates.lazy.flatMap(toldClasses).first(where: takes) else {
      let shape = shapes[odd.name] ?? []
      return
        "\(odd.name.asShownPath) \(shape) belongs to \(odd.layer), and no preset has the layers of "
        + "these networks: write them into a recipe (--recipe FILE; ganscope presets conv --json "
        + "prints one to begin with)"
    }
    let drawn = fitting.configuration.generator.output.count
    guard (try? fitting.configuration.check(height: side, width: side)) != nil else {
      return "it fits \(fitting.options.joined(separator: " ")), which draws "
        + "\(counted(drawn, "pixel")), and the images have \(side)×\(side) = \(side * side): only data of "
        + "that size can help (--data)"
    }
    return "it fits with " + fitting.options.joined(separator: " ")
  }

  // The candidate with as many classes as its first weight would have room for behind the latents.
  private func toldClasses(_ candidate: Candidate) -> [Candidate] {
    let configuration = candidate.configuration
    let first = configuration.generatorLayout.trained.first?.name ?? ""
    let told = (shapes["generator.\(first)"] ?? []).prefix(2).map {
      $0 - configuration.generator.input.channels
    }
    return [candidate]
      + Set([0] + told).sorted().filter { (0...256).contains($0) && $0 != configuration.classes }
      .map { classes in
        var varied = candidate
        varied.configuration.classes = classes
        varied.options.append("--set run.classes=\(classes)")
        return varied
      }
  }

  // What no option can help; nil where widths may do.
  private var obstacle: String? {
    for network in ["generator", "discriminator"] where matrices(network).isEmpty {
      return "\(network) has no matrix such as \(network).0.weight"
    }
    let pixels = matrices("generator").last?.shape[0] ?? 0
    guard pixels == side * side else {
      return "it draws \(pixels) pixels, and the images have \(side)×\(side) = \(side * side): no "
        + "option can help, only data of that size (--data)"
    }
    return nil
  }

  // Weights of dense layers, in the order of their modules.
  private func matrices(_ network: String) -> [(index: Int, shape: [Int])] {
    shapes.compactMap { name, shape in
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0] == network, parts[2] == "weight", shape.count == 2,
        let index = Int(parts[1])
      else { return nil }
      return (index, shape)
    }.sorted { $0.index < $1.index }
  }

  private struct Candidate {
    var configuration: Configuration
    var options: [String]
  }

  // The nearest first: other widths alone, then layers of its own, then those of a preset.
  private static func candidates(_ asked: Configuration) -> [Candidate] {
    let own = variations(Candidate(configuration: asked, options: []))
    let presets = Preset.all.map { preset in
      var configuration = preset.configuration
      configuration.batch = asked.batch
      return Candidate(configuration: configuration, options: ["--preset \(preset.name)"])
    }
    return own + presets + presets.flatMap { variations($0).dropFirst() }
  }

  private static func variations(_ base: Candidate) -> [Candidate] {
    let networks: [(String, WritableKeyPath<Configuration, NetworkShape>)] = [
      ("generator", \.generator), ("discriminator", \.discriminator),
    ]
    return networks.reduce([base]) { candidates, network in
      candidates.flatMap { candidate in
        choices.map { choice in
          var varied = candidate
          if let norm = choice.norm {
            varied.configuration[keyPath: network.1].perceptron?.batchNorm = norm
            varied.options.append("--set \(network.0).batchNorm=\(norm)")
          }
          if let dropout = choice.dropout {
            varied.configuration[keyPath: network.1].perceptron?.dropout = dropout
            varied.options.append("--set \(network.0).dropoutLayers=\(dropout)")
          }
          return varied
        }
      }
    }
  }

  private static let choices: [(norm: LayerSelection?, dropout: LayerSelection?)] = [
    (nil, nil), (LayerSelection.none, nil), (.all, nil), (nil, LayerSelection.none), (nil, .all),
    (LayerSelection.none, LayerSelection.none), (LayerSelection.none, .all),
    (.all, LayerSelection.none), (.all, .all),
  ]

  // Those of a candidate, with widths and classes as the weights have them; nil where they do not fit.
  private func options(_ candidate: Candidate) -> [String]? {
    let (g, d) = (matrices("generator"), matrices("discriminator"))
    // What both networks are told beside latents and pixels.
    let packing = candidate.configuration.packing
    let told = (d.first?.shape[1] ?? 0) - side * side * packing
    guard (0...256).contains(told), let inputs = g.first?.shape[1], inputs > told else {
      return nil
    }
    var fitting = candidate.configuration
    var options = candidate.options
    if fitting.classes != told {
      fitting.classes = told
      options.append("--set run.classes=\(told)")
    }
    fit(&fitting.generator, to: g, inputs: inputs - told)
    fit(&fitting.discriminator, to: d, inputs: side * side)
    guard (try? fitting.check(height: side, width: side)) != nil,
      takes(Candidate(configuration: fitting, options: options))
    else { return nil }
    for (name, shape, before) in [
      ("generator", fitting.generator, candidate.configuration.generator),
      ("discriminator", fitting.discriminator, candidate.configuration.discriminator),
    ] {
      guard let text = shape.perceptron?.text, text != before.perceptron?.text else { continue }
      options.append("--\(name) \(text)")
    }
    return options
  }

  private func fit(
    _ shape: inout NetworkShape, to matrices: [(index: Int, shape: [Int])], inputs: Int
  ) {
    guard let perceptron = shape.perceptron else { return }
    let pieces = perceptron.hidden == .maxout ? max(perceptron.pieces, 1) : 1
    let hidden = matrices.dropLast().map { $0.shape[0] / pieces }
    shape.perceptron?.widths = [inputs] + hidden + [matrices.last?.shape[0] ?? 0]
  }

  private func takes(_ candidate: Candidate) -> Bool {
    [
      ("generator", candidate.configuration.generatorLayout),
      ("discriminator", candidate.configuration.discriminatorLayout),
    ]
    .allSatisfy { network, layout in
      let entries = layout.trained + layout.statistics
      let taken = Set(entries.map { "\(network).\($0.name)" })
      return entries.allSatisfy { shapes["\(network).\($0.name)"] == $0.shape }
        && parameters(network).isSubset(of: taken)
    }
  }

  // A network that leaves some of them out, such as those of its batch norm, draws something else.
  private func parameters(_ network: String) -> Set<String> {
    Set(
      shapes.keys.filter { name in
        let kind = name.split(separator: ".").last ?? ""
        return name.hasPrefix("\(network).")
          && ["weight", "bias", "running_"].contains { kind.hasPrefix($0) }
      })
  }
}
