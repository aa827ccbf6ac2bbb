#!/usr/bin/python3
"""Writes the tables of this folder again, byte for byte, from their published sources.

Needs Debian's python3-sklearn (for the tables it ships) and r-base-core (for R's `datasets`):

    apt-get install python3-sklearn r-base-core
    /usr/bin/python3 examples/data/make.py

Only this script needs them; reading the tables needs nothing.
"""

import csv
import gzip
import os
import subprocess
from datetime import date

import sklearn.datasets

HERE = os.path.dirname(os.path.abspath(__file__))
SHIPPED = os.path.join(os.path.dirname(sklearn.datasets.__file__), "data")
MASK = (1 << 64) - 1


def write(name, header, rows):
    with open(os.path.join(HERE, name), "w", newline="", encoding="utf-8") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)
    print(f"{name}: {len(rows)} rows, {len(header)} columns")


def uniform(seed, k):
    """SplitMix64, draw k: the same number in [0, 1) in every language."""
    z = (seed + (k + 1) * 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return ((z ^ (z >> 31)) >> 11) * 2.0**-53


def shuffled(rows, seed):
    """Fisher and Yates, from the last row down."""
    rows = list(rows)
    for last in range(len(rows) - 1, 0, -1):
        other = int(uniform(seed, last) * (last + 1))
        rows[last], rows[other] = rows[other], rows[last]
    return rows


def from_r(expression):
    """A data set of R's `datasets` package as rows of text, the header first."""
    script = f'write.csv({expression}, stdout(), row.names = FALSE, na = "")'
    text = subprocess.run(
        ["Rscript", "--vanilla", "-e", script], check=True, capture_output=True, text=True
    ).stdout
    return list(csv.reader(text.splitlines()))


# Dawson (1995), the cross-tabulation of everyone on board: (class, age, sex) -> (died, survived).
TITANIC = {
    ("first", "adult", "male"): (118, 57),
    ("first", "adult", "female"): (4, 140),
    ("first", "child", "male"): (0, 5),
    ("first", "child", "female"): (0, 1),
    ("second", "adult", "male"): (154, 14),
    ("second", "adult", "female"): (13, 80),
    ("second", "child", "male"): (0, 11),
    ("second", "child", "female"): (0, 13),
    ("third", "adult", "male"): (387, 75),
    ("third", "adult", "female"): (89, 76),
    ("third", "child", "male"): (35, 13),
    ("third", "child", "female"): (17, 14),
    ("crew", "adult", "male"): (670, 192),
    ("crew", "adult", "female"): (3, 20),
}


def titanic():
    rows = [
        (*person, survived)
        for person, counts in TITANIC.items()
        for survived, count in zip(("no", "yes"), counts)
        for _ in range(count)
    ]

    def total(value):
        return sum(value in row for row in rows)

    assert len(rows) == 2201
    assert total("yes") == 711
    assert [total(c) for c in ("first", "second", "third", "crew")] == [325, 285, 706, 885]
    assert total("female") == 470 and total("child") == 109
    packaged = {
        (row[0].lower(), row[2].lower(), row[1].lower(), row[3].lower()): int(row[4])
        for row in from_r("as.data.frame(Titanic)")[1:]
    }
    short = {"first": "1st", "second": "2nd", "third": "3rd", "crew": "crew"}
    for (group, age, sex), (died, survived) in TITANIC.items():
        assert packaged[short[group], age, sex, "no"] == died
        assert packaged[short[group], age, sex, "yes"] == survived
    write("titanic.csv", ["class", "age", "sex", "survived"], shuffled(rows, 1912))


def breast_cancer():
    measures = (
        "radius texture perimeter area smoothness compactness concavity concave_points "
        "symmetry fractal_dimension"
    ).split()
    header = [f"{part}_{m}" for part in ("mean", "error", "worst") for m in measures]
    with open(os.path.join(SHIPPED, "breast_cancer.csv"), encoding="utf-8") as table:
        _, *rows = csv.reader(table)
    rows = [[*row[:-1], ("malignant", "benign")[int(row[-1])]] for row in rows]
    assert sum(row[-1] == "malignant" for row in rows) == 212
    write("breast_cancer.csv", [*header, "diagnosis"], rows)


def diabetes():
    header = (
        "age sex bmi blood_pressure total_cholesterol ldl hdl cholesterol_ratio "
        "log_triglycerides glucose progression"
    ).split()
    with gzip.open(os.path.join(SHIPPED, "diabetes_data_raw.csv.gz"), "rt") as table:
        rows = [line.split() for line in table]
    with gzip.open(os.path.join(SHIPPED, "diabetes_target.csv.gz"), "rt") as target:
        rows = [[*row, str(int(float(y)))] for row, y in zip(rows, target)]
    assert len(rows) == 442
    write("diabetes.csv", header, rows)


def iris():
    with open(os.path.join(SHIPPED, "iris.csv"), encoding="utf-8") as table:
        _, *rows = csv.reader(table)
    species = ("setosa", "versicolor", "virginica")
    rows = [[*row[:-1], species[int(row[-1])]] for row in rows]
    packaged = from_r("iris")[1:]
    assert [[*map(float, r[:4]), r[4]] for r in rows] == [
        [*map(float, r[:4]), r[4]] for r in packaged
    ]
    header = ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"]
    write("iris.csv", header, rows)


def airquality():
    rows = [
        [date(1973, int(month), int(day)).isoformat(), solar, wind, temperature, ozone]
        for ozone, solar, wind, temperature, month, day in from_r("airquality")[1:]
    ]
    assert len(rows) == 153
    assert sum(row[1] == "" for row in rows) == 7 and sum(row[4] == "" for row in rows) == 37
    write("airquality.csv", ["date", "solar", "wind", "temperature", "ozone"], rows)


def airline_passengers():
    counts = [row[0] for row in from_r("data.frame(x = as.vector(AirPassengers))")[1:]]
    rows = [[date(1949 + i // 12, 1 + i % 12, 1).isoformat(), c] for i, c in enumerate(counts)]
    assert len(rows) == 144 and sum(map(int, counts)) == 40363
    write("airline_passengers.csv", ["month", "passengers"], rows)


if __name__ == "__main__":
    titanic()
    breast_cancer()
    diabetes()
    iris()
    airquality()
    airline_passengers()
