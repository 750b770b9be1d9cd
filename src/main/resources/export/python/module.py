"""%(title)s

Written by Dropwise. It needs PyTorch and nothing else. The weights are in model.safetensors, by the
names that this module gives them; manifest.json has where they come from, what inputs and outputs
stand for, and rows with the answers that the service gives to them.

    network = load("model.safetensors")
    answers = network(rows)

Run it to compare it with those answers: python module.py
"""

import json
import math
import pathlib
import struct

import torch
from torch import nn
from torch.nn import functional as F

%(classes)s

def load_weights(path):
    """Reads a safetensors file: a header in JSON after its length in eight bytes, then the numbers."""
    content = pathlib.Path(path).read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    header.pop("__metadata__", None)
    weights = {}
    for name, tensor in header.items():
        begin, end = (8 + length + offset for offset in tensor["data_offsets"])
        numbers = torch.frombuffer(bytearray(content[begin:end]), dtype=torch.float32)
        weights[name] = numbers.reshape(tensor["shape"])
    return weights


def load(path):
    """The network with its weights, ready to predict."""
    network = Network()
    network.load_state_dict(load_weights(path))
    return network.eval()


def check(folder):
    """How far the answers are from those of the service, at most."""
    folder = pathlib.Path(folder)
    told = json.loads((folder / "manifest.json").read_text())["check"]
    missing = float("nan")
    rows = [[missing if value is None else value for value in row] for row in told["inputs"]]
    with torch.no_grad():
        answers = load(folder / "model.safetensors")(torch.tensor(rows, dtype=torch.float64))
    expected = torch.tensor(told["outputs"], dtype=torch.float64)
    return float(((answers - expected).abs() / expected.abs().clamp_min(1.0)).max())


if __name__ == "__main__":
    difference = check(pathlib.Path(__file__).parent)
    print(f"largest difference from the service: {difference:.3g}")
    raise SystemExit(0 if difference < 1e-5 else 1)
