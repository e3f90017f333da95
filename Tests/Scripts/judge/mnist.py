"""MNIST's IDX files, plain or gzip."""

import glob
import gzip
import struct

import numpy as np
import torch


def idx(path):
    with open(path, "rb") as file:
        data = file.read()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    sizes = struct.unpack(f">{data[3]}I", data[4 : 4 + 4 * data[3]])
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(sizes)


def load(folder, part):
    """Images, count × 784 in [0, 1], and labels of "train" or "t10k"."""
    images, labels = (
        idx(sorted(glob.glob(f"{folder}/{part}-{kind}*"))[0]) for kind in ("images", "labels"))
    pixels = torch.from_numpy(images.reshape(len(images), -1).astype(np.float32) / 255)
    return pixels, torch.from_numpy(labels.astype(np.int64))
