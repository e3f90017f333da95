#!/usr/bin/env python3
"""Records the numbers that GANEngine's tests compare with, from PyTorch and numpy.

    sh .ci/deps --peers
    ~/.cache/ganscope/peers-venv/bin/python Tests/Scripts/make_fixtures.py [DIRECTORY]

DIRECTORY is Tests/GANEngineTests/Fixtures unless given. The files are committed, so running the
tests needs neither Python nor PyTorch; run this again only to change what is recorded.

Everything is computed in float64 from inputs that float32 holds exactly. Results that a float32
engine is compared with are rounded to float32 and written as the shortest decimals that read back
as the same float32; results of closed forms stay float64. Each file says in "tolerance" how far a
float32 implementation may be: |found - expected| <= absolute + relative * |expected|. The script
runs the same programs in float32 and refuses to write a file that this run does not satisfy with a
factor of four to spare.
"""

import json
import math
import pathlib
import sys

import numpy as np
import torch
from torch import nn
from torch.nn import functional

torch.set_num_threads(1)

SLOPE = 0.2


def main():
    default = pathlib.Path(__file__).resolve().parent.parent / "GANEngineTests" / "Fixtures"
    directory = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    directory.mkdir(parents=True, exist_ok=True)
    fixtures = {
        "losses": losses(),
        "adam": adam(),
        "linear_init": linear_init(),
        "batchnorm": batchnorm(),
        "activations": activations(),
        "forward": forward(),
        "step_article": whole_steps("article"),
        "step_balanced": whole_steps("balanced"),
        "philox": philox(),
    }
    for name, fixture in fixtures.items():
        path = directory / f"{name}.json"
        path.write_text(encode(fixture) + "\n")
        print(f"{path.stat().st_size:7d}  {path}")


# JSON


def encode(value, indent=""):
    """JSON with one line a leaf list; a float32 is written as the shortest decimal of a float32."""
    deeper = indent + "  "
    if isinstance(value, dict):
        lines = [f"{deeper}{json.dumps(key)}: {encode(item, deeper)}" for key, item in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, (np.ndarray, torch.Tensor)):
        return "[" + ", ".join(number(item) for item in np.asarray(value).reshape(-1)) + "]"
    if isinstance(value, list):
        if all(isinstance(item, (int, float, str, np.generic)) for item in value):
            return "[" + ", ".join(encode(item) for item in value) + "]"
        lines = [deeper + encode(item, deeper) for item in value]
        return "[\n" + ",\n".join(lines) + f"\n{indent}]"
    return json.dumps(value) if isinstance(value, (str, bool, int)) else number(value)


def number(value):
    """The shortest decimal that reads back as the same float32 or float64."""
    if not np.isfinite(value):
        raise ValueError("a fixture holds only finite numbers")
    text = str(value) if isinstance(value, np.floating) else repr(float(value))
    return text[:-2] if text.endswith(".0") else text


def single(tensor):
    return np.asarray(tensor.detach() if isinstance(tensor, torch.Tensor) else tensor, np.float32)


def exact(rng, *shape, scale=1.0):
    """Normal numbers that float32 holds exactly, as float64."""
    return torch.from_numpy((scale * rng.standard_normal(shape)).astype(np.float32)).double()


def check_close(name, found, expected, tolerance):
    found, expected = np.asarray(found, np.float64), np.asarray(expected, np.float64)
    allowed = tolerance["absolute"] + tolerance["relative"] * np.abs(expected)
    worst = float(np.max(np.abs(found - expected) / allowed))
    if not worst < 0.25:
        raise AssertionError(f"{name}: float32 is at {worst:.2f} of the tolerance")


# Losses


LOGITS = [0, 0.5, -0.5, 1, -1, 3.25, -3.25, 8, -8, 16.64, -16.64, 20, -20, 50, -50, 100, -100]


def losses():
    """Per batch of logits: the two means of D's loss, G's loss, and d loss / d logit."""
    batches = [
        (LOGITS, list(reversed(LOGITS))),
        ([0, 0, 0, 0], [0, 0, 0, 0]),
        ([20], [-20]),
        ([-50, 50], [100, -100]),
        ([100, 100, -100], [1, 2, 3]),
    ]
    cases = [
        loss_case(real, fake, smoothing) for smoothing in (0, 0.1) for real, fake in batches
    ]
    return {
        "what": "D: mean BCE(real, 1 - smoothing) + mean BCE(fake, 0); G: mean BCE(fake, 1)",
        "tolerance": {"absolute": 1e-6, "relative": 1e-6},
        "cases": cases,
    }


def loss_case(real, fake, smoothing):
    real = torch.tensor(real, dtype=torch.float64, requires_grad=True)
    fake = torch.tensor(fake, dtype=torch.float64, requires_grad=True)
    of_real = bce(real, 1 - smoothing)
    of_fake = bce(fake, 0)
    discriminator = of_real + of_fake
    real_gradient, fake_gradient = torch.autograd.grad(discriminator, (real, fake))
    generator = bce(fake, 1)
    (generator_gradient,) = torch.autograd.grad(generator, fake)
    return {
        "labelSmoothing": smoothing,
        "realLogits": real.detach(),
        "fakeLogits": fake.detach(),
        "realLoss": of_real.item(),
        "fakeLoss": of_fake.item(),
        "discriminatorLoss": discriminator.item(),
        "realGradient": real_gradient,
        "fakeGradient": fake_gradient,
        "generatorLoss": generator.item(),
        "generatorGradient": generator_gradient,
    }


def bce(logits, label):
    return functional.binary_cross_entropy_with_logits(logits, torch.full_like(logits, label))


# Adam


ADAM_TOLERANCE = {"absolute": 1e-7, "relative": 1e-6}


def adam():
    rng = np.random.default_rng(56)
    sequence = [torch.tensor([g], dtype=torch.float64) for g in (0.1, -0.2, 0.3, 0.05, -0.4)]
    parameters = exact(rng, 40)
    # A gradient's size spans six decades: epsilon and the bias corrections must show.
    gradients = [exact(rng, 40) * 2.0 ** -torch.arange(40).remainder(20) for _ in range(7)]
    one = torch.ones(1, dtype=torch.float64)
    cases = [
        adam_case(one, sequence, 1e-3, 0.9, 0.999),
        adam_case(one, sequence, 2e-4, 0.5, 0.999),
        adam_case(one, sequence, 1e-4, 0.0, 0.9),
        adam_case(parameters, gradients, 2e-4, 0.9, 0.999),
        adam_case(parameters, gradients, 2e-4, 0.5, 0.999),
    ]
    return {
        "what": "torch.optim.Adam without weight decay; one row of parameters after each update",
        "tolerance": ADAM_TOLERANCE,
        "cases": cases,
    }


def adam_case(parameters, gradients, rate, beta1, beta2):
    rows = adam_run(parameters, gradients, rate, beta1, beta2)
    in_single = adam_run(parameters.float(), [g.float() for g in gradients], rate, beta1, beta2)
    for found, expected in zip(in_single, rows):
        check_close("adam", found, expected, ADAM_TOLERANCE)
    by_formula = adam_formula(parameters.numpy(), [g.numpy() for g in gradients], rate, beta1, beta2)
    np.testing.assert_allclose(rows, by_formula, rtol=1e-14, atol=1e-14)
    return {
        "learningRate": rate,
        "beta1": beta1,
        "beta2": beta2,
        "epsilon": 1e-8,
        "parameters": single(parameters),
        "gradients": [single(gradient) for gradient in gradients],
        "after": [single(row) if len(row) > 1 else row for row in rows],
    }


def adam_run(parameters, gradients, rate, beta1, beta2):
    parameter = nn.Parameter(parameters.clone())
    optimizer = torch.optim.Adam([parameter], lr=rate, betas=(beta1, beta2))
    rows = []
    for gradient in gradients:
        parameter.grad = gradient.clone()
        optimizer.step()
        rows.append(parameter.detach().numpy().copy())
    return rows


def adam_formula(parameters, gradients, rate, beta1, beta2):
    """Kingma and Ba, with epsilon added to the corrected root, as PyTorch does."""
    p, m, v = parameters.copy(), 0.0, 0.0
    rows = []
    for t, g in enumerate(gradients, start=1):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        p = p - rate / (1 - beta1**t) * m / (np.sqrt(v / (1 - beta2**t)) + 1e-8)
        rows.append(p)
    return rows


# Layers


def linear_init():
    """Bounds of U(-b, b) and its deviation, checked against nn.Linear's own draw."""
    torch.manual_seed(57)
    cases = []
    for fan_in, fan_out in [(100, 256), (256, 512), (512, 1024), (784, 1024), (1024, 784), (256, 1)]:
        bound = 1 / math.sqrt(fan_in)
        layer = nn.Linear(fan_in, fan_out).double()
        assert layer.weight.abs().max() <= bound and layer.bias.abs().max() <= bound
        assert layer.weight.abs().max() > 0.98 * bound
        deviation = layer.weight.std().item()
        assert abs(deviation * math.sqrt(3) / bound - 1) < 0.05, deviation
        cases.append(
            {
                "inputs": fan_in,
                "outputs": fan_out,
                "bound": bound,
                "standardDeviation": bound / math.sqrt(3),
            })
    return {"what": "nn.Linear: weight and bias are uniform in [-bound, bound]", "cases": cases}


def batchnorm():
    """6 x 5: one training pass forward and backward, then evaluation with the running statistics."""
    rng = np.random.default_rng(58)
    values = {
        "input": exact(rng, 6, 5, scale=2) + torch.tensor([0, 1, -2, 8, 0.5]).double(),
        "gamma": 1 + exact(rng, 5, scale=0.25),
        "beta": exact(rng, 5, scale=0.5),
        "runningMeanBefore": exact(rng, 5, scale=0.5),
        "runningVarBefore": 1 + exact(rng, 5, scale=0.25).abs(),
        "outputGradient": exact(rng, 6, 5),
    }
    values = {key: value.float().double() for key, value in values.items()}
    values["runningBatchesBefore"] = 3
    expected = batchnorm_run(values, torch.float64)
    tolerance = {"absolute": 2e-5, "relative": 1e-5}
    for key, found in batchnorm_run(values, torch.float32).items():
        check_close(f"batchnorm {key}", found, expected[key], tolerance)
    inputs = {key: single(v) if torch.is_tensor(v) else v for key, v in values.items()}
    return {
        "what": "nn.BatchNorm1d(5), eps 1e-5, momentum 0.1; rows are samples",
        "tolerance": tolerance,
        "rows": 6,
        "columns": 5,
        **inputs,
        **{key: single(value) for key, value in expected.items()},
        "runningBatches": 4,
    }


def batchnorm_run(values, dtype):
    layer = nn.BatchNorm1d(5, dtype=dtype)
    with torch.no_grad():
        layer.weight.copy_(values["gamma"])
        layer.bias.copy_(values["beta"])
        layer.running_mean.copy_(values["runningMeanBefore"])
        layer.running_var.copy_(values["runningVarBefore"])
    x = values["input"].to(dtype, copy=True).requires_grad_()
    y = layer(x)
    y.backward(values["outputGradient"].to(dtype))
    running = {"runningMean": layer.running_mean.clone(), "runningVar": layer.running_var.clone()}
    layer.eval()
    with torch.no_grad():
        evaluated = layer(x)
    return {
        "trainOutput": y.detach(),
        **running,
        "inputGradient": x.grad,
        "gammaGradient": layer.weight.grad,
        "betaGradient": layer.bias.grad,
        "evalOutput": evaluated,
    }


POINTS = [0, 1e-3, -1e-3, 0.1, -0.1, 0.5, -0.5, 1, -1, 2.5, -2.5, 5, -5, 9, -9, 12.5, -12.5]
POINTS += [17, -17, 30, -30, 80, -80, 1e-8, -1e-8, 0.625, -0.625, 4.97, -4.97, 7.9, -7.9]


def activations():
    """Values and derivatives; at 0 the derivative is the one PyTorch uses, that of the left."""
    functions = {
        "identity": lambda x: x * 1.0,
        "relu": torch.relu,
        "leakyRelu": lambda x: functional.leaky_relu(x, SLOPE),
        "tanh": torch.tanh,
        "sigmoid": torch.sigmoid,
    }
    points = torch.tensor(POINTS, dtype=torch.float32).double()
    recorded = {}
    for name, function in functions.items():
        x = points.clone().requires_grad_()
        y = function(x)
        (derivative,) = torch.autograd.grad(y.sum(), x)
        recorded[name] = {"values": y.detach(), "derivatives": derivative}
    return {
        "what": "activations at points, in float64",
        "tolerance": {"absolute": 1e-6, "relative": 2e-6},
        "slope": SLOPE,
        "points": points,
        "functions": recorded,
    }


# Networks


def article_generator(widths):
    layers = []
    for i, o in zip(widths[:-2], widths[1:-1]):
        layers += [nn.Linear(i, o), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(*widths[-2:]), nn.Tanh())


def article_discriminator(widths):
    layers = []
    for i, o in zip(widths[:-2], widths[1:-1]):
        layers += [nn.Linear(i, o), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(*widths[-2:]))


def balanced_generator(widths):
    layers = []
    for i, o in zip(widths[:-2], widths[1:-1]):
        layers += [nn.Linear(i, o), nn.BatchNorm1d(o), nn.LeakyReLU(SLOPE)]
    return nn.Sequential(*layers, nn.Linear(*widths[-2:]), nn.Tanh())


def balanced_discriminator(widths):
    layers = []
    for i, o in zip(widths[:-2], widths[1:-1]):
        layers += [nn.Linear(i, o), nn.LeakyReLU(SLOPE), nn.Dropout(0.0)]
    return nn.Sequential(*layers, nn.Linear(*widths[-2:]))


FORMS = {
    "article": dict(
        generator=article_generator, discriminator=article_discriminator, widthsG=[4, 6, 9],
        widthsD=[9, 8, 5, 1], smoothing=0.0, beta1=0.9, seed=269),
    "balanced": dict(
        generator=balanced_generator, discriminator=balanced_discriminator, widthsG=[4, 6, 7, 9],
        widthsD=[9, 8, 5, 1], smoothing=0.1, beta1=0.5, seed=203),
}
BATCH = 4
RATE_G, RATE_D = 0.01, 0.005


def build(form, dtype):
    """Both nets with the same float32 parameters whatever `dtype` is."""
    torch.manual_seed(form["seed"])
    generator = form["generator"](form["widthsG"])
    discriminator = form["discriminator"](form["widthsD"])
    for net in (generator, discriminator):
        for module in net.modules():
            if isinstance(module, nn.BatchNorm1d):
                nn.init.uniform_(module.weight, 0.75, 1.25)
                nn.init.uniform_(module.bias, -0.25, 0.25)
    return generator.to(dtype), discriminator.to(dtype)


def state(net):
    return {
        name: int(value) if value.dtype == torch.int64 else single(value).copy()
        for name, value in net.state_dict().items()
    }


def gradients(net):
    return {name: single(value.grad).copy() for name, value in net.named_parameters()}


def forward():
    """Both articles' nets, small, and the balanced generator in training and in evaluation."""
    rng = np.random.default_rng(61)
    latents = exact(rng, 5, 4)
    images = torch.tanh(exact(rng, 5, 9)).float().double()
    article, balanced = FORMS["article"], FORMS["balanced"]
    cases = []
    tolerance = {"absolute": 2e-6, "relative": 1e-5}
    for name, form, which, x, training in [
        ("articleGenerator", article, 0, latents, True),
        ("articleDiscriminator", article, 1, images, True),
        ("balancedGeneratorTraining", balanced, 0, latents, True),
        ("balancedGeneratorEvaluation", balanced, 0, latents, False),
        ("balancedDiscriminator", balanced, 1, images, True),
    ]:
        outputs = {}
        for dtype in (torch.float64, torch.float32):
            net = build(form, dtype)[which].train(training)
            before = state(net)
            with torch.no_grad():
                outputs[dtype] = net(x.to(dtype))
        check_close(name, outputs[torch.float32], outputs[torch.float64], tolerance)
        widths = form["widthsG" if which == 0 else "widthsD"]
        cases.append(
            {
                "name": name,
                "widths": widths,
                "training": training,
                "slope": SLOPE,
                "parameters": before,
                "batch": 5,
                "input": single(x),
                "output": single(outputs[torch.float64]),
            })
    return {
        "what": "forward passes; parameters under their names in nn.Sequential, weights out x in",
        "tolerance": tolerance,
        "cases": cases,
    }


# Whole steps


def whole_steps(name):
    form = FORMS[name]
    rng = np.random.default_rng(form["seed"])
    batches = [
        {"latents": exact(rng, BATCH, 4), "images": torch.tanh(exact(rng, BATCH, 9)).float().double()}
        for _ in range(2)
    ]
    before, steps, smallest = run_steps(form, batches, torch.float64)
    _, steps32, _ = run_steps(form, batches, torch.float32)
    # A pre-activation or a gradient this close to 0 would make float32's answer a matter of luck.
    assert smallest["preactivation"] > 1e-3, smallest
    assert smallest["gradient"] > 2e-5, smallest
    cancelled = cancelled_biases(form)
    tolerances = {
        "loss": {"absolute": 2e-6, "relative": 2e-6},
        "gradient": {"absolute": 5e-7, "relative": 1e-4},
        "parameter": {"absolute": 2e-5, "relative": 1e-5},
    }
    compare_steps(steps32, steps, tolerances, cancelled)
    return {
        "what": "two steps: D on real images and fakes, Adam for D; then G through the updated D on "
        "the same fakes (no second forward pass of G), Adam for G",
        "tolerance": tolerances,
        "cancelledByBatchNorm": cancelled,
        "generatorWidths": form["widthsG"],
        "discriminatorWidths": form["widthsD"],
        "hidden": "relu" if name == "article" else "leakyRelu",
        "slope": SLOPE,
        "batchNorm": name == "balanced",
        "labelSmoothing": form["smoothing"],
        "generatorLearningRate": RATE_G,
        "discriminatorLearningRate": RATE_D,
        "beta1": form["beta1"],
        "beta2": 0.999,
        "epsilon": 1e-8,
        "batch": BATCH,
        "imageHeight": 3,
        "imageWidth": 3,
        "generator": before[0],
        "discriminator": before[1],
        "steps": [
            {**{key: single(value) for key, value in batch.items()}, **step}
            for batch, step in zip(batches, steps)
        ],
    }


def cancelled_biases(form):
    """Biases in front of a batch norm: their gradient is 0 but for rounding, which Adam blows up
    to steps of the learning rate. Compare neither them nor the running mean they shift closely."""
    net = build(form, torch.float64)[0]
    return [
        f"{i}.bias" for i in range(len(net) - 1) if isinstance(net[i + 1], nn.BatchNorm1d)
    ]


def run_steps(form, batches, dtype):
    generator, discriminator = build(form, dtype)
    before = (state(generator), state(discriminator))
    betas = (form["beta1"], 0.999)
    adam_g = torch.optim.Adam(generator.parameters(), lr=RATE_G, betas=betas)
    adam_d = torch.optim.Adam(discriminator.parameters(), lr=RATE_D, betas=betas)
    watch = {"preactivation": math.inf, "gradient": math.inf}
    for net in (generator, discriminator):
        for module in net:
            if isinstance(module, (nn.ReLU, nn.LeakyReLU)):
                module.register_forward_pre_hook(lambda _, x: note_smallest(watch, "preactivation", x[0]))
    steps = [
        one_step(form, generator, discriminator, adam_g, adam_d, batch, dtype, watch)
        for batch in batches
    ]
    return before, steps, watch


def one_step(form, generator, discriminator, adam_g, adam_d, batch, dtype, watch):
    cancelled = cancelled_biases(form)
    fakes = generator(batch["latents"].to(dtype))
    adam_d.zero_grad()
    real_logits = discriminator(batch["images"].to(dtype))
    fake_logits = discriminator(fakes.detach())
    loss_d = bce(real_logits, 1 - form["smoothing"]) + bce(fake_logits, 0)
    loss_d.backward()
    gradients_d = gradients(discriminator)
    adam_d.step()

    adam_g.zero_grad()
    fakes.retain_grad()
    through_d = discriminator(fakes)
    loss_g = bce(through_d, 1)
    loss_g.backward()
    gradients_g = gradients(generator)
    adam_g.step()
    for name, value in gradients_d.items():
        note_smallest(watch, "gradient", torch.from_numpy(value))
    for name, value in gradients_g.items():
        if name not in cancelled:
            note_smallest(watch, "gradient", torch.from_numpy(value))
    return {
        "fakes": single(fakes),
        "realLogits": single(real_logits),
        "fakeLogits": single(fake_logits),
        "discriminatorLoss": loss_d.item(),
        "discriminatorGradients": gradients_d,
        "discriminatorAfter": state(discriminator),
        "generatorLogits": single(through_d),
        "generatorLoss": loss_g.item(),
        "fakesGradient": single(fakes.grad),
        "generatorGradients": {
            name: np.zeros_like(value) if name in cancelled else value
            for name, value in gradients_g.items()
        },
        "generatorAfter": state(generator),
    }


def note_smallest(watch, key, values):
    nonzero = values.detach().abs().double()
    nonzero = nonzero[nonzero > 0]
    if len(nonzero):
        watch[key] = min(watch[key], nonzero.min().item())


def compare_steps(found, expected, tolerances, cancelled):
    for f, e in zip(found, expected):
        for key in ("discriminatorLoss", "generatorLoss"):
            check_close(key, f[key], e[key], tolerances["loss"])
        for key in ("fakes", "realLogits", "fakeLogits", "generatorLogits"):
            check_close(key, f[key], e[key], tolerances["parameter"])
        check_close("fakesGradient", f["fakesGradient"], e["fakesGradient"], tolerances["gradient"])
        for key in ("discriminatorGradients", "generatorGradients"):
            for name in e[key]:
                check_close(f"{key} {name}", f[key][name], e[key][name], tolerances["gradient"])
        for key in ("discriminatorAfter", "generatorAfter"):
            for name in e[key]:
                shifted = "generator" in key and (name in cancelled or "running_mean" in name)
                if not shifted:
                    check_close(f"{key} {name}", f[key][name], e[key][name], tolerances["parameter"])


# Philox


def philox():
    """Philox4x32-10: the known answers published with Random123, found again here."""
    known = [
        ("00000000 00000000 00000000 00000000", "00000000 00000000",
         "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
        ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff",
         "408f276d 41c83b0e a20bc7c6 6d5451fd"),
        ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0",
         "d16cfe09 94fdcceb 5001e420 24126ea1"),
    ]
    for counter, key, output in known:
        assert philox_block(words(counter), words(key)) == words(output), counter
    rng = np.random.default_rng(62)
    cases = [(words(c), words(k)) for c, k, _ in known]
    cases += [
        ([int(w) for w in rng.integers(0, 2**32, 4)], [int(w) for w in rng.integers(0, 2**32, 2)])
        for _ in range(13)
    ]
    return {
        "what": "Philox4x32-10: counter and key to four words, as unsigned integers; the first "
        "three are Random123's known answers",
        "cases": [
            {"counter": c, "key": k, "output": philox_block(c, k)} for c, k in cases
        ],
    }


def words(text):
    return [int(word, 16) for word in text.split()]


def philox_block(counter, key):
    """Salmon et al. 2011, figure 2 and section 4.3."""
    c = np.array(counter, np.uint64)
    k = np.array(key, np.uint64)
    mask, half = np.uint64(0xFFFFFFFF), np.uint64(32)
    for _ in range(10):
        first = c[0] * np.uint64(0xD2511F53)
        second = c[2] * np.uint64(0xCD9E8D57)
        c = np.array(
            [(second >> half) ^ c[1] ^ k[0], second & mask, (first >> half) ^ c[3] ^ k[1], first & mask])
        k = (k + np.array([0x9E3779B9, 0xBB67AE85], np.uint64)) & mask
    return [int(word) for word in c]


if __name__ == "__main__":
    main()
