#!/usr/bin/env python3
"""Records the runs in Tests/ganscopeTests/EarlierRuns with the program as it is:

    python3 Tests/Scripts/record_runs.py --ganscope .build/release/ganscope --out FOLDER

They are steered on the screen of a pseudo-terminal by commands typed at `:` and by keys, left and gone
on with, so that their journals hold every kind of event. Later versions of the program must resume them
and arrive at the same bits; so what is recorded once stays, and a change of a format adds runs. Of each run
the checkpoints stay that a session ended with.
"""

import argparse
import fcntl
import json
import os
import pathlib
import select
import shutil
import struct
import subprocess
import termios
import time

NETWORKS = ["--generator", "8-12-784", "--discriminator", "784-12-1", "--batch", "16"]
COMMON = ["--data", "digits", "--threads", "1", "--score-every", "0", "--autosave", "0", "--paused"]

RUNS = {
    "steered-fp32": [
        (["--preset", "dense128", "--seed", "1", "--precision", "fp32", *NETWORKS, *COMMON],
         [":run 30\r", ":set lr.d 4e-4\r", ":set r1 0.5\r", ":run 20\r", "r", ":save good\r",
          ":set spectralNorm on\r", ":run 10\r", "r", ":goto good\r", ":run 12\r", "b",
          ":run 15\r", "R", ":preset hinge-sn\r", ":run 9\r", "u", "B", "D", ":run 7\r", "D",
          "r", ":run 5\r", "qs"]),
        ([], [":run 11\r", ":set ema 0.9\r", "s", ":run 8\r", ":goto 15\r", ":run 6\r", "qs"]),
    ],
    "conditional-bf16": [
        (["--preset", "conditional", "--seed", "2", "--precision", "bf16", *NETWORKS, *COMMON],
         [":run 25\r", ":set loss hinge\r", ":set r2 0.2\r", ":set discriminator.dropout 0.1\r",
          ":run 15\r", ":save kept\r", ":set discriminator.gapAware on\r",
          ":set loss.instanceNoise 0.1\r", ":run 10\r", ":goto kept\r",
          ":set gradientPenalty 1\r", ":run 500\r", "b", ":run 20\r", "r", "qs"]),
        ([], [":run 9\r", "G", ":run 4\r", "G", ":set generator.optimizer sgd\r", ":run 5\r",
              "qs"]),
    ],
    "returned-bf16": [
        (["--preset", "dense128", "--seed", "3", "--precision", "bf16", *NETWORKS, *COMMON,
          "--set", "run.classes=10"],
         [":run 20\r", ":set regularization.spectralNorm on\r", ":set regularization.gradientPenalty 2\r", ":run 15\r",
          ":set loss.labelSmoothing 0.1\r", ":save here\r", "b", "u", ":run 6\r", "r", "u",
          ":preset wgan-gp\r", ":run 5\r", "u", "B", "u", ":run 4\r", ":goto here\r", "u",
          ":set discriminator.translation 2\r", ":run 6\r", "B", ":run 5\r", "qs"]),
        ([], [":run 7\r", "b", "u", ":run 5\r", ":set adam.beta1 0.9\r", "u", ":run 3\r", "qs"]),
    ],
    "broken-fp32": [
        (["--preset", "dense128", "--seed", "4", "--precision", "fp32", *NETWORKS, *COMMON],
         [":run 10\r", ":save sound\r", ":set loss wasserstein\r",
          ":set generator.optimizer sgd\r", ":set discriminator.optimizer sgd\r",
          ":set lr.d 1\r", ":set lr.g 1\r", ":run 300\r", "b", ":set lr.d 1e-3\r",
          ":set lr.g 1e-3\r", ":run 6\r", ":goto sound\r", ":run 7\r", "qs"]),
        ([], [":set regularization.weightClip 0.1\r", ":run 9\r", "qs"]),
    ],
    "maxout-fp32": [
        (["--preset", "goodfellow2014", "--seed", "5", "--precision", "fp32", *NETWORKS,
          "--discriminator", "784-12-8-1", *COMMON],
         [":run 20\r", ":set translation 1\r", "r", ":run 10\r", ":set schedule cosine\r",
          ":run 8\r", "qs"]),
        ([], [":run 7\r", "b", "u", ":run 4\r", "qs"]),
    ],
    "packed-bf16": [
        (["--preset", "diverse", "--seed", "6", "--precision", "bf16", "--generator", "8-12-10-784",
          "--discriminator", "784-12-6-1", "--batch", "16", "--set",
          "discriminator.minibatchDeviation=on", "--set", "discriminator.batchNorm=1", *COMMON],
         [":run 20\r", ":set gradientNormalization update\r", "r", ":run 10\r",
          ":set regularization.gradientClipNorm 1\r", ":run 8\r", "qs"]),
        ([], [":run 7\r", "B", ":run 4\r", "qs"]),
    ],
}


class Screen:
    def __init__(self, command, folder):
        self.terminal, other = os.openpty()
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
                       "XDG_CONFIG_HOME": str(folder)}
        environment.pop("GANSCOPE_DATA", None)
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=other, stdout=other, stderr=other,
            start_new_session=True)
        os.close(other)

    def wait(self, seconds):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.terminal], [], [], left)[0]:
                try:
                    os.read(self.terminal, 1 << 16)
                except OSError:
                    return

    def press(self, text):
        for character in text:
            os.write(self.terminal, character.encode())
            self.wait(0.02)
        self.wait(0.7)


def record(program, name, sessions, out):
    for index, (options, keys) in enumerate(sessions):
        command = [program, *options, "--run", name] if index == 0 else [
            program, "--resume", name, "--paused"]
        screen = Screen(command, out)
        screen.wait(2)
        for text in keys:
            screen.press(text)
        screen.wait(1)
        if screen.process.wait(timeout=20) != 0:
            raise SystemExit(f"{name}: ended with {screen.process.returncode}")
    journal = [json.loads(line) for line in (out / name / "journal.jsonl").read_text().splitlines()]
    ends = {line["step"] for line in journal if line["event"] == "stop"}
    for checkpoint in (out / name / "checkpoints").iterdir():
        if checkpoint.is_symlink() or checkpoint.stem not in {f"step-{step:08}" for step in ends}:
            checkpoint.unlink()
    # What tells of the machine alone is left out; the processor decides over the last bits.
    path = out / name / "run.json"
    description = json.loads(path.read_text())
    description["host"] = "host"
    description["system"] = "Linux x86_64"
    description["commandLine"] = ["ganscope", *sessions[0][0], "--run", name]
    path.write_text(json.dumps(description, indent=2, sort_keys=True) + "\n")
    for left in [*(out / name).glob("events.out.*"), out / name / "samples", out / name / "lock"]:
        shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ganscope", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("runs", nargs="*", help="which ones; all of them unless said")
    options = parser.parse_args()
    out = pathlib.Path(options.out).resolve()
    out.mkdir(parents=True, exist_ok=True)
    for name, sessions in RUNS.items():
        if options.runs and name not in options.runs:
            continue
        record(str(pathlib.Path(options.ganscope).resolve()), name, sessions, out)
        print(name)


if __name__ == "__main__":
    main()
