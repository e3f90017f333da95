#!/usr/bin/env python3
"""Steps per second of `ganscope bench` beside those of another program, in alternating runs.

    swift build -c release
    Tests/Scripts/side_by_side.py --precision bf16 --peer gan_pytorch.py bf16-fused

The peer is called as PYTHON PATH MODE STEPS THREADS and prints "<number> it/s" somewhere; nothing
is asked of it but that one of its steps does the work of one of ours. A machine's speed drifts by
more than the differences one looks for, so each round runs both, and the rounds take turns in who
goes first: trust the ratio round by round, not the two medians of different minutes.
"""

import argparse
import json
import pathlib
import re
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PEERS_PYTHON = pathlib.Path.home() / ".cache/ganscope/peers-venv/bin/python"


def main():
    options = parse()
    ours, theirs = [], []
    for index in range(options.rounds):
        turns = [(ours, lambda: ganscope(options)), (theirs, lambda: peer(options))]
        for results, measure in turns if index % 2 == 0 else reversed(turns):
            results.append(measure())
        print(
            f"round {index + 1}: ganscope {ours[-1]:8.1f}/s   peer {theirs[-1]:8.1f}/s   "
            f"ratio {ours[-1] / theirs[-1]:5.2f}", flush=True)
    ratios = [a / b for a, b in zip(ours, theirs)]
    print(f"{'':10s}{'min':>10s}{'median':>10s}{'max':>10s}")
    for name, values in [("ganscope", ours), ("peer", theirs), ("ratio", ratios)]:
        numbers = (min(values), statistics.median(values), max(values))
        print(f"{name:10s}" + "".join(f"{number:10.2f}" for number in numbers))


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", nargs=2, required=True, metavar=("PATH", "MODE"))
    parser.add_argument("--peer-steps", type=positive, help="as --steps unless given")
    parser.add_argument("--python", default=str(PEERS_PYTHON), help="the peer's interpreter")
    parser.add_argument("--ganscope", default=str(ROOT / ".build/release/ganscope"))
    parser.add_argument("--preset", default="article")
    parser.add_argument("--set", action="append", default=[], help="a setting of ganscope's")
    parser.add_argument("--precision", default="auto", choices=["auto", "fp32", "bf16"])
    parser.add_argument("--steps", type=positive, default=500)
    parser.add_argument("--threads", type=positive, default=2)
    parser.add_argument("--rounds", type=positive, default=5)
    return parser.parse_args()


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def ganscope(options):
    output = run(
        options.ganscope, "bench", "--preset", options.preset, "--precision", options.precision,
        "--steps", options.steps, "--threads", options.threads, "--json",
        *(f"--set={setting}" for setting in options.set))
    return json.loads(output)["stepsPerSecond"]


def peer(options):
    path, mode = options.peer
    output = run(options.python, path, mode, options.peer_steps or options.steps, options.threads)
    found = re.search(r"([\d.]+) it/s", output)
    if not found:
        sys.exit(f"the peer printed no 'it/s': {output.strip()}")
    return float(found.group(1))


def run(*command):
    command = [str(part) for part in command]
    try:
        result = subprocess.run(command, capture_output=True, text=True)
    except OSError as error:
        sys.exit(f"{command[0]}: {error.strerror}")
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {result.returncode}\n{result.stderr.strip()}")
    return result.stdout


if __name__ == "__main__":
    main()
