#!/usr/bin/env python3
"""Presets.md's table of what presets reach: trains each of them, scores it, and prints the means.

    swift build -c release
    Tests/Scripts/preset_scores.py --epochs 5
    Tests/Scripts/preset_scores.py --preset balanced --epochs 50 --seeds 1 2 3

Every result is kept in a file of one JSON object a line, so that a table that was broken off goes on
where it stopped. Seconds are those of the training alone.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
COLUMNS = [("Fréchet", "frechet", "{:.1f}"), ("score", "score", "{:.2f}"),
           ("recall", "recall", "{:.2f}"), ("KL", "klToPrior", "{:.3f}"),
           ("seconds", "seconds", "{:.0f}")]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ganscope", default=str(ROOT / ".build/release/ganscope"))
    parser.add_argument("--preset", nargs="*", help="the presets (default: all)")
    parser.add_argument("--seeds", nargs="*", type=int, default=[1])
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--threads", default="2")
    parser.add_argument("--precision", default="auto", choices=["auto", "fp32", "bf16"])
    parser.add_argument("--results", type=pathlib.Path, default=pathlib.Path("preset_scores.jsonl"))
    options = parser.parse_args()
    names = options.preset or [p["name"] for p in json.loads(run(options, "presets", "--json"))]
    done = kept(options.results)
    for seed in options.seeds:
        for name in names:
            if (name, seed, options.epochs) not in done:
                result = measured(options, name, seed)
                done[name, seed, options.epochs] = result
                with options.results.open("a") as file:
                    file.write(json.dumps(result) + "\n")
                print(f"{name}, seed {seed}: {cells([result])}", file=sys.stderr, flush=True)
    print("| preset | " + " | ".join(title for title, _, _ in COLUMNS) + " |")
    print("|---|" + "---:|" * len(COLUMNS))
    for name in names:
        results = [done[name, seed, options.epochs] for seed in options.seeds]
        print(f"| `{name}` | {cells(results)} |")


def kept(path):
    if not path.exists():
        return {}
    results = [json.loads(line) for line in path.read_text().splitlines()]
    return {(r["preset"], r["seed"], r["epochs"]): r for r in results}


def measured(options, name, seed):
    with tempfile.TemporaryDirectory() as folder:
        start = time.monotonic()
        run(options, "train", "--preset", name, "--seed", str(seed), "--epochs",
            str(options.epochs), "--score-every", "0", "--autosave", "0", "--threads",
            options.threads, "--precision", options.precision, "--run", folder + "/run")
        seconds = time.monotonic() - start
        scores = json.loads(run(options, "evaluate", folder + "/run", "--json"))
    # The report has seconds of its own: those of the scoring.
    return scores | {"preset": name, "seed": seed, "epochs": options.epochs, "seconds": seconds}


def cells(results):
    def cell(key, form):
        values = [result[key] for result in results]
        spread = f" ± {form.format(statistics.stdev(values))}" if len(values) > 1 else ""
        return form.format(statistics.mean(values)) + spread
    return " | ".join(cell(key, form) for _, key, form in COLUMNS)


def run(options, *arguments):
    process = subprocess.run([options.ganscope, *arguments], capture_output=True, text=True)
    if process.returncode != 0:
        sys.exit(f"ganscope {' '.join(arguments)} failed:\n{process.stderr}")
    return process.stdout


if __name__ == "__main__":
    main()
