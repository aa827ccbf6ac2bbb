#!/usr/bin/python3
"""Test scores of scikit-learn's and XGBoost's default trees on the rows that `run` scores Lathe on.

    apt-get install python3-sklearn python3-pandas python3-xgboost
    /usr/bin/python3 benchmarks/quality/peers.py DATA [SET ...]

DATA is the folder of data sets (or LATHE_DATA). Prints one line of a Markdown table per set. Every
learner keeps its default settings (random_state 0, two threads); XGBoost is told `tree_method=hist`.
Encodings are the plain ones a user would choose first:

- a date becomes its day of the month (the sets have year, month and hour beside it);
- HistGradientBoosting: categories as ordinal codes declared categorical, missing values as they are
  (in scikit-learn 1.2.1 a column of more than 255 levels stays a plain code);
- RandomForest, XGBoost: one column per category of up to 100 levels, else ordinal codes; missing
  numbers are the median for the forest and as they are for XGBoost.
"""

import csv
import multiprocessing
import os
import sys
import time
import warnings

import numpy as np
import pandas as pd
import sklearn
import xgboost
from sklearn import ensemble, metrics
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder

HERE = os.path.dirname(os.path.abspath(__file__))
SECONDS = 900  # what one fit may take
PEERS = ("HistGradientBoosting", "RandomForest", "XGBoost")


def is_test(rows):
    """The rows held out: u(42, row) < 0.2, as in the README beside this script."""
    with np.errstate(over="ignore"):
        z = np.uint64(42) + (np.arange(rows, dtype=np.uint64) + np.uint64(1)) * np.uint64(
            0x9E3779B97F4A7C15
        )
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    u = (z >> np.uint64(11)).astype(float) * 2.0**-53
    assert abs(u[0] - 0.7415648787718233) < 1e-16
    return u < 0.2


def read(data, entry):
    missing = ["", "NA"] if entry["set"] == "ames_housing" else [""]
    path = os.path.join(data, entry["file"])
    frame = pd.read_csv(path, keep_default_na=False, na_values=missing, low_memory=False)
    if "dteday" in frame:
        frame["dteday"] = pd.to_datetime(frame["dteday"]).dt.day
    target = frame.pop(entry["target"])
    return frame.drop(columns=entry["drop"].split()), target


def encoded(peer, frame):
    text = [c for c in frame if frame[c].dtype == object]
    numbers = [c for c in frame if c not in text]
    codes = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=np.nan)
    if peer == "HistGradientBoosting":
        wide = [c for c in text if frame[c].nunique() > 255]
        native = [c for c in text if c not in wide]
        table = make_column_transformer((codes, native + wide), ("passthrough", numbers))
        return table, list(range(len(native)))
    wide = [c for c in text if frame[c].nunique() > 100]
    narrow = [c for c in text if c not in wide]
    one_hot = OneHotEncoder(handle_unknown="ignore", sparse_output=False, dtype=np.float32)
    if peer == "XGBoost":
        return make_column_transformer((one_hot, narrow), (codes, wide), ("passthrough", numbers)), []
    whole = OrdinalEncoder(
        handle_unknown="use_encoded_value", unknown_value=-1, encoded_missing_value=-1
    )
    median = SimpleImputer(strategy="median")
    return make_column_transformer((one_hot, narrow), (whole, wide), (median, numbers)), []


def learner(peer, classes, categorical, singles):
    if peer == "HistGradientBoosting":
        # its early stopping (default above 10,000 rows) cannot draw a class of one row
        settings = {"early_stopping": False} if singles else {}
        kind = (
            ensemble.HistGradientBoostingClassifier
            if classes
            else ensemble.HistGradientBoostingRegressor
        )
        return kind(random_state=0, categorical_features=categorical or None, **settings)
    if peer == "RandomForest":
        kind = ensemble.RandomForestClassifier if classes else ensemble.RandomForestRegressor
        return kind(random_state=0, n_jobs=2)
    kind = xgboost.XGBClassifier if classes else xgboost.XGBRegressor
    return kind(random_state=0, n_jobs=2, tree_method="hist")


def score(peer, data, entry):
    warnings.simplefilter("ignore")
    frame, target = read(data, entry)
    test = is_test(len(frame))
    frame, held, y, truth = frame[~test], frame[test], target[~test], target[test]
    classes = entry["score"] in ("auc", "accuracy")
    if classes:
        names = sorted(set(y))
        code = {name: i for i, name in enumerate(names)}
        y, truth = y.map(code), truth.map(code).fillna(-1)
    table, categorical = encoded(peer, frame)
    singles = classes and y.value_counts().min() < 2
    model = make_pipeline(table, learner(peer, classes, categorical, singles))
    start = time.time()
    model.fit(frame, y)
    seconds = time.time() - start
    if entry["score"] == "auc":
        value = metrics.roc_auc_score(truth, model.predict_proba(held)[:, 1])
    elif entry["score"] == "accuracy":
        value = metrics.accuracy_score(truth, model.predict(held))
    elif entry["score"] == "rmse":
        value = metrics.mean_squared_error(truth, model.predict(held)) ** 0.5
    else:
        value = metrics.r2_score(truth, model.predict(held))
    return value, seconds


def bounded(peer, data, entry):
    """The score, or why there is none, within the time a fit may take."""
    pool = multiprocessing.Pool(1)
    try:
        value, seconds = pool.apply_async(score, (peer, data, entry)).get(SECONDS)
        shown = f"{value:,.0f}" if entry["score"] == "rmse" else f"{value:.4f}"
        return f"{shown} ({seconds:.1f} s)"
    except multiprocessing.TimeoutError:
        return f"over {SECONDS} s"
    except Exception as failure:  # one peer's refusal must not end the table
        print(f"{entry['set']}, {peer}: {failure}", file=sys.stderr)
        return "failed"
    finally:
        pool.terminate()


def main():
    data = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("LATHE_DATA", "")
    if not os.path.isdir(data):
        sys.exit("peers: name the folder of data sets, as an argument or in LATHE_DATA")
    with open(os.path.join(HERE, "sets.csv"), encoding="utf-8") as table:
        entries = list(csv.DictReader(table))
    wanted = sys.argv[2:]
    print(f"scikit-learn {sklearn.__version__}, XGBoost {xgboost.__version__}\n")
    print("| set | score | " + " | ".join(PEERS) + " |")
    print("|---|---|" + "---:|" * len(PEERS))
    for entry in entries:
        if not wanted or entry["set"] in wanted:
            cells = [bounded(peer, data, entry) for peer in PEERS]
            print(f"| {entry['set']} | {entry['score']} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
