#!/usr/bin/env python3
"""Trains the judge of quality and records what it sees in MNIST.

    sh .ci/deps --peers
    ~/.cache/ganscope/peers-venv/bin/python Tests/Scripts/train_judge.py --data MNIST

writes Assets/judge.safetensors (the weights), beside it judge-reference.safetensors (statistics of
its features over MNIST, and 2,500 points of the test set), and the tests' fixture. MNIST is a
folder with the four IDX files. The same seed and number of threads give the same bytes on the same
processor with the same PyTorch. Needs numpy and torch.
"""

import argparse
import pathlib

import torch

from judge import fixture, ladder, mnist, network, reference, tensorfile, training

ASSETS = pathlib.Path(__file__).resolve().parents[2] / "Assets"


def main():
    options = parse()
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    train, test = mnist.load(options.data, "train"), mnist.load(options.data, "t10k")
    if options.judge:
        net = network.load(tensorfile.read(options.judge)[0])
    else:
        net = training.trained(*train, options.epochs, options.seed)
    accuracy = training.report(net, *test)
    ladder.show(net, train, test)
    tensors = network.tensors(net)
    checksum = tensorfile.digest(tensors)
    if not options.judge:
        recipe = training.recipe(options.epochs, options.seed)
        metadata = {"accuracy": f"{accuracy:.4f}", "recipe": recipe, "sha256": checksum}
        tensorfile.write(options.out, tensors, metadata)
        print(f"{options.out.stat().st_size:7d}  {options.out}, {checksum[:8]}")
    beside = options.out.with_name(f"{options.out.stem}-reference.safetensors")
    reference.write(beside, net, train, test)
    fixture.write(options.fixture, net, checksum)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", required=True, help="a folder with MNIST's four IDX files")
    parser.add_argument("--out", type=pathlib.Path, default=ASSETS / "judge.safetensors")
    parser.add_argument("--judge", help="record what this file's judge sees; do not train")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--fixture", default=fixture.DEFAULT, help="where the tests' numbers go")
    return parser.parse_args()


if __name__ == "__main__":
    main()
