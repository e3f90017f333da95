#!/usr/bin/env python3
"""Records the numbers that GANEngine's tests compare with, from PyTorch and numpy.

    sh .ci/deps --peers
    ~/.cache/ganscope/peers-venv/bin/python Tests/Scripts/make_fixtures.py [DIRECTORY]

DIRECTORY is Tests/GANEngineTests/Fixtures unless given. The files are committed, so running the
tests needs neither Python nor PyTorch; run this again only to change what is recorded.

Everything is computed in float64 from inputs that float32 holds exactly. Results that a float32
engine is compared with are rounded to float32 and written as the shortest decimals that read back
as the same float32; results of closed forms stay float64. Each file says in "tolerance" how far a
float32 implementation may be: |found - expected| <= absolute + relative * |expected|. The script
runs the same programs in float32 and refuses to write a file that this run does not satisfy with a
factor of four to spare.
"""

import pathlib
import sys

import torch

from fixtures import (
    forward, layers, listed_recipes, losses, optimizers, philox, recipes, recording, scores,
    single_layers, steps)

torch.set_num_threads(1)
ALL = {**recipes.RECIPES, **listed_recipes.RECIPES}


def main():
    default = pathlib.Path(__file__).resolve().parent.parent / "GANEngineTests" / "Fixtures"
    directory = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    directory.mkdir(parents=True, exist_ok=True)
    fixtures = {
        "losses": losses.losses(),
        "adam": optimizers.adam(),
        "sgd": optimizers.sgd(),
        "rmsprop": optimizers.rmsprop(),
        "clipping": optimizers.clipping(),
        "linear_init": layers.linear_init(),
        "batchnorm": layers.batchnorm(),
        "activations": layers.activations(),
        "maxout": layers.maxout(),
        "deviation": layers.deviation(),
        "layers_conv": single_layers.single_layers(single_layers.CONV),
        "layers_transposed": single_layers.single_layers(single_layers.TRANSPOSED),
        "layers_others": single_layers.single_layers(single_layers.OTHERS),
        "layers_recurrent": single_layers.single_layers(single_layers.RECURRENT),
        "forward": forward.forward(),
        **{f"step_{name}": steps.whole_steps(recipe) for name, recipe in ALL.items()},
        "philox": philox.philox(),
        "scores": scores.scores(),
    }
    for name, fixture in fixtures.items():
        path = directory / f"{name}.json"
        path.write_text(recording.encode(fixture) + "\n")
        print(f"{path.stat().st_size:7d}  {path}")


if __name__ == "__main__":
    main()
