"""Trains the runs of the corpus, each in a folder of its own; what is there already is kept."""

import gzip
import os
import pathlib
import subprocess
import sys
import time

import numpy as np


def idx(path):
    """The array in an IDX file, packed or not."""
    data = gzip.open(path).read() if path.suffix == ".gz" else path.read_bytes()
    shape = np.frombuffer(data, ">u4", data[3], 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(shape)


def write_idx(path, values):
    head = bytes([0, 0, 8, values.ndim]) + np.array(values.shape, ">u4").tobytes()
    path.write_bytes(head + np.ascontiguousarray(values, np.uint8).tobytes())


def mnist(folder, part):
    return [idx(next(folder.glob(f"{part}-{kind}*"))) for kind in ("images", "labels")]


def make_data(name, folder, out):
    """The folder to train on, made where MNIST as it is will not do; None for the embedded digits."""
    if name == "digits":
        return None
    if name == "mnist":
        return folder
    place = out / "data" / name / "MNIST"
    if (place / "t10k-labels-idx1-ubyte").exists():
        return place
    place.mkdir(parents=True, exist_ok=True)
    images, labels = mnist(folder, "train")
    test = mnist(folder, "t10k")
    chance = np.random.default_rng(5)
    if name == "wrong-labels":
        labels = chance.permutation(labels)
    else:
        count = int(name.removeprefix("tiny"))
        # Many times over: an epoch's end, at which ten thousand digits are scored, should be rare.
        images, labels = (np.resize(part[:count], (12_800, *part.shape[1:]))
                          for part in (images, labels))
    for part, values in (("train", (images, labels)), ("t10k", test)):
        write_idx(place / f"{part}-images-idx3-ubyte", values[0])
        write_idx(place / f"{part}-labels-idx1-ubyte", values[1])
    return place


def arguments(run, data, folder, seed=True):
    return (["train", "--preset", run.preset, "--data", str(data or "digits"), "--seed",
             str(run.seed), "--steps", str(run.steps), "--threads", "1", "--run", str(folder),
             "--score-every", str(run.every), "--autosave", "0", *run.options])


def train(run, ganscope, folder, out):
    """The folder of the run, in which `ganscope train` has ended."""
    place = out / "runs" / run.name
    if (place / "done").exists():
        return place
    data = make_data(run.data, folder, out)
    begun = time.monotonic()
    legs = [arguments(run, data, place)]
    if run.then:
        legs.append(["train", "--resume", str(place), "--data", str(data or "digits"), "--steps",
                     str(run.until), "--threads", "1", "--score-every", str(run.every), *run.then])
    log = []
    for leg in legs:
        done = subprocess.run(["nice", "-n", "10", ganscope, *leg], capture_output=True, text=True)
        log.append(f"{done.returncode}\n{done.stderr}")
        # 1: it diverged.
        if done.returncode not in (0, 1):
            sys.exit(f"{run.name}: {done.stderr}")
    place.mkdir(parents=True, exist_ok=True)
    (place / "done").write_text("".join(log))
    seconds = time.monotonic() - begun
    print(f"{run.name}: {seconds:.0f} s, ended {log[-1].splitlines()[0]}", file=sys.stderr, flush=True)
    return place
