"""The runs that the doctor is measured by: every preset, both data sets, several seeds, provoked faults.

A run is either for tuning or kept aside for the check, which is decided here, before it is trained.
"""

import dataclasses

SMALL = ["--generator", "64-128-256-784", "--discriminator", "784-256-128-1"]
MAXOUT = ["--generator", "64-256-256-784", "--discriminator", "784-96-96-1"]
TUTORIAL = ["--batch", "64", "--generator", "16-128-256-784", "--discriminator", "784-1024-512-1",
            "--set", "generator.hidden=leakyRelu", "--set", "discriminator.hidden=leakyRelu",
            "--set", "generator.batchNorm=1", "--set", "generator.emaDecay=0.998",
            "--set", "adam.beta1=0.5", "--set", "generator.learningRate=2e-4",
            "--set", "discriminator.learningRate=2e-5"]


@dataclasses.dataclass(frozen=True)
class Run:
    name: str
    preset: str
    data: str  # "mnist", "digits", "wrong-labels" or "tiny64", "tiny16"
    seed: int
    steps: int
    options: tuple = ()
    # Settings of a second leg, which begins where the first one ends, and its last step.
    then: tuple = ()
    until: int = 0
    every: int = 200
    keptAside: bool = False

    @property
    def lastStep(self):
        return self.until or self.steps


def rates(g=None, d=None):
    """Options that set the learning rates."""
    pairs = [("generator", g), ("discriminator", d)]
    return [o for name, rate in pairs if rate is not None
            for o in ("--set", f"{name}.learningRate={rate:g}")]


def setting(*pairs):
    return [o for pair in pairs for o in ("--set", pair)]


def corpus():
    runs = []

    def add(name, preset, data, seed, steps, options=(), **more):
        runs.append(Run(name, preset, data, seed, steps, tuple(options), **more))

    # The demonstrations and the recipes that fail, at their own size.
    add("demo-collapse-mnist", "demo-collapse", "mnist", 1, 1400)
    add("tutorial", "article", "digits", 1, 2500, TUTORIAL)
    add("tutorial-broken", "article", "digits", 1, 2500, TUTORIAL,
        then=setting("discriminator.learningRate=4e-4"), until=4500)
    add("demo-saturating-mnist", "demo-saturating", "mnist", 1, 800)
    add("article-mnist", "article", "mnist", 1, 1400)
    add("balanced-mnist", "balanced", "mnist", 1, 2400)
    add("dropout-mnist", "dropout", "mnist", 1, 1400)
    # Small networks, so that a healthy run gets as far as digits.
    small = [("dropout", 3000), ("tf1", 3000), ("minimax", 3000), ("lsgan", 3000), ("r1", 3000),
             ("rpgan", 3000), ("hinge-sn", 3000), ("conditional", 3000), ("diverse", 3000),
             ("balanced", 3000), ("wgan-gp", 2400), ("wgan", 2400)]
    own = [("dense128", 3000), ("pytorch-gan", 2400)]
    for data, seed in (("digits", 2), ("mnist", 3)):
        for preset, steps in small:
            add(f"{preset}-small-{data}", preset, data, seed, steps, SMALL)
        for preset, steps in own:
            add(f"{preset}-{data}-{seed}", preset, data, seed, steps)
        add(f"goodfellow2014-small-{data}", "goodfellow2014", data, seed, 2400, MAXOUT)
    # Provoked faults.
    add("rates-1-unclipped", "wgan", "digits", 1, 600,
        SMALL + setting("regularization.weightClip=0") + rates(1, 1))
    add("rates-5e-3-unclipped", "wgan", "mnist", 2, 900,
        SMALL + setting("regularization.weightClip=0") + rates(5e-3, 5e-3))
    add("rates-x10-unclipped", "wgan", "digits", 2, 1500,
        SMALL + setting("regularization.weightClip=0") + rates(5e-4, 5e-4))
    add("rates-x10", "dense128", "digits", 3, 2000, rates(1e-2, 1e-2))
    add("rates-x10-r1", "r1", "mnist", 4, 2000, SMALL + rates(2e-3, 2e-3))
    add("rates-x0.1", "dense128", "digits", 4, 3000, rates(1e-4, 1e-4))
    add("rates-x0.1-lsgan", "lsgan", "mnist", 4, 3000, SMALL + rates(2e-5, 2e-5))
    add("rate-1-sgd-lsgan", "lsgan", "digits", 5, 600, SMALL + setting(
        "discriminator.optimizer=sgd", "generator.optimizer=sgd") + rates(1, 1))
    add("rate-1-goodfellow", "goodfellow2014", "mnist", 5, 900, MAXOUT + rates(1, 1))
    add("dead-g-rate", "dense128", "digits", 5, 3000, rates(g=0))
    add("dead-g-steps", "r1", "mnist", 5, 3000, SMALL + setting("generator.steps=0"))
    add("frozen-d-rate", "dense128", "digits", 6, 2000, rates(d=0))
    add("frozen-d-steps", "hinge-sn", "mnist", 6, 2000, SMALL + setting("discriminator.steps=0"))
    add("wrong-labels", "conditional", "wrong-labels", 6, 3000, SMALL)
    add("labels-smoothed-0.5", "dense128", "digits", 7, 3000, setting("loss.labelSmoothing=0.5"))
    add("batch-2", "dense128", "digits", 8, 3000, ["--batch", "2"])
    add("batch-4", "dropout", "mnist", 8, 3000, SMALL + ["--batch", "4"])
    add("d-rate-x20", "dense128", "digits", 9, 2000, rates(d=2e-2))
    add("d-rate-x10", "r1", "mnist", 9, 2500,
        SMALL + setting("regularization.r1=0") + rates(d=2e-3))
    add("d-5-steps-minimax", "minimax", "mnist", 9, 2000, SMALL + setting(
        "discriminator.steps=5", "discriminator.dropout=0", "loss.labelSmoothing=0"))
    add("minimax-d-x10", "minimax", "digits", 9, 2000, SMALL + setting(
        "discriminator.dropout=0", "loss.labelSmoothing=0") + rates(d=2e-3))
    add("demo-saturating-digits", "demo-saturating", "digits", 9, 1200, SMALL)
    add("g-rate-x20", "dense128", "digits", 10, 2500, rates(g=2e-2))
    add("d-rate-x0.02", "dense128", "mnist", 10, 2500, rates(d=2e-5))
    add("g-rate-x20-hinge", "hinge-sn", "mnist", 10, 2500, SMALL + rates(g=4e-3, d=2e-5))
    add("demo-collapse-digits", "demo-collapse", "digits", 10, 2500,
        ["--generator", "64-128-256-784"])
    add("64-images", "r1", "tiny64", 11, 4000, SMALL + ["--batch", "32"], every=400)
    add("16-images", "r1", "tiny16", 11, 4000, SMALL + ["--batch", "16"], every=400)
    add("64-images-dense128", "dense128", "tiny64", 12, 6000, ["--batch", "32"], every=400)
    add("rates-1e-9", "dense128", "digits", 11, 3000, rates(1e-9, 1e-9))
    add("rates-x0.001", "r1", "mnist", 11, 3000, SMALL + rates(2e-7, 2e-7))
    add("schedule-over", "dense128", "digits", 12, 5000, setting(
        "schedule.kind=linear", "schedule.start=800", "schedule.length=400", "schedule.final=0"))
    add("momentum-0.99", "goodfellow2014", "digits", 12, 2400, MAXOUT + setting("sgd.momentum=0.99"))
    add("beta1-0.9-rates-x10", "minimax", "mnist", 12, 2400,
        SMALL + setting("adam.beta1=0.95") + rates(2e-3, 2e-3))
    # Players that run after each other: modes that hop, a D too small to hold G, much momentum.
    one = ["--generator", "64-128-256-784"]
    add("hops-mnist", "demo-collapse", "mnist", 50, 1800, one)
    add("hops-digits", "demo-collapse", "digits", 51, 1800, one)
    add("swings-small-d", "minimax", "digits", 52, 1800, [
        "--generator", "64-128-256-784", "--discriminator", "784-16-1", *setting(
            "loss.kind=nonSaturating", "discriminator.dropout=0", "loss.labelSmoothing=0",
            "adam.beta1=0.9"), *rates(5e-3, 5e-3)])
    add("swings-lsgan", "lsgan", "mnist", 53, 1800, SMALL + setting(
        "discriminator.dropout=0", "adam.beta1=0.9") + rates(3e-3, 3e-3))
    add("hops-small", "demo-collapse", "mnist", 54, 1800, ["--generator", "32-128-784"])
    add("16-images-lsgan", "lsgan", "tiny16", 55, 3000, SMALL + ["--batch", "16"], every=400)
    add("rate-1-minimax", "minimax", "digits", 56, 600, SMALL + setting(
        "discriminator.optimizer=sgd", "generator.optimizer=sgd") + rates(1, 1))
    # Kept aside: other seeds, other data, other strengths of the same kinds.
    for preset, data, seed, steps in (
            ("dropout", "digits", 21, 3000), ("lsgan", "mnist", 22, 3000), ("r1", "digits", 23, 3000),
            ("rpgan", "mnist", 24, 3000), ("balanced", "digits", 25, 3000),
            ("conditional", "mnist", 26, 3000), ("hinge-sn", "digits", 27, 3000),
            ("minimax", "digits", 28, 3000), ("wgan-gp", "mnist", 29, 2400),
            ("tf1", "digits", 30, 3000)):
        add(f"aside-{preset}-{data}-{seed}", preset, data, seed, steps, SMALL, keptAside=True)
    aside = [
        ("dense128", "mnist", 31, 3000, [], {}),
        ("demo-collapse", "mnist", 32, 1800, ["--generator", "64-128-256-784"], {}),
        ("demo-collapse", "digits", 33, 1800, ["--generator", "64-128-256-784"], {}),
        ("demo-saturating", "mnist", 34, 1200, SMALL, {}),
        ("minimax", "mnist", 35, 2000, SMALL + setting(
            "discriminator.dropout=0", "loss.labelSmoothing=0") + rates(d=4e-3), {}),
        ("wgan", "mnist", 36, 900,
         SMALL + setting("regularization.weightClip=0") + rates(0.1, 0.1), {}),
        ("hinge-sn", "digits", 37, 900, SMALL + setting("regularization.spectralNorm=off")
         + rates(0.5, 0.5), {}),
        ("dense128", "mnist", 38, 3000, rates(g=0), {}),
        ("dropout", "digits", 39, 3000, SMALL + setting("generator.steps=0"), {}),
        ("r1", "digits", 40, 2500, SMALL + setting("regularization.r1=0") + rates(d=4e-3), {}),
        ("dense128", "mnist", 41, 2500, rates(g=1e-2), {}),
        ("dense128", "mnist", 42, 2500, rates(d=0), {}),
        ("rpgan", "tiny64", 43, 4000, SMALL + ["--batch", "32"], {"every": 400}),
        ("dense128", "mnist", 44, 3000, rates(1e-8, 1e-8), {}),
        ("dense128", "mnist", 45, 3000, ["--batch", "2"], {}),
        ("conditional", "wrong-labels", 46, 3000, SMALL, {}),
        ("dense128", "mnist", 47, 2000, rates(2e-2, 2e-2), {}),
        ("demo-collapse", "digits", 61, 1800, ["--generator", "32-128-784"], {}),
        ("demo-collapse", "mnist", 62, 1800, ["--generator", "64-128-256-784"], {}),
        ("rpgan", "tiny16", 63, 3000, SMALL + ["--batch", "16"], {"every": 400}),
        ("lsgan", "mnist", 64, 600, SMALL + setting(
            "discriminator.optimizer=sgd", "generator.optimizer=sgd") + rates(1, 1), {}),
        ("demo-saturating", "digits", 65, 1000, SMALL, {}),
    ]
    for preset, data, seed, steps, options, more in aside:
        add(f"aside-{preset}-{data}-{seed}", preset, data, seed, steps, options, keptAside=True,
            **more)
    return runs
