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
