#!/usr/bin/env python3
"""How often the doctor is right: trains a corpus of runs, finds out what is true of each, and compares.

    swift build -c release
    Tests/Scripts/doctor_corpus.py --mnist FOLDER --out CORPUS

Trains what CORPUS does not have yet (about half an hour of one core), then prints a table of what is
true of the runs and what `ganscope doctor` says at their end. What is true is told by samples and
numbers (doctor/truth.py). Runs that are kept aside were looked at once, when all thresholds stood; their
table is printed by --aside. A healthy run has a false alarm where the doctor named anything at any step.
Needs NumPy.
"""

import argparse
import json
import pathlib
import subprocess
import sys

import numpy as np

from doctor import corpus, training, truth

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# One finding with two degrees.
SAME = {"discriminatorSaturated": "discriminatorAhead"}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ganscope", default=str(ROOT / ".build/release/ganscope"))
    parser.add_argument("--mnist", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--aside", action="store_true", help="the runs kept aside for the check")
    parser.add_argument("--present", action="store_true", help="only runs that are there; train none")
    parser.add_argument("--verbose", action="store_true", help="the numbers behind what is true")
    options = parser.parse_args()
    runs = [run for run in corpus.corpus() if run.keptAside == options.aside]
    results = []
    for run in runs:
        place = options.out / "runs" / run.name
        if not (place / "done").exists():
            if options.present:
                continue
            training.train(run, options.ganscope, options.mnist, options.out)
        results.append(judged(run, place, options))
    show(results)


def judged(run, place, options):
    cache = place / "truth-found.json"
    if not cache.exists():
        found, healthy, facts = truth.truth(
            run, place, options.ganscope, real_digits(run.data, options))
        cache.write_text(json.dumps({"found": found, "healthy": healthy, "facts": facts}))
    known = json.loads(cache.read_text())
    said = json.loads(subprocess.run(
        [options.ganscope, "doctor", str(place), "--json"], capture_output=True, text=True,
        check=True).stdout)
    names = lambda findings: {SAME.get(name, name) for name in findings}
    atEnd = names(finding["name"] for finding in said["findings"])
    ever = names(name for change in said["course"] for name in change["findings"])
    right = set(known["found"])
    note = ("healthy" if known["healthy"] else "") + ("  FALSE ALARM" if known["healthy"] and ever else "")
    print(f"{run.name}: true {' '.join(known['found']) or '–'}; said "
          f"{' '.join(sorted(atEnd, key=truth.FINDINGS.index)) or '–'} {note}"
          + (f"  MISSED {' '.join(right - atEnd)}" if right - atEnd else "")
          + (f"  EXTRA {' '.join(atEnd - right)}" if atEnd - right else ""), file=sys.stderr)
    if options.verbose:
        print("   ", json.dumps(known["facts"]), said["course"], file=sys.stderr)
    return run, right, atEnd, ever, known["healthy"]


CACHE = {}


def real_digits(name, options):
    """Training digits, and how near to them test digits come."""
    if name not in CACHE:
        folder = training.make_data(name, options.mnist, options.out)
        if folder is None:
            folder = options.out / "data" / "digits"
            if not folder.exists():
                subprocess.run([options.ganscope, "data", "export", "--data", "digits", str(folder)],
                               check=True, capture_output=True)
        train, test = (training.mnist(folder, part)[0] for part in ("train", "t10k"))
        if name.startswith("tiny"):
            train = np.unique(train, axis=0)
        CACHE[name] = {"train": train, "nearness": np.median(truth.nearest(test[:200], train))}
    return CACHE[name]


def show(results):
    healthy = [result for result in results if result[4]]
    alarmed = [run.name for run, _, _, ever, _ in healthy if ever]
    print(f"{len(results)} runs, {len(healthy)} of them healthy; alarms on healthy runs: "
          f"{len(alarmed)} {' '.join(alarmed)}\n")
    print("| finding | true | found | missed | said where not true | recall |")
    print("|---|---:|---:|---:|---:|---:|")
    for name in truth.FINDINGS:
        true = [r for r in results if name in r[1]]
        found = [r for r in true if name in r[2]]
        extra = [r for r in results if name in r[2] and name not in r[1]]
        recall = f"{len(found) / len(true):.2f}" if true else "–"
        print(f"| `{name}` | {len(true)} | {len(found)} | {len(true) - len(found)} | {len(extra)} "
              f"| {recall} |")


if __name__ == "__main__":
    main()
