#!/usr/bin/env python3
"""Records how real runs went, for the tests of the doctor.

    record_curves.py --mnist FOLDER [--out FILE] RUN...

Each RUN is a folder as `ganscope train` leaves it, and its curve bears the folder's name. Scores taken
in the course of it are read from scores.jsonl. Where it has none, digits may lie in it as STEP.npy
(`ganscope sample RUN --count 1000 --out RUN/STEP.npy`); a LeNet trained on FOLDER's MNIST counts
their classes. Needs NumPy and PyTorch (sh .ci/deps --peers).

FILE is Tests/GANEngineTests/Fixtures/curves.json unless given; curves in it that are not recorded anew
stay. Of the steps, every tenth is kept.

The healthy run of twenty epochs that must raise no alarm:

    ganscope train --preset balanced --epochs 20 --seed 1 --run balanced-20
    record_curves.py --mnist FOLDER balanced-20
"""

import argparse
import csv
import json
import pathlib

import numpy as np
import torch

import judge_digits
from fixtures import recording

COLUMNS = ["discriminatorLoss", "generatorLoss", "realScore", "fakeScore", "realAccuracy",
           "fakeAccuracy", "generatorGradient", "discriminatorGradient"]
# What the doctor reads, and what a line of scores cannot be without.
SCORES = ["judge", "count", "reference", "step", "frechet", "frechetRaw", "classHistogram",
          "klToPrior", "withinClassRatios", "spreadRatio", "memorising"]


def measurements(run):
    rows = list(csv.DictReader(open(run / "metrics.csv")))
    # The beginning is kept step by step, the rest is thinned already.
    kept = [row for row in rows if int(row["steps"]) > 1 or int(row["step"]) % 10 == 0]
    steps = [int(row["step"]) for row in kept]
    # Earlier versions have fewer columns.
    known = [c for c in COLUMNS if c in kept[0]]
    return {"steps": steps, **{c: rounded([float(row[c]) for row in kept]) for c in known}}


def loss(run):
    """What the doctor has to know of the game."""
    values = json.loads((run / "run.json").read_text())["configuration"]["hyperparameters"]
    return {"kind": values["loss.kind"], "smoothing": values["loss.labelSmoothing"]}


def short(value):
    """The same with numbers of at most five digits; none but finite ones."""
    if isinstance(value, dict):
        return {key: short(item) for key, item in value.items()}
    if isinstance(value, list):
        return [short(item) for item in value]
    return float(f"{value:.5g}") if isinstance(value, float) else value


def scores(run):
    lines = map(json.loads, (run / "scores.jsonl").read_text().splitlines())
    return [short({key: line[key] for key in SCORES if line.get(key) is not None})
            for line in lines]


def rounded(values):
    return np.array([np.float32(f"{value:.3g}") for value in values], np.float32)


@torch.no_grad()
def evaluations(run, judge, spread):
    found = []
    for path in sorted(run.glob("*.npy"), key=lambda path: int(path.stem)):
        images = np.load(path)
        labels = judge(judge_digits.tensor(images)).argmax(1).numpy()
        counts = np.bincount(labels, minlength=10)
        varied = np.sqrt((images / 255).var(0).mean()) / spread
        found.append({"step": int(path.stem), "counts": [int(c) for c in counts],
                      "spreadRatio": round(float(varied), 3)})
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("runs", nargs="+", type=pathlib.Path, metavar="RUN")
    options.add_argument("--mnist", required=True)
    options.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).resolve()
                         .parent.parent / "GANEngineTests" / "Fixtures" / "curves.json")
    options = options.parse_args()
    curves = json.loads(options.out.read_text()) if options.out.exists() else {}
    judge = spread = None
    for run in options.runs:
        curve = {"loss": loss(run), **measurements(run)}
        if (run / "scores.jsonl").exists():
            curve["scores"] = [json.dumps(line, sort_keys=True) for line in scores(run)]
        else:
            if judge is None:
                images, labels = judge_digits.load(options.mnist, "train")
                judge = judge_digits.trained(images, labels, 1)
                spread = np.sqrt((images / 255).var(0).mean())
            curve["evaluations"] = evaluations(run, judge, spread)
        curves[run.name] = curve
    options.out.write_text(recording.encode(curves) + "\n")
    print(options.out, options.out.stat().st_size)


if __name__ == "__main__":
    main()
