"""The networks of TrainingBenchmark as one would train them in JAX or PyTorch, an epoch at a time on one thread.

Usage: training_peers.py jax|pytorch|compiled mlp|small|cnn ROWS BATCH. Says "ready" when the first epochs are done; then, for
each line that it reads, trains an epoch of random rows in a new order with Adam and prints the processor seconds it took.
Needs jax and optax, or torch. "compiled" is torch.compile; images are in channels-last order, the faster one, and PyTorch
takes denormal numbers for 0, which would make it ever slower.
"""

import os
import sys
import time

SHAPES = {
    "mlp": (784, (128, 64), (0.5, 0.3), 10),
    "small": (20, (64, 64), (0.5, 0.3), 2),
}


def jax_epoch(kind, rows, batch):
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    import jax
    import optax
    from jax import numpy as jnp

    inputs, hidden, rates, classes = SHAPES[kind]
    sizes = (inputs, *hidden, classes)
    key = jax.random.key(1)
    x = jax.random.uniform(key, (rows, inputs))
    y = jax.random.randint(key, (rows,), 0, classes)
    weights = [
        (jax.random.normal(key, (into, out)) * (2 / into) ** 0.5, jnp.zeros(out))
        for into, out in zip(sizes, sizes[1:])
    ]
    adam = optax.adam(1e-3)

    def loss(weights, x, y, key):
        for (weight, bias), rate, key in zip(weights, rates, jax.random.split(key, len(rates))):
            x = jax.nn.relu(x @ weight + bias)
            x = x * jax.random.bernoulli(key, 1 - rate, x.shape) / (1 - rate)
        weight, bias = weights[-1]
        return optax.softmax_cross_entropy_with_integer_labels(x @ weight + bias, y).mean()

    def step(carry, chosen):
        weights, state, key = carry
        key, drawn = jax.random.split(key)
        value, grads = jax.value_and_grad(loss)(weights, x[chosen], y[chosen], drawn)
        updates, state = adam.update(grads, state)
        return (optax.apply_updates(weights, updates), state, key), value

    @jax.jit
    def epoch(weights, state, key):
        key, drawn = jax.random.split(key)
        order = jax.random.permutation(drawn, rows)[: rows // batch * batch].reshape(-1, batch)
        return jax.lax.scan(step, (weights, state, key), order)

    carry = (weights, adam.init(weights), key)

    def train():
        nonlocal carry
        carry, _ = jax.block_until_ready(epoch(*carry))

    return train


def torch_epoch(kind, rows, batch, compiled):
    import torch
    from torch import nn

    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    if kind == "cnn":
        x, classes = torch.rand(rows, 1, 28, 28), 10
        net = nn.Sequential(
            *(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2)),
            *(nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten()),
            *(nn.Linear(1600, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 10)),
        ).to(memory_format=torch.channels_last)
    else:
        inputs, hidden, rates, classes = SHAPES[kind]
        x = torch.rand(rows, inputs)
        layers = []
        for units, rate in zip(hidden, rates):
            layers += [nn.Linear(inputs, units), nn.ReLU(), nn.Dropout(rate)]
            inputs = units
        net = nn.Sequential(*layers, nn.Linear(inputs, classes))
    y = torch.randint(0, classes, (rows,))
    adam = torch.optim.Adam(net.parameters(), lr=1e-3, fused=True)
    scores = torch.compile(net) if compiled else net

    def train():
        order = torch.randperm(rows)
        for start in range(0, rows - batch + 1, batch):
            chosen = order[start : start + batch]
            images = x[chosen]
            if kind == "cnn":
                images = images.contiguous(memory_format=torch.channels_last)
            adam.zero_grad()
            nn.functional.cross_entropy(scores(images), y[chosen]).backward()
            adam.step()

    return train


def main():
    peer, kind, rows, batch = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    if peer == "jax":
        epoch = jax_epoch(kind, rows, batch)
    else:
        epoch = torch_epoch(kind, rows, batch, peer == "compiled")
    epoch()
    epoch()
    print("ready", flush=True)
    for _ in sys.stdin:
        began = time.process_time()
        epoch()
        print(time.process_time() - began, flush=True)


main()
