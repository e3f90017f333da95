"""Safetensors files whose bytes depend on their contents alone."""

import hashlib
import json
import struct

import numpy as np


def digest(tensors):
    """SHA-256 of the values, little-endian, in the order of their names."""
    values = (np.ascontiguousarray(tensors[name]).tobytes() for name in sorted(tensors))
    return hashlib.sha256(b"".join(values)).hexdigest()


def bfloat16(values):
    """The upper halves of float32 numbers, rounded to nearest even."""
    bits = np.asarray(values, np.float32).view(np.uint32)
    return ((bits + 0x7FFF + (bits >> 16 & 1)) >> 16).astype(np.uint16)


# bfloat16 has no type in numpy: 16-bit words stand for it.
KINDS = {"float32": "F32", "int64": "I64", "uint16": "BF16"}


def write(path, tensors, metadata):
    # Wide elements first, so that all are aligned.
    names = sorted(tensors, key=lambda name: (-tensors[name].dtype.itemsize, name))
    header, end = {"__metadata__": dict(sorted(metadata.items()))}, 0
    for name in names:
        value, start = tensors[name], end
        end += value.nbytes
        header[name] = {
            "dtype": KINDS[str(value.dtype)], "shape": list(value.shape),
            "data_offsets": [start, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for name in names:
            file.write(np.ascontiguousarray(tensors[name]).tobytes())


def read(path):
    """The float32 tensors of a file, and its metadata."""
    with open(path, "rb") as file:
        data = file.read()
    start = 8 + struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:start])
    metadata = header.pop("__metadata__", {})
    values = {}
    for name, entry in header.items():
        first, end = (start + offset for offset in entry["data_offsets"])
        values[name] = np.frombuffer(data[first:end], np.float32).reshape(entry["shape"])
    return values, metadata
