"""What is true of a run, by its samples and its numbers; the doctor is not asked.

Each rule looks at the last third of the run's steps ("late"), or at digits that the last checkpoint
draws. The doctor's own smoothing, waiting and thresholds play no part, but for those that are published.
"""

import csv
import json
import struct
import subprocess

import numpy as np

# D's loss where D cannot tell; for cross-entropy with real labels of 1.
CHANCE = {"nonSaturating": 2 * np.log(2), "minimax": 2 * np.log(2), "leastSquares": 0.25, "hinge": 2,
          "relativistic": np.log(2)}
FINDINGS = ["nonFinite", "modeCollapse", "diverging", "vanishingGradient", "memorising",
            "discriminatorAhead", "generatorAhead", "oscillating", "stalled"]


def read(place):
    rows = list(csv.DictReader(open(place / "metrics.csv"))) if (place / "metrics.csv").exists() else []
    columns = {name: np.array([float(row[name]) for row in rows])
               for name in (rows[0] if rows else []) if name != "time"}
    scores = place / "scores.jsonl"
    lines = [json.loads(line) for line in scores.read_text().splitlines()] if scores.exists() else []
    journal = [json.loads(line) for line in (place / "journal.jsonl").read_text().splitlines()]
    return columns, lines, journal


def weights_are_finite(path):
    data = path.read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    for name, tensor in json.loads(data[8:8 + size]).items():
        if name != "__metadata__" and tensor["dtype"] == "F32":
            first, last = (8 + size + place for place in tensor["data_offsets"])
            if not np.isfinite(np.frombuffer(data[first:last], np.float32)).all():
                return False
    return True


def smoothed(values, width=50):
    return np.convolve(values, np.ones(width) / width, "valid") if len(values) > width else values


def nearest(images, among):
    """The distance of each image from the nearest of the others, in pixels of full ink."""
    images, among = (part.reshape(len(part), -1).astype(np.float32) / 255 for part in (images, among))
    best = np.full(len(images), np.inf, np.float32)
    for first in range(0, len(among), 5_000):
        rows = among[first:first + 5_000]
        squares = (images ** 2).sum(1)[:, None] - 2 * images @ rows.T + (rows ** 2).sum(1)
        best = np.minimum(best, squares.min(1))
    return np.sqrt(np.maximum(best, 0))


def spread(images):
    return np.sqrt((images.reshape(len(images), -1) / 255).var(0).mean())


def digits(place, ganscope):
    """1,000 digits of the last checkpoint; None where the run left none."""
    array = place / "truth.npy"
    if not array.exists():
        drawn = subprocess.run([ganscope, "sample", str(place), "--count", "1000", "--out", str(array)],
                               capture_output=True)
        if drawn.returncode:
            return None
    return np.load(array)


def late(columns, name):
    steps = columns["step"]
    return columns[name][steps > steps[-1] * 2 / 3]


def truth(run, place, ganscope, real):
    """The findings that are true of a run, whether it is healthy, and the numbers behind that."""
    columns, lines, journal = read(place)
    settings = json.loads((place / "run.json").read_text())["configuration"]["hyperparameters"]
    loss = settings["loss.kind"]
    images = digits(place, ganscope)
    checkpoints = list((place / "checkpoints").glob("step-*.safetensors"))
    facts, found = {}, set()

    # Three steps in a row whose losses are not finite; of such a run nothing else is asked.
    skips = [event["event"] for event in journal if event["event"] not in ("alert", "caution")]
    failed = any(skips[i:i + 3] == ["skip"] * 3 for i in range(len(skips)))
    if failed or not all(map(weights_are_finite, checkpoints)) or not len(columns):
        return ["nonFinite"], False, facts
    usable = len(columns) > 0 and len(columns["step"]) > 30
    distances = [(line["step"], float(line["frechet"])) for line in lines]
    before = [d for step, d in distances if step <= run.lastStep * 2 / 3]
    after = [d for step, d in distances if step > run.lastStep * 2 / 3]
    # Better by a tenth in the last third.
    improves = bool(before and after and after[-1] < 0.9 * min(before))
    facts["frechet"] = [round(d) for d in (before[:1] + before[-1:] + after[-1:])]

    if images is not None:
        last = lines[-1] if lines else {}
        counts = np.array(last.get("classHistogram", {}).get("counts", [0]))
        shares = counts / max(counts.sum(), 1)
        facts |= {"spread": float(spread(images) / spread(real["train"])),
                  "classes": int((shares >= 0.01).sum()), "largest": float(shares.max()),
                  "kl": float(last.get("klToPrior", 0)), "recall": float(last.get("recall", 0))}
        few = (facts["classes"] <= 7 or facts["largest"] > 0.5 or facts["kl"] > 0.5
               or facts["spread"] < 0.4)
        # Few kinds of digits that become more are those of a run that is not done yet.
        if facts["spread"] < 0.1 or (lines and few and not improves):
            found.add("modeCollapse")
        ratio = np.median(nearest(images[:200], real["train"])) / real["nearness"]
        facts["nearness"] = float(ratio)
        if ratio < 0.5:
            found.add("memorising")
    fair = facts.get("recall", 0) >= 0.03 and facts.get("classes", 0) == 10 and facts.get("kl", 9) <= 0.25
    harmful = not improves and not (fair and after and after[-1] < 1.15 * min(before + after))

    if usable:
        d, g = late(columns, "discriminatorLoss"), late(columns, "generatorLoss")
        first = columns["step"] <= 500
        facts |= {"lossD": float(np.mean(d)), "lossG": float(np.mean(g))}
        if loss == "wasserstein":
            early = np.median(np.abs(columns["discriminatorLoss"][first]))
            size = np.mean(np.abs(d))
            if np.max(np.abs(d)) > 1e4 or (size > 100 and size > 20 * early):
                found.add("diverging")
        elif np.mean(np.abs(d)) > 5 * CHANCE[loss] or np.mean(np.abs(g)) > 100:
            found.add("diverging")
        norms = smoothed(columns["generatorGradient"][first])
        share = np.mean(late(columns, "generatorGradient")) / max(norms.max(), 1e-30)
        trained = settings["generator.steps"] > 0
        facts["gradientShare"] = float(share)
        gain = np.mean(late(columns, "fakeScore")) if loss == "minimax" else 1
        if trained and (share < 1e-3 or gain < 0.01):
            found.add("vanishingGradient")
        accuracy = (np.mean(late(columns, "realAccuracy")) + np.mean(late(columns, "fakeAccuracy"))) / 2
        gap = np.mean(late(columns, "realScore")) - np.mean(late(columns, "fakeScore"))
        facts |= {"accuracy": float(accuracy), "gap": float(gap)}
        hasSides = loss not in ("wasserstein", "relativistic")
        leads = (hasSides and accuracy > 0.9) or (
            loss in ("nonSaturating", "minimax", "leastSquares") and gap > 0.5) or (
            loss in ("hinge", "relativistic") and np.mean(d) < 0.2 * CHANCE[loss])
        if harmful and leads:
            found.add("discriminatorAhead")
        lost = (np.mean(d) > 1.25 * CHANCE[loss] if loss != "wasserstein" else
                np.mean(d) > 0.2 * np.median(np.abs(columns["discriminatorLoss"][first])))
        if harmful and lost:
            found.add("generatorAhead")
        course = smoothed(late(columns, "fakeScore"), 10) - np.mean(late(columns, "fakeScore"))
        sides = [np.sign(value) for value in course if abs(value) > 0.15]
        swings = sum(a != b for a, b in zip(sides, sides[1:]))
        facts["swings"] = int(swings)
        # Of the second half: a third holds two or three evaluations of a short run.
        shares = [np.array(line["classHistogram"]["counts"]) / line["count"] for line in lines
                  if line["step"] > run.lastStep / 2]
        hops = [np.abs(a - b).sum() / 2 for a, b in zip(shares, shares[1:])]
        facts["hops"] = float(np.mean(hops)) if len(hops) >= 3 else 0
        # Either D's verdict swings, or the digits change their classes from one look to the next.
        if harmful and ((swings >= 5 and loss != "wasserstein") or facts["hops"] > 0.3):
            found.add("oscillating")
    # Of as many digits each, no further apart than other latents would set them.
    alike = [float(line["frechet"]) for line in lines
             if line["step"] > run.lastStep * 2 / 3 and line["count"] == 2000]
    # Digits that hop from class to class may lie as far from real ones twice, and yet do not stand still.
    hops = facts.get("hops", 0) > 0.3
    if len(alike) >= 2 and max(alike) - min(alike) < 0.01 * max(alike) and not hops:
        found.add("stalled")
    healthy = (not found and bool(distances) and facts.get("recall", 0) >= 0.03
               and facts.get("classes", 0) >= 9 and facts["kl"] <= 0.5
               and distances[-1][1] < distances[0][1] / 3)
    return sorted(found, key=FINDINGS.index), healthy, facts
