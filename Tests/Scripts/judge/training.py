"""Training on MNIST's training set, with digits a little off, noisy, blurred or pale."""

import time

import torch
from torch.nn import functional as F

from . import network

BATCH, RATE, DECAY = 128, 4e-3, 1e-2


def recipe(epochs, seed):
    return (
        f"cross-entropy, AdamW, one cycle to {RATE}, decay {DECAY}, batch {BATCH}, {epochs} "
        f"epochs, seed {seed}, PyTorch {torch.__version__}; digits shifted by up to 2 px, turned "
        "by 8 degrees, resized by 8 %, contrast 0.7 to 1.1, some blurred, some with noise up to "
        f"0.2; features scaled to a mean variance of {network.VARIANCE} over the training set")


def trained(images, labels, epochs, seed):
    torch.manual_seed(seed)
    random = torch.Generator().manual_seed(seed)
    net, steps, start = network.Judge().train(), len(images) // BATCH, time.time()
    adam = torch.optim.AdamW(net.parameters(), weight_decay=DECAY)
    rate = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, total_steps=steps * epochs)
    for epoch in range(epochs):
        order = torch.randperm(len(images), generator=random)
        total = 0.0
        for step in range(steps):
            batch = order[step * BATCH : step * BATCH + BATCH]
            loss = F.cross_entropy(net(varied(images[batch], random))[1], labels[batch])
            adam.zero_grad()
            loss.backward()
            adam.step()
            rate.step()
            total += loss.item()
        seconds = time.time() - start
        print(f"epoch {epoch + 1}: loss {total / steps:.4f}, {seconds:.0f} s", flush=True)
    network.scale(net, images)
    return net.eval()


def varied(images, random):
    """The same digits, moved, turned, resized, blurred, paler or noisier."""
    def uniform(low, high):
        return low + (high - low) * torch.rand(len(images), generator=random)

    x = images.reshape(-1, 1, 28, 28)
    angle, size = uniform(-0.14, 0.14), uniform(0.92, 1.08)
    shift = torch.stack([uniform(-2, 2), uniform(-2, 2)], 1) / 14
    turn = torch.stack([angle.cos(), -angle.sin(), angle.sin(), angle.cos()], 1) * size[:, None]
    place = torch.cat([turn.reshape(-1, 2, 2), shift[:, :, None]], 2)
    x = F.grid_sample(x, F.affine_grid(place, list(x.shape), False), align_corners=False)
    share = (uniform(-1, 0.8).clamp(min=0))[:, None, None, None]
    x = (1 - share) * x + share * F.avg_pool2d(x, 3, 1, 1)
    noise = uniform(-0.2, 0.2).clamp(min=0)[:, None, None, None]
    x = uniform(0.7, 1.1)[:, None, None, None] * x
    x = x + noise * torch.randn(x.shape, generator=random)
    return x.clamp(0, 1).reshape(len(images), -1)


def shifted(images, right, down):
    moved = F.pad(images.reshape(-1, 28, 28), (2, 2, 2, 2))
    return moved[:, 2 - down : 30 - down, 2 - right : 30 - right].reshape(len(images), -1)


def noisy(images, deviation, seed=0):
    random = torch.Generator().manual_seed(seed)
    return (images + deviation * torch.randn(images.shape, generator=random)).clamp(0, 1)


def accuracy(net, images, labels):
    return (network.seen(net, images)[1].argmax(1) == labels).double().mean().item()


def report(net, images, labels):
    """Accuracy on the test set as it is, shifted and noisy; the first of them."""
    plain = accuracy(net, images, labels)
    print(f"accuracy on the test set: {plain:.4f}")
    for right, down in [(1, 0), (-1, -1), (2, 0), (0, -2), (2, 2), (-2, 2)]:
        moved = shifted(images, right, down)
        print(f"  shifted by {right}, {down}: {accuracy(net, moved, labels):.4f}")
    for deviation in (0.1, 0.2, 0.3):
        print(f"  with noise {deviation}: {accuracy(net, noisy(images, deviation), labels):.4f}")
    return plain
