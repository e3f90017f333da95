"""How far digits that are wrong in known ways are from the test set, on a judge's features."""

import numpy as np
import torch
from torch.nn import functional as F

from . import network, training


def moments(features):
    x = np.asarray(features, np.float64)
    return x.mean(0), np.cov(x, rowvar=False)


def frechet(one, other):
    """The squared Fréchet distance of two normal distributions (Heusel et al. 2017)."""
    (m1, s1), (m2, s2) = one, other
    values, vectors = np.linalg.eigh(s1)
    root = (vectors * np.sqrt(values.clip(0))) @ vectors.T
    overlap = np.sqrt(np.linalg.eigvalsh(root @ s2 @ root).clip(0)).sum()
    return float(((m1 - m2) ** 2).sum() + np.trace(s1) + np.trace(s2) - 2 * overlap)


def score(logits):
    """exp of the mean divergence of p(class | image) from their mean (Salimans et al. 2016)."""
    p = torch.log_softmax(logits.double(), 1)
    return float((p.exp() * (p - p.exp().mean(0).log())).sum(1).mean().exp())


def rungs(train, test):
    images, labels = test
    random = torch.Generator().manual_seed(0)
    some = torch.randperm(len(train[0]), generator=random)[: len(images)]
    blurred = F.avg_pool2d(images.reshape(-1, 1, 28, 28), 3, 1, 1).reshape(len(images), -1)
    yield "training digits", train[0][some]
    for deviation in (0.05, 0.1, 0.3):
        yield f"test + noise {deviation}", training.noisy(images, deviation)
    yield "test, blurred", blurred
    yield "test, shifted by 2, 2", training.shifted(images, 2, 2)
    yield "test without 3", images[labels != 3]
    yield "test, only 0 to 4", images[labels < 5]
    yield "mean digit + noise 0.1", training.noisy(images.mean(0).expand(len(images), -1), 0.1)
    yield "grey with noise 0.1", training.noisy(torch.full_like(images, 0.5), 0.1)
    yield "uniform noise", torch.rand(images.shape, generator=random)


def show(net, train, test, others=()):
    """Prints the distance to the test set, score and mean confidence of each rung."""
    reference = moments(network.seen(net, test[0])[0])
    print(f"variance of the test set's features: {np.trace(reference[1]):.1f}")
    for name, images in [("test digits", test[0]), *rungs(train, test), *others]:
        features, logits = network.seen(net, images)
        confidence = torch.softmax(logits, 1).amax(1).mean()
        print(
            f"{name:24} {frechet(reference, moments(features)):9.2f}   score {score(logits):5.2f}"
            f"   confidence {confidence:.3f}")
