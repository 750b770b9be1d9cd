"""What scikit-learn's MLPClassifier and MLPRegressor reach with their defaults on the rows of DefaultJobBenchmark.

Usage: default_peers.py FOLDER SEEDS. Each folder in FOLDER is a data set: dataset.json as the service describes it,
training.csv and test.csv. Prints a line of JSON for each: {"name": ..., "scores": [one a seed]}, accuracy or R squared.
Numbers are standardized, missing ones imputed with the mean, categories one-hot encoded; pixels are standardized, or divided by
their range where that is better in the mean. All is fitted on the training rows, which are all learned from. Needs scikit-learn.
"""

import csv
import json
import sys
import warnings
from pathlib import Path

import numpy as np
from sklearn.compose import make_column_transformer
from sklearn.exceptions import ConvergenceWarning
from sklearn.impute import SimpleImputer
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler


def read(file, target):
    with open(file, newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    columns = [name for name in rows[0] if name != target]
    return columns, rows


def table(rows, columns, categories):
    def value(row, name):
        if name in categories:
            return row[name]
        return float(row[name]) if row[name] else np.nan

    cells = [[value(row, name) for name in columns] for row in rows]
    return np.array(cells, dtype=object if categories else float)


def standardized(columns, categories):
    numbers = [i for i, name in enumerate(columns) if name not in categories]
    words = [i for i, name in enumerate(columns) if name in categories]
    return make_column_transformer(
        (make_pipeline(SimpleImputer(), StandardScaler()), numbers),
        (OneHotEncoder(handle_unknown="ignore"), words),
    )


def scores(folder, seeds):
    dataset = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    target = dataset["target"]["name"]
    classifies = dataset["task"] == "classification"
    categories = {f["name"] for f in dataset["features"] if f["type"] == "category"}
    columns, training = read(folder / "training.csv", target)
    _, test = read(folder / "test.csv", target)
    label = str if classifies else float
    peer = MLPClassifier if classifies else MLPRegressor
    x, y = table(training, columns, categories), [label(row[target]) for row in training]
    test_x, test_y = table(test, columns, categories), [label(row[target]) for row in test]

    def scored(preparation):
        models = [make_pipeline(preparation, peer(random_state=seed)) for seed in range(1, seeds + 1)]
        return [model.fit(x, y).score(test_x, test_y) for model in models]

    preparations = [standardized(columns, categories)]
    for feature in dataset["features"]:
        if feature["type"] == "image":
            preparations.append(FunctionTransformer(lambda pixels: pixels / feature["pixelRange"]))
    return max(map(scored, preparations), key=np.mean)


def main():
    warnings.simplefilter("ignore", ConvergenceWarning)
    for folder in sorted(Path(sys.argv[1]).iterdir()):
        found = {"name": folder.name, "scores": scores(folder, int(sys.argv[2]))}
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
