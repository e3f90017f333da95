import Foundation
import GANEngine
import Testing

@testable import RunStore

/// PyTorch takes a checkpoint's generator with `load_state_dict(strict=True)`, draws the same images,
/// and writes weights that we take.
@Suite(.enabled(if: Python.peers.isWanted, "\(Python.peers.missing)"))
struct PyTorchTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: ["balanced", "article", "dense128", "pytorch-gan"])
  func drawsTheSameImages(preset name: String) throws {
    let state = DrawnState.state(of: try #require(Preset.named(name)))
    try Checkpoint.write(state, to: folder.file("c.safetensors"))
    let (latents, _) = DrawnState.inputs(state.configuration, count: 200)
    let outputs = try ImageGenerator(state, weights: .trained, threads: 2)
      .outputs(latents: latents, labels: [])
    for (name, values) in [("latents", latents), ("outputs", outputs)] {
      try values.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: folder.file(name)))
    }
    let difference = try Python.peers.run(Self.script, [folder.path])
    #expect(Double(difference.dropLast()).map { $0 < 1e-5 } == true, "\(difference)")
    let saved = try SafeTensors(contentsOf: folder.file("torch.safetensors")).tensors
    #expect(Checkpoint.holdsWeightsOnly(folder.file("torch.safetensors")))
    let ours = Dictionary(uniqueKeysWithValues: state.tensors.map { ($0.name, $0.values) })
    #expect(saved.count > 4)
    for tensor in saved where !tensor.name.hasSuffix("tracked") {
      #expect(tensor.values == ours[tensor.name], "\(tensor.name)")
    }
  }

  private static let script = """
    import json, sys, numpy, torch
    from safetensors import safe_open
    from safetensors.torch import save_file
    from torch import nn

    folder = sys.argv[1]
    with safe_open(folder + "/c.safetensors", framework="pt") as f:
        settings = json.loads(f.metadata()["ganscope"])["configuration"]
        tensors = {n.removeprefix("generator."): f.get_tensor(n)
                   for n in f.keys() if n.startswith("generator.")}
    shape = settings["generator"]
    make = {"relu": nn.ReLU, "leakyRelu": lambda: nn.LeakyReLU(shape["slope"]),
            "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}
    # What stands at an index is told by its tensors: a matrix, a norm's four, or none.
    widths, modules, hidden = shape["widths"], [], 0
    count = len(widths) - 1
    while hidden < count:
        index = len(modules)
        if f"{index}.running_mean" in tensors:
            modules.append(nn.BatchNorm1d(
                len(tensors[f"{index}.running_mean"]), eps=shape["normEpsilon"]))
        elif f"{index}.weight" in tensors:
            rows, columns = tensors[f"{index}.weight"].shape
            modules.append(nn.Linear(columns, rows))
            hidden += 1
        else:
            modules.append(make[shape["hidden"]]())
    modules.append(make[shape["output"]]())
    generator = nn.Sequential(*modules)
    # The states these tests draw leave out what counts batches.
    for name in generator.state_dict():
        if name.endswith("num_batches_tracked"):
            tensors.setdefault(name, torch.tensor(7))
    generator.load_state_dict(tensors, strict=True)
    generator.eval()
    latents = torch.from_numpy(
        numpy.fromfile(folder + "/latents", "float32").reshape(-1, widths[0]))
    outputs = numpy.fromfile(folder + "/outputs", "float32")
    with torch.no_grad():
        difference = numpy.abs(generator(latents).numpy().ravel() - outputs).max()
    save_file({"generator." + n: t for n, t in generator.state_dict().items()},
              folder + "/torch.safetensors")
    print(difference)
    """
}
