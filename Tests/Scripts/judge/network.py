"""The judge: a LeNet whose features are the linear outputs of its first dense layer."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

FEATURES = 64
# Of a feature over the training set: it fixes the scale of Fréchet distances.
VARIANCE = 25


class Judge(nn.Module):
    def __init__(self, first=12, second=32):
        super().__init__()
        self.conv1 = nn.Conv2d(1, first, 5)
        self.conv2 = nn.Conv2d(first, second, 5)
        self.features = nn.Linear(second * 16, FEATURES)
        self.classes = nn.Linear(FEATURES, 10)

    def forward(self, pixels):
        """Features (n × 64) and logits (n × 10) of pixels in [0, 1] (n × 784)."""
        x = pixels.reshape(-1, 1, 28, 28)
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        features = self.features(x.flatten(1))
        return features, self.classes(F.relu(features))


@torch.no_grad()
def seen(net, pixels):
    """Features and logits of all images, in evaluation."""
    net.eval()
    parts = [net(part) for part in pixels.split(500)]
    return tuple(torch.cat(both) for both in zip(*parts))


@torch.no_grad()
def scale(net, pixels):
    """Gives the features of these images a mean variance of VARIANCE; no logit changes."""
    factor = (VARIANCE / seen(net, pixels)[0].double().var(0).mean()).sqrt().item()
    net.features.weight *= factor
    net.features.bias *= factor
    net.classes.weight /= factor


def tensors(net):
    return {name: value.detach().numpy() for name, value in net.state_dict().items()}


def load(values):
    net = Judge(len(values["conv1.weight"]), len(values["conv2.weight"]))
    net.load_state_dict({name: torch.from_numpy(np.array(value)) for name, value in values.items()})
    return net.eval()
