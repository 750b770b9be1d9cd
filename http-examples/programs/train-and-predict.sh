#!/bin/sh
# Trains a network on the data set iris, and predicts the species of two flowers with it.
set -e
dropwise=${1:-http://localhost:8080}

curl --fail "$dropwise/api/v1/jobs" -H 'Content-Type: application/json' -H 'Prefer: wait=60' --data '{
  "dataset": "iris",
  "model": {"layers": [{"type": "dense", "units": 32, "activation": "relu"}, {"type": "dropout", "rate": 0.2}, {"type": "dense"}]},
  "training": {"epochs": 30, "batchSize": 16, "optimizer": {"type": "adam", "learningRate": 0.01}},
  "registerAs": "iris"
}'

curl --fail "$dropwise/api/v1/models/iris/predict" -H 'Content-Type: application/json' --data '{
  "instances": [[5.1, 3.5, 1.4, 0.2], [6.7, 3.0, 5.2, 2.3]]
}'
