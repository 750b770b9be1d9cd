"""Asks samplers of Optuna what to try next.

Reads "begin SEED", "ask" and "tell OBJECTIVE" line by line; answers "ask" with a line of JSON.
Arguments: sampler (univariate, multivariate, random) and the search space as JSON.
"""

import json
import sys

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)


def sampler(name, seed):
    if name == "random":
        return optuna.samplers.RandomSampler(seed=seed)
    return optuna.samplers.TPESampler(seed=seed, multivariate=name == "multivariate")


def suggest(trial, name, knob):
    if knob["type"] == "choice":
        return trial.suggest_categorical(name, knob["values"])
    if knob["type"] == "int":
        return trial.suggest_int(name, knob["from"], knob["to"], log=knob.get("log", False))
    return trial.suggest_float(name, knob["from"], knob["to"], log=knob.get("log", False))


def main():
    space = json.loads(sys.argv[2])
    study = None
    trial = None
    for line in sys.stdin:
        word, *rest = line.split()
        if word == "begin":
            study = optuna.create_study(sampler=sampler(sys.argv[1], int(rest[0])))
        elif word == "ask":
            trial = study.ask()
            values = {name: suggest(trial, name, knob) for name, knob in space.items()}
            print(json.dumps(values), flush=True)
        else:
            study.tell(trial, float(rest[0]))


main()
