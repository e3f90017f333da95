#!/usr/bin/env python3
"""Presets.md's table of presets: what each is for, and how many steps a second it makes here.

    swift build -c release
    Tests/Scripts/preset_table.py --rounds 3

Every round measures every preset once with `ganscope bench`, so that a machine whose speed drifts
favours none; the table has the medians.
"""

import argparse
import json
import pathlib
import statistics
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ganscope", default=str(ROOT / ".build/release/ganscope"))
    parser.add_argument("--precision", default="auto", choices=["auto", "fp32", "bf16"])
    parser.add_argument("--threads", default="2")
    parser.add_argument("--steps", default="100")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    presets = json.loads(run(options.ganscope, "presets", "--json"))
    rates = {preset["name"]: [] for preset in presets}
    for _ in range(options.rounds):
        for name in rates:
            report = json.loads(run(
                options.ganscope, "bench", "--preset", name, "--precision", options.precision,
                "--threads", options.threads, "--steps", options.steps, "--json"))
            rates[name].append(report["stepsPerSecond"])
    print("| preset | what it is for | steps/s |\n|---|---|---:|")
    for preset in presets:
        rate = statistics.median(rates[preset["name"]])
        print(f"| `{preset['name']}` | {preset['summary']} | {rate:.0f} |", flush=True)


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
