"""Trains a network on the data set iris, and predicts the species of two flowers with it."""

import json
import sys
from urllib.request import Request, urlopen

DROPWISE = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8080"


def post(path, body, **headers):
    headers["Content-Type"] = "application/json"
    with urlopen(Request(DROPWISE + path, json.dumps(body).encode(), headers)) as answer:
        return json.load(answer)


job = post(
    "/api/v1/jobs",
    {
        "dataset": "iris",
        "model": {
            "layers": [
                {"type": "dense", "units": 32, "activation": "relu"},
                {"type": "dropout", "rate": 0.2},
                {"type": "dense"},
            ]
        },
        "training": {
            "epochs": 30,
            "batchSize": 16,
            "optimizer": {"type": "adam", "learningRate": 0.01},
        },
        "registerAs": "iris",
    },
    Prefer="wait=60",
)
if job["state"] != "succeeded":
    sys.exit(f"job {job['id']}: {job['state']}, {job['error']}")

flowers = {"instances": [[5.1, 3.5, 1.4, 0.2], [6.7, 3.0, 5.2, 2.3]]}
for prediction in post("/api/v1/models/iris/predict", flowers)["predictions"]:
    print(f"{prediction['label']} {prediction['probability']:.2f}")
