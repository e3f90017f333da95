import Foundation
import GANEngine
import Testing

@testable import RunStore

/// What a reader of a checkpoint needs to draw with it: safetensors, NumPy and the settings.
@Suite(.enabled(if: Python.isWanted, "\(Python.missing)"))
struct CheckpointForwardTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: ["balanced", "article", "dense128", "conditional", "pytorch-gan"])
  func numpyDrawsTheSameImages(preset name: String) throws {
    let state = DrawnState.state(of: try #require(Preset.named(name)))
    try Checkpoint.write(state, to: folder.file("c.safetensors"))
    // More than the generator takes at a time.
    let (latents, labels) = DrawnState.inputs(state.configuration, count: 300)
    let outputs = try ImageGenerator(state, weights: .trained, threads: 2)
      .outputs(latents: latents, labels: labels)
    for (name, values) in [("latents", latents), ("outputs", outputs)] {
      let bytes = values.withUnsafeBytes { Data($0) }
      try bytes.write(to: URL(fileURLWithPath: folder.file(name)))
    }
    try Data(labels).write(to: URL(fileURLWithPath: folder.file("labels")))
    let difference = try Python.run(Self.script, folder.path)
    #expect(Double(difference.dropLast()).map { $0 < 1e-5 } == true, "\(difference)")
  }

  /// Weights of another program: only those, in any order, with PyTorch's counters.
  @Test func weightsOfAnotherProgramAreTaken() throws {
    let path = folder.file("foreign.safetensors")
    var trainer = try Trainer(Self.tiny, data: Self.noise)
    let own = trainer.state().weights.filter { !$0.name.hasPrefix("generatorAverage") }
    try SafeTensors(tensors: own).write(to: folder.file("shapes.safetensors"))
    _ = try Python.run(Self.foreign, folder.file("shapes.safetensors"), path)
    #expect(Checkpoint.holdsWeightsOnly(path))
    let tensors = try SafeTensors(contentsOf: path).tensors
    try trainer.load(weights: tensors)
    let taken = Dictionary(
      uniqueKeysWithValues: trainer.state().weights.map { ($0.name, $0.values) })
    for tensor in tensors where !tensor.name.hasSuffix("tracked") {
      #expect(taken[tensor.name] == tensor.values, "\(tensor.name)")
    }
    #expect(trainer.stepCount == 0 && trainer.step().isFinite)
  }

  @Test func weightsThatDoNotFitAreRefused() throws {
    var trainer = try Trainer(Self.tiny, data: Self.noise)
    var tensors = trainer.state().weights
    let bias = try #require(tensors.firstIndex { $0.name == "discriminator.0.bias" })
    let shape = tensors[bias].shape
    func put(_ values: [Float], _ shape: [Int]) {
      tensors[bias] = NamedTensor(
        name: "discriminator.0.bias", shape: shape, values: .float32(values))
    }
    put([1, 2], [2])
    #expect(
      throws: EngineError.wrongShape(tensor: "discriminator.0.bias", expected: shape, found: [2])
    ) { try trainer.load(weights: tensors) }
    put([Float](repeating: .nan, count: shape[0]), shape)
    #expect(throws: EngineError.notFinite(network: "discriminator")) {
      try trainer.load(weights: tensors)
    }
    tensors.remove(at: bias)
    #expect(throws: EngineError.missingTensor("discriminator.0.bias")) {
      try trainer.load(weights: tensors)
    }
  }

  private static let tiny: Configuration = {
    var configuration = Preset.standard.configuration
    configuration.generator.perceptron?.widths = [10, 24, 40, 32, 64]
    configuration.discriminator.perceptron?.widths = [64, 24, 40, 16, 1]
    configuration.batch = 32
    configuration.threads = 1
    return configuration
  }()

  private static let noise = ImageDataset(
    name: "noise", pixels: (0..<64 * 64).map { UInt8(truncatingIfNeeded: $0 * 37) },
    labels: [UInt8](repeating: 0, count: 64), height: 8, width: 8)

  private static let foreign = """
    import sys, numpy as np
    from safetensors.numpy import load_file, save_file

    random = np.random.default_rng(5)
    shapes = load_file(sys.argv[1])
    save_file({
        name: np.array(7, "int64") if name.endswith("num_batches_tracked")
        else random.uniform(0.1, 0.3, tensor.shape).astype("float32")
        for name, tensor in reversed(shapes.items())}, sys.argv[2])
    """

  private static let script = """
    import json, sys, numpy as np
    from safetensors import safe_open

    folder = sys.argv[1]
    with safe_open(folder + "/c.safetensors", framework="numpy") as f:
        settings = json.loads(f.metadata()["ganscope"])["configuration"]
        g = {n.removeprefix("generator."): f.get_tensor(n)
             for n in f.keys() if n.startswith("generator.")}
    shape, classes = settings["generator"], settings["classes"]
    slope, epsilon = shape["slope"], shape["normEpsilon"]
    activations = {
        "relu": lambda x: np.maximum(x, 0),
        "leakyRelu": lambda x: np.where(x > 0, x, np.float32(slope) * x),
        "tanh": np.tanh,
        "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    }
    x = np.fromfile(folder + "/latents", "float32").reshape(-1, shape["widths"][0])
    if classes:
        labels = np.fromfile(folder + "/labels", "uint8")
        x = np.concatenate([x, np.eye(classes, dtype="float32")[labels]], axis=1)

    def norm(x, i):
        scale = g[f"{i}.weight"] / np.sqrt(g[f"{i}.running_var"] + np.float32(epsilon))
        return (x - g[f"{i}.running_mean"]) * scale + g[f"{i}.bias"]

    # An nn.Sequential: a number with a matrix is a Linear, one with running statistics a
    # BatchNorm1d, one without tensors the activation.
    matrices = [int(n.split(".")[0]) for n in g if g[n].ndim == 2]
    for i in range(max(matrices) + 2):
        if i in matrices:
            x = x @ g[f"{i}.weight"].T + g[f"{i}.bias"]
        elif f"{i}.running_var" in g:
            x = norm(x, i)
        else:
            x = activations[shape["output" if i > max(matrices) else "hidden"]](x)
    ours = np.fromfile(folder + "/outputs", "float32").reshape(x.shape)
    assert ours.std() > 0.1
    print(abs(x - ours).max())
    """
}
