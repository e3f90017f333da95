"""Drawn figures and what PyTorch's judge sees in them, for the tests."""

import pathlib

import numpy as np
import torch

from fixtures import recording

DEFAULT = pathlib.Path(__file__).resolve().parents[2] / "GANEngineTests" / "Fixtures" / "judge.json"
IMAGES = 8


def figure(random):
    """A pen's random walk on 28 × 28 pixels, as bytes."""
    place, direction = random.uniform(9, 19, 2), random.uniform(0, 2 * np.pi)
    ink, grid = np.zeros((28, 28)), np.mgrid[0:28, 0:28]
    for _ in range(40):
        direction += random.normal(0, 0.3)
        place = np.clip(place + 0.8 * np.array([np.sin(direction), np.cos(direction)]), 4, 23)
        distance = ((grid - place[:, None, None]) ** 2).sum(0)
        ink = np.maximum(ink, np.exp(-distance / 2.5))
    return np.rint(255 * ink).astype(np.uint8).reshape(-1)


@torch.no_grad()
def write(path, net, checksum):
    random = np.random.default_rng(0)
    images = np.stack([figure(random) for _ in range(IMAGES)])
    pixels = torch.from_numpy(images.astype(np.float32) / 255)
    single = net(pixels)
    features, logits = net.double()(pixels.double())
    net.float()
    tolerance = {"absolute": 1e-4, "relative": 1e-5}
    for name, found, expected in [("features", single[0], features), ("logits", single[1], logits)]:
        recording.check_close(name, found, expected, tolerance)
    fixture = {
        "tolerance": tolerance,
        "sha256": checksum,
        "images": [[int(pixel) for pixel in image] for image in images],
        "features": recording.single(features),
        "logits": recording.single(logits),
    }
    pathlib.Path(path).write_text(recording.encode(fixture) + "\n")
    print(f"{pathlib.Path(path).stat().st_size:7d}  {path}")
