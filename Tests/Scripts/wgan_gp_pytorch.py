#!/usr/bin/env python3
"""WGAN-GP's critic in PyTorch, its penalty by double backward: the peer of side_by_side.py.

    Tests/Scripts/side_by_side.py --peer Tests/Scripts/wgan_gp_pytorch.py fused \
        --preset wgan-gp --set generator.steps=0 --precision fp32 --steps 40

usage: wgan_gp_pytorch.py MODE STEPS [THREADS]; MODE contains any of eager, fused, bf16. One step is
five updates of the critic, as in the preset wgan-gp: latents, G's fakes, D on both and on points
between, the penalty, Adam. Nets and batch are the preset's; images are noise, which costs the same.
"""

import sys
import time

import torch
from torch import nn

mode, steps = sys.argv[1], int(sys.argv[2])
torch.set_num_threads(int(sys.argv[3]) if len(sys.argv) > 3 else 2)
torch.manual_seed(0)
BATCH, LATENT, UPDATES = 128, 100, 5


def generator(widths):
    layers = []
    for i, o in zip(widths[:-2], widths[1:-1]):
        layers += [nn.Linear(i, o), nn.BatchNorm1d(o), nn.LeakyReLU(0.2)]
    return nn.Sequential(*layers, nn.Linear(*widths[-2:]), nn.Tanh())


def critic(widths):
    layers = []
    for i, o in zip(widths[:-2], widths[1:-1]):
        layers += [nn.Linear(i, o), nn.LeakyReLU(0.2)]
    return nn.Sequential(*layers, nn.Linear(*widths[-2:]))


G = generator([LATENT, 256, 512, 1024, 784])
D = critic([784, 1024, 512, 256, 1])
optimizer = torch.optim.Adam(
    D.parameters(), lr=1e-4, betas=(0.5, 0.9), **({"fused": True} if "fused" in mode else {}))
images = torch.rand(60_000, 784) * 2 - 1


def update():
    real = images[torch.randint(0, len(images), (BATCH,))]
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled="bf16" in mode):
        with torch.no_grad():
            fake = G(torch.randn(BATCH, LATENT)).float()
        loss = D(fake).float().mean() - D(real).float().mean()
        share = torch.rand(BATCH, 1)
        between = (share * real + (1 - share) * fake).requires_grad_()
        (slope,) = torch.autograd.grad(D(between).float().sum(), between, create_graph=True)
        loss = loss + 10 * ((slope.norm(dim=1) - 1) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


for _ in range(3 * UPDATES):
    update()
start = time.time()
for _ in range(steps * UPDATES):
    update()
elapsed = time.time() - start
print(f"{mode:12s} {steps / elapsed:8.2f} it/s, {1000 * elapsed / steps / UPDATES:.2f} ms an update")
