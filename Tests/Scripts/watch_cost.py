#!/usr/bin/env python3
"""What the screen costs the training: steps a second with and without it, in turns.

    Tests/Scripts/watch_cost.py --ganscope .build/release/ganscope --rounds 6 --seconds 20

Both train the default recipe with the same seed; the screen is a pseudo-terminal of 120×36, or as
--columns and --rows say, and digits are drawn and scores taken by the one as by the other.
"""
import argparse
import csv
import fcntl
import os
import pty
import signal
import statistics
import struct
import subprocess
import tempfile
import termios
import threading
import time
from datetime import datetime


def drain(descriptor):
    try:
        while os.read(descriptor, 1 << 16):
            pass
    except OSError:
        pass


def rate(arguments, watched, seconds, size):
    with tempfile.TemporaryDirectory() as folder:
        command = arguments[:1] + ["watch" if watched else "train"] + arguments[1:]
        command += ["--run", f"{folder}/run", "--seed", "1", "--autosave", "0", "--discard"]
        environment = dict(os.environ, TERM="xterm-256color", XDG_CONFIG_HOME=folder)
        master, slave = pty.openpty()
        fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        streams = {"stdin": slave, "stdout": slave, "stderr": slave}
        process = subprocess.Popen(command, env=environment, start_new_session=True, **streams)
        os.close(slave)
        threading.Thread(target=drain, args=(master,), daemon=True).start()
        time.sleep(seconds)
        process.send_signal(signal.SIGTERM)
        process.wait()
        with open(f"{folder}/run/metrics.csv") as file:
            rows = list(csv.DictReader(file))
    # The first steps come while data are still being read and pages touched.
    rows = rows[len(rows) // 3 :]
    first, last = rows[0], rows[-1]
    steps = int(last["step"]) - int(first["step"])
    moments = [datetime.fromisoformat(row["time"].replace("Z", "+00:00")) for row in (first, last)]
    return steps / (moments[1] - moments[0]).total_seconds()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ganscope", default=".build/release/ganscope")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--columns", type=int, default=120)
    parser.add_argument("--rows", type=int, default=36)
    parser.add_argument("options", nargs="*", help="options of both, behind --")
    options = parser.parse_args()
    arguments = [options.ganscope] + options.options
    size = (options.rows, options.columns)
    ratios = []
    for turn in range(options.rounds):
        order = [True, False] if turn % 2 else [False, True]
        rates = {watched: rate(arguments, watched, options.seconds, size) for watched in order}
        ratios.append(rates[True] / rates[False])
        print(f"watched {rates[True]:.1f}/s, alone {rates[False]:.1f}/s: {ratios[-1]:.3f}", flush=True)
    print(f"median of {options.rounds}: {statistics.median(ratios):.3f}")


if __name__ == "__main__":
    main()
