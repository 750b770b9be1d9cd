"""What a user would write in PyTorch in the place of a job of JobBenchmark.

Usage: torch_job.py mlp|cnn|iris|table EPOCHS BATCH THREADS DATA. DATA is the folder of MNIST's training files (mlp, cnn), or a
CSV whose last column is the class (iris, table). Trains on all rows; after every epoch the loss is measured with dropout
off, on 10,000 rows at most, and at the end on all of them. Prints two numbers: seconds of training, and seconds with
reading the data. Needs torch, numpy and pandas.
"""

import gzip
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import torch
import torch.nn.functional as F
from torch import nn

MEASURED_ROWS = 10_000


def images(folder):
    def read(name, skip):
        with gzip.open(Path(folder) / name) as file:
            return np.frombuffer(file.read(), np.uint8, offset=skip)

    pixels = read("train-images-idx3-ubyte.gz", 16).reshape(-1, 784).astype("float32") / 255
    return torch.from_numpy(pixels), torch.from_numpy(read("train-labels-idx1-ubyte.gz", 8).astype("int64"))


def table(file):
    rows = pd.read_csv(file)
    features = rows.iloc[:, :-1].to_numpy("float32")
    features = (features - features.mean(0)) / features.std(0)
    classes, _ = pd.factorize(rows.iloc[:, -1])
    return torch.from_numpy(features), torch.from_numpy(classes)


def dense(inputs, hidden, outputs, rates):
    layers = []
    for units, rate in zip(hidden, rates):
        layers += [nn.Linear(inputs, units), nn.ReLU(), nn.Dropout(rate)]
        inputs = units
    return nn.Sequential(*layers, nn.Linear(inputs, outputs))


def convolutional():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(1600, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 10),
    ).to(memory_format=torch.channels_last)


def loss(net, x, y, size=1024):
    net.eval()
    with torch.no_grad():
        total = sum(F.cross_entropy(net(a), b, reduction="sum") for a, b in zip(x.split(size), y.split(size)))
    return total.item() / len(y)


def train(net, x, y, epochs, batch):
    optimizer = torch.optim.Adam(net.parameters(), fused=True)
    measured = torch.randperm(len(x))[:MEASURED_ROWS]
    sample = (x[measured], y[measured]) if len(x) > MEASURED_ROWS else (x, y)
    for _ in range(epochs):
        net.train()
        for rows in torch.randperm(len(x)).split(batch):
            optimizer.zero_grad()
            F.cross_entropy(net(x[rows]), y[rows]).backward()
            optimizer.step()
        loss(net, *sample)
    if len(x) > MEASURED_ROWS:
        loss(net, x, y)


def main(kind, epochs, batch, threads, data):
    torch.set_num_threads(threads)
    torch.set_flush_denormal(True)
    began = time.perf_counter()
    x, y = images(data) if kind in ("mlp", "cnn") else table(data)
    if kind == "cnn":
        x = x.reshape(-1, 1, 28, 28).to(memory_format=torch.channels_last)
        net = convolutional()
    elif kind == "mlp":
        net = dense(784, [128, 64], 10, [0.5, 0.3])
    else:
        net = dense(x.shape[1], [64, 64], int(y.max()) + 1, [0.3, 0.3])
    read = time.perf_counter()
    train(net, x, y, epochs, batch)
    end = time.perf_counter()
    print(f"{end - read:.3f} {end - began:.3f}")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]), sys.argv[5])
