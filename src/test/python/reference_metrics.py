"""Writes what scikit-learn makes of five fixed sets of scores and labels, for MetricsTests.

    python reference_metrics.py > ../resources/evaluation/reference-metrics.json

Needs scikit-learn 1.7 or newer (1.9.1 wrote the file that is there). Calibration errors, which it
does not have, are computed here with NumPy from their definition.
"""

import json

import numpy as np
import sklearn.metrics as metrics
from scipy.special import logsumexp, softmax
from scipy.stats import norm

BINS = 15


def calibration_error(truth, probabilities, groups):
    """groups: row numbers of each bin"""
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == truth
    return sum(abs(np.sum(confidence[g]) - np.sum(right[g])) for g in groups) / len(truth)


def equal_width(probabilities):
    bins = np.clip(np.ceil(probabilities.max(axis=1) * BINS).astype(int) - 1, 0, BINS - 1)
    return [np.flatnonzero(bins == k) for k in range(BINS)]


def equal_mass(probabilities):
    order = np.argsort(probabilities.max(axis=1), kind="stable")
    return np.array_split(order, BINS)


def classification(truth, probabilities):
    truth, probabilities = np.asarray(truth), np.asarray(probabilities)
    classes = np.arange(probabilities.shape[1])
    predicted = probabilities.argmax(axis=1)
    binary = len(classes) == 2
    ranked = probabilities[:, 1] if binary else probabilities
    one_hot = truth if binary else np.eye(len(classes))[truth]
    each = dict(labels=classes, average=None, zero_division=0)
    macro = dict(average="macro", zero_division=0)
    return {
        "truth": truth.tolist(),
        "probabilities": probabilities.tolist(),
        "expected": {
            "accuracy": metrics.accuracy_score(truth, predicted),
            "balancedAccuracy": metrics.balanced_accuracy_score(truth, predicted),
            "precision": metrics.precision_score(truth, predicted, **macro),
            "recall": metrics.recall_score(truth, predicted, **macro),
            "f1": metrics.f1_score(truth, predicted, **macro),
            "matthewsCorrelation": metrics.matthews_corrcoef(truth, predicted),
            "logLoss": metrics.log_loss(truth, probabilities, labels=classes),
            "brierScore": metrics.brier_score_loss(truth, ranked, labels=classes),
            "rocAuc": metrics.roc_auc_score(truth, ranked, multi_class="ovr", labels=classes),
            "prAuc": metrics.average_precision_score(one_hot, ranked),
            "calibrationError": calibration_error(truth, probabilities, equal_width(probabilities)),
            "calibrationErrorEqualMass": calibration_error(
                truth, probabilities, equal_mass(probabilities)
            ),
        },
        "classes": {
            "precision": metrics.precision_score(truth, predicted, **each).tolist(),
            "recall": metrics.recall_score(truth, predicted, **each).tolist(),
            "f1": metrics.f1_score(truth, predicted, **each).tolist(),
        },
        "confusion": metrics.confusion_matrix(truth, predicted, labels=classes).tolist(),
    }


def binary_with_ties(random):
    truth = random.integers(0, 2, 60)
    second = np.clip(np.round(0.35 * truth + random.uniform(0, 0.65, 60), 1), 0, 1)
    return classification(truth, np.column_stack([1 - second, second]))


def many_classes(random, shares, rows, sharpness):
    shares = np.asarray(shares) / np.sum(shares)
    truth = np.concatenate([np.arange(len(shares)), random.choice(len(shares), rows, p=shares)])
    scores = random.normal(size=(len(truth), len(shares))) + np.log(shares)
    scores[np.arange(len(truth)), truth] += sharpness
    return classification(truth, softmax(scores, axis=1))


def regression(random):
    rows, passes, quantile = 80, 7, 0.9
    truth = random.normal(100, 20, rows)
    means = truth + random.normal(0, 8, (passes, rows))
    stds = random.uniform(4, 12, (passes, rows))
    predicted = means.mean(axis=0)
    upper = predicted + norm.ppf(quantile) * stds.mean(axis=0)
    likelihoods = logsumexp(norm.logpdf(truth, means, stds), axis=0) - np.log(passes)
    return {
        "truth": truth.tolist(),
        "predicted": predicted.tolist(),
        "means": means.ravel().tolist(),
        "stds": stds.ravel().tolist(),
        "quantile": quantile,
        "upper": upper.tolist(),
        "expected": {
            "rootMeanSquaredError": metrics.root_mean_squared_error(truth, predicted),
            "meanAbsoluteError": metrics.mean_absolute_error(truth, predicted),
            "medianAbsoluteError": metrics.median_absolute_error(truth, predicted),
            "r2": metrics.r2_score(truth, predicted),
            "logLikelihood": likelihoods.mean(),
            "pinballLoss": metrics.mean_pinball_loss(truth, upper, alpha=quantile),
        },
    }


def several_labels(random):
    rows = 70
    labels = {}
    truths, predictions = [], []
    for name, share in {"rain": 0.5, "wind": 0.2, "fog": 0.07}.items():
        truth = (random.uniform(size=rows) < share).astype(int)
        second = 1 / (1 + np.exp(-random.normal(2.5 * truth - 1.2, 1)))
        labels[name] = classification(truth, np.column_stack([1 - second, second]))
        truths.append(truth)
        predictions.append(second > 0.5)
    match = metrics.accuracy_score(np.column_stack(truths), np.column_stack(predictions))
    return {"labels": labels, "exactMatchAccuracy": match}


def main():
    random = np.random.default_rng(7)
    sets = {
        "binaryWithTies": binary_with_ties(random),
        "tenClasses": many_classes(random, np.ones(10), 120, 2.0),
        "unbalanced": many_classes(random, [95, 4, 1], 150, 1.5),
        "regression": regression(random),
        "severalLabels": several_labels(random),
    }
    lines = [f"{json.dumps(name)}: {json.dumps(data)}" for name, data in sets.items()]
    print("{" + ",\n".join(lines) + "}")


if __name__ == "__main__":
    main()
