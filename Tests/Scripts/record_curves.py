#!/usr/bin/env python3
"""Records how real runs went, for the tests of the doctor.

    record_curves.py --mnist FOLDER [--out FILE] RUN...

Each RUN is a folder as `ganscope train` leaves it. Digits drawn in the course of it, if any, lie in
it as STEP.npy (`ganscope sample RUN --count 1000 --out RUN/STEP.npy`); a LeNet trained on FOLDER's
MNIST counts their classes. Needs PyTorch (sh .ci/deps --peers).

FILE is Tests/GANEngineTests/Fixtures/curves.json unless given. Of the steps, every tenth is kept.
"""

import argparse
import csv
import json
import pathlib

import numpy as np
import torch

import judge_digits
from fixtures import recording

COLUMNS = ["discriminatorLoss", "generatorLoss", "realScore", "fakeScore"]


def measurements(run):
    rows = list(csv.DictReader(open(run / "metrics.csv")))
    # The beginning is kept step by step, the rest is thinned already.
    kept = [row for row in rows if int(row["steps"]) > 1 or int(row["step"]) % 10 == 0]
    steps = [int(row["step"]) for row in kept]
    return {"steps": steps, **{c: rounded([float(row[c]) for row in kept]) for c in COLUMNS}}


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
    images, labels = judge_digits.load(options.mnist, "train")
    judge = judge_digits.trained(images, labels, 1)
    spread = np.sqrt((images / 255).var(0).mean())
    curves = {
        run.name: {**measurements(run), "evaluations": evaluations(run, judge, spread)}
        for run in options.runs
    }
    options.out.write_text(recording.encode(curves) + "\n")
    print(options.out, options.out.stat().st_size)


if __name__ == "__main__":
    main()
