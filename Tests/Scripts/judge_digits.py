#!/usr/bin/env python3
"""Judge the embedded digits against MNIST, with a LeNet and with statistics.

    ganscope data export --data digits DIGITS
    python3 Tests/Scripts/judge_digits.py DIGITS MNIST [--sheet SHEET.png]

Prints how many embedded digits a LeNet trained on MNIST names right (at least 0.95 wanted), how
many of MNIST's test digits one trained on the embedded digits does (at least 0.85), and mean,
deviation and ink by class of both. Needs numpy and torch, for the sheet also Pillow.
"""
import argparse, glob, gzip, struct
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


def idx(path):
    data = open(path, "rb").read()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    sizes = struct.unpack(f">{data[3]}I", data[4 : 4 + 4 * data[3]])
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(sizes)


def load(folder, part):
    return [idx(sorted(glob.glob(f"{folder}/{part}-{kind}*"))[0]) for kind in ("images", "labels")]


class LeNet(nn.Sequential):
    def __init__(self):
        super().__init__(
            nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
            nn.Linear(256, 64), nn.ReLU(), nn.Linear(64, 10))


def tensor(images):
    return torch.from_numpy((images.astype(np.float32) / 255 - 0.1307) / 0.3081)[:, None]


def trained(images, labels, epochs):
    torch.manual_seed(0)
    net, x, y = LeNet(), tensor(images), torch.from_numpy(labels.astype(np.int64))
    steps = len(x) // 128
    adam = torch.optim.Adam(net.parameters())
    rate = torch.optim.lr_scheduler.OneCycleLR(adam, 6e-3, total_steps=steps * epochs)
    for _ in range(epochs):
        order = torch.randperm(len(x))
        for step in range(steps):
            batch = order[step * 128 : step * 128 + 128]
            adam.zero_grad()
            F.cross_entropy(net(x[batch]), y[batch]).backward()
            adam.step()
            rate.step()
    return net


@torch.no_grad()
def accuracy(net, images, labels):
    named = torch.cat([net(part).argmax(1) for part in tensor(images).split(1000)]).numpy()
    by_class = " ".join(f"{(named[labels == c] == c).mean():.3f}" for c in range(10))
    return f"{(named == labels).mean():.4f}   by class {by_class}"


def statistics(name, images, labels):
    x = images / np.float32(255)
    ink = " ".join(f"{x[labels == c].mean():.4f}" for c in range(10))
    print(f"{name:8} mean {x.mean():.4f} deviation {x.std():.4f}   ink by class {ink}")


def sheet(path, left, right):
    from PIL import Image
    grid = lambda x: np.concatenate([np.concatenate(list(row), 1) for row in x[:100].reshape(10, 10, 28, 28)])
    gap = np.full((280, 14), 96, np.uint8)
    picture = Image.fromarray(np.concatenate([grid(left), gap, grid(right)], 1))
    picture.resize((picture.width * 2, picture.height * 2)).save(path)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("digits")
    options.add_argument("mnist")
    options.add_argument("--epochs", type=int, default=2)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--sheet", help="100 embedded digits beside 100 of MNIST, as PNG")
    options = options.parse_args()
    torch.set_num_threads(options.threads)
    digits, mnist = load(options.digits, "train"), load(options.mnist, "train")
    statistics("digits", *digits)
    statistics("MNIST", *mnist)
    if options.sheet:
        sheet(options.sheet, digits[0], mnist[0])
    digits_test, mnist_test = load(options.digits, "t10k"), load(options.mnist, "t10k")
    judge = trained(*mnist, options.epochs)
    print("trained on MNIST, named right of MNIST's test set:", accuracy(judge, *mnist_test))
    print("trained on MNIST, named right of the digits:      ", accuracy(judge, *digits_test))
    pupil = trained(*digits, options.epochs)
    print("trained on the digits, right of MNIST's test set: ", accuracy(pupil, *mnist_test))


if __name__ == "__main__":
    main()
