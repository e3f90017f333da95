"""What the judge sees in MNIST, so that quality can be scored where MNIST is not at hand."""

import numpy as np

from . import network, tensorfile

POINTS = 2_500


def write(path, net, train, test):
    tensors = {f"train.{name}": value for name, value in statistics(net, *train).items()}
    tensors |= {f"test.{name}": value for name, value in statistics(net, *test).items()}
    features = network.seen(net, test[0])[0].numpy()
    # Spread over the set, whose first half is written more neatly than its second.
    some = np.arange(POINTS) * len(features) // POINTS
    tensors["test.points"] = tensorfile.bfloat16(features[some])
    tensors["test.labels"] = test[1].numpy()[some]
    metadata = {
        "judge": tensorfile.digest(network.tensors(net)),
        "test": f"MNIST's {len(test[0]):,} test digits",
        "train": f"MNIST's {len(train[0]):,} training digits"}
    tensorfile.write(path, tensors, metadata)
    print(f"{path.stat().st_size:7d}  {path}")


def statistics(net, images, labels):
    """Moments of all features, and counts, means and variances (traces) of the classes."""
    features = network.seen(net, images)[0].double().numpy()
    classes = [features[labels.numpy() == label] for label in range(10)]
    return {
        "mean": np.float32(features.mean(0)),
        "covariance": np.float32(np.cov(features, rowvar=False)),
        "classCounts": np.int64([len(part) for part in classes]),
        "classMeans": np.float32([part.mean(0) for part in classes]),
        "classVariances": np.float32([part.var(0, ddof=1).sum() for part in classes]),
    }
