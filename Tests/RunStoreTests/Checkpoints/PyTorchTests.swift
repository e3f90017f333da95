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
    try checkImages(DrawnState.state(of: try #require(Preset.named(name))), Self.perceptron)
  }

  // PyTorch's modules need a Flatten or an Unflatten around an image of one pixel.
  @Test(arguments: ListedGenerator.all.filter { $0.testDescription != "one pixel between" })
  func drawsTheSameImages(of generator: ListedGenerator) throws {
    try checkImages(generator.state, Self.listed)
  }

  @Test(arguments: ["conv", "conv-conditional", "conv-best", "dcgan", "rnn"])
  func drawsTheSameImagesByLayers(preset name: String) throws {
    try checkImages(DrawnState.state(of: try #require(Preset.named(name))), Self.listed)
  }

  private func checkImages(_ state: TrainerState, _ generator: String) throws {
    try Checkpoint.write(state, to: folder.file("c.safetensors"))
    let (latents, labels) = DrawnState.inputs(state.configuration, count: 50)
    let outputs = try ImageGenerator(state, weights: .trained, threads: 2)
      .outputs(latents: latents, labels: labels)
    let classes = state.configuration.classes
    let oneHot = labels.flatMap { label in (0..<classes).map { $0 == Int(label) ? 1 : 0 as Float } }
    for (name, values) in [("latents", latents), ("labels", oneHot), ("outputs", outputs)] {
      try values.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: folder.file(name)))
    }
    let scripts = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Scripts")
    let difference = try Python.peers.run(
      Self.beginning + generator + Self.ending, [folder.path, scripts.standardized.path])
    #expect(Double(difference.dropLast()).map { $0 < 1e-5 } == true, "\(difference)")
    let saved = try SafeTensors(contentsOf: folder.file("torch.safetensors")).tensors
    #expect(Checkpoint.holdsWeightsOnly(folder.file("torch.safetensors")))
    let ours = Dictionary(uniqueKeysWithValues: state.tensors.map { ($0.name, $0.values) })
    #expect(saved.count >= 4)
    for tensor in saved where !tensor.name.hasSuffix("tracked") {
      #expect(tensor.values == ours[tensor.name], "\(tensor.name)")
    }
  }

  private static let beginning = """
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

    """

  // What stands at an index is told by its tensors: a matrix, a norm's four, or none.
  private static let perceptron = """
    make = {"relu": nn.ReLU, "leakyRelu": lambda: nn.LeakyReLU(shape["slope"]),
            "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}
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
    extent, classes = (widths[0], 1, 1), 0

    """

  private static let listed = """
    sys.path.insert(0, sys.argv[2])
    from fixtures.modules import sequential
    given, classes = shape["input"], settings.get("classes", 0)
    extent = (given["channels"], given["height"], given["width"])
    generator = sequential(shape["layers"], (extent[0] + classes, *extent[1:]))

    """

  private static let ending = """
    # The states these tests draw leave out what counts batches.
    for name in generator.state_dict():
        if name.endswith("num_batches_tracked"):
            tensors.setdefault(name, torch.tensor(7))
    generator.load_state_dict(tensors, strict=True)
    generator.eval()
    channels, height, width = extent
    latents = torch.from_numpy(numpy.fromfile(folder + "/latents", "float32"))
    # A row of latents holds pixel after pixel.
    latents = latents.reshape(-1, height, width, channels).movedim(3, 1)
    labels = torch.from_numpy(numpy.fromfile(folder + "/labels", "float32"))
    labels = labels.reshape(len(latents), classes, 1, 1).expand(-1, -1, height, width)
    given = torch.cat([latents, labels], 1)
    if height * width == 1 and not isinstance(generator[0], (nn.Conv2d, nn.ConvTranspose2d)):
        given = given.flatten(1)
    outputs = numpy.fromfile(folder + "/outputs", "float32")
    with torch.no_grad():
        images = generator(given)
    if images.dim() == 4:
        images = images.movedim(1, 3)
    difference = numpy.abs(images.numpy().ravel() - outputs).max()
    save_file({"generator." + n: t.contiguous() for n, t in generator.state_dict().items()},
              folder + "/torch.safetensors")
    print(difference)
    """
}
