#!/usr/bin/python3
"""scikit-learn's side of a race: started by `run` with the settings, told on standard input what to do.

    load FILE | train | hold FILE | score | reset | peak

Each line is answered by one line; `train` says how many seconds the call of `fit` took. Encodings:

- histogram boosting: categories as codes, declared categorical up to 255 levels; missing as it is;
- forests: one column per level up to 100 levels, else codes; a missing number is the median, a
  missing category a level of its own.
"""

import sys
import time
import warnings

import numpy as np

NUMBERS, SPARSE = 0, -1


def read(path):
    """Target, columns and forms of a sheet, as `Sheet.java` describes it."""
    with open(path, "rb") as file:
        heading = file.readline()
    words = heading.split()
    rows, kind, classes = int(words[1]), words[2].decode(), int(words[3])
    forms = [int(word) for word in words[4:]]
    if SPARSE in forms:
        raise NotImplementedError("scikit-learn is not given sparse rows")
    table = np.memmap(path, "<f8", "r", len(heading), (1 + len(forms), rows))
    return np.array(table[0]), np.ascontiguousarray(table[1:].T), forms, kind, classes


class Side:
    def __init__(self, word):
        method, trees, leaves, depth, threads, seed = word.split(":")
        self.method, self.trees, self.leaves = method, int(trees), int(leaves)
        self.depth = int(depth) or None
        self.threads, self.seed = int(threads), int(seed)

    def learner(self):
        from sklearn import ensemble

        numbers = self.kind == "REGRESSION"
        if self.method == "DEFAULTS":
            kind = (
                ensemble.HistGradientBoostingRegressor
                if numbers
                else ensemble.HistGradientBoostingClassifier
            )
            # its early stopping (default above 10,000 rows) cannot draw a class of one row
            _, rows = np.unique(self.target, return_counts=True)
            single = {} if numbers or rows.min() > 1 else {"early_stopping": False}
            return kind(
                categorical_features=self.native() or None, random_state=self.seed, **single
            )
        if self.method == "BOOSTING":
            kind = (
                ensemble.HistGradientBoostingRegressor
                if numbers
                else ensemble.HistGradientBoostingClassifier
            )
            return kind(
                max_iter=self.trees,
                max_leaf_nodes=self.leaves,
                max_depth=self.depth,
                learning_rate=0.1,
                max_bins=255,
                min_samples_leaf=20,
                early_stopping=False,
                categorical_features=self.native() or None,
                random_state=self.seed,
            )
        if self.method == "ISOLATION":
            return ensemble.IsolationForest(
                n_estimators=self.trees, n_jobs=self.threads, random_state=self.seed
            )
        name = "ExtraTrees" if self.method.endswith("EXTRA_TREES") else "RandomForest"
        kind = getattr(ensemble, name + ("Regressor" if numbers else "Classifier"))
        return kind(n_estimators=self.trees, n_jobs=self.threads, random_state=self.seed)

    def native(self):
        """The columns that are declared categories."""
        return [i for i, form in enumerate(self.forms) if 0 < form <= 255]

    def encoded(self, cells):
        if self.method in ("BOOSTING", "DEFAULTS"):
            return cells
        parts = []
        for column, form in enumerate(self.forms):
            values = cells[:, column]
            missing = np.isnan(values)
            if form == NUMBERS:
                parts.append(np.where(missing, self.medians[column], values)[:, None])
            elif form <= 100:
                parts.append((values[:, None] == np.arange(form)).astype(np.float32))
            else:
                parts.append(np.where(missing, -1, values)[:, None])
        return np.ascontiguousarray(np.hstack(parts), dtype=np.float32)

    def load(self, path):
        self.target, cells, self.forms, self.kind, self.classes = read(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.medians = np.nanmedian(cells, axis=0)
        self.cells = self.encoded(cells)
        self.learner()  # imports what training needs

    def train(self):
        model = self.learner()
        start = time.perf_counter()
        if self.method == "ISOLATION":
            # as Lathe is timed: learning and scoring every row
            model.fit(self.cells)
            self.strangeness = -model.score_samples(self.cells)
        else:
            model.fit(self.cells, self.target)
        seconds = time.perf_counter() - start
        self.model = model
        return seconds

    def hold(self, path):
        _, cells, *_ = read(path)
        self.held = self.encoded(cells)

    def score(self):
        if self.method == "ISOLATION":
            return -self.model.score_samples(self.held)
        if self.kind == "REGRESSION":
            return self.model.predict(self.held)
        some = self.model.predict_proba(self.held)
        every = np.zeros((len(self.held), self.classes))
        every[:, self.model.classes_.astype(int)] = some
        return every[:, 1] if self.kind == "BINARY" else every.ravel()


def status(field):
    with open("/proc/self/status", encoding="ascii") as file:
        for line in file:
            if line.startswith(field + ":"):
                return 1024 * int(line.split()[1])
    return 0


def reset():
    """Begins to measure the peak anew; says what is held now."""
    try:
        with open("/proc/self/clear_refs", "w", encoding="ascii") as file:
            file.write("5")
    except OSError:
        pass
    return status("VmRSS")


def main():
    try:
        import sklearn
    except ImportError:
        print("absent python3-sklearn is not installed", flush=True)
        return
    warnings.simplefilter("ignore")
    side = Side(sys.argv[1])
    print("scikit-learn " + sklearn.__version__, flush=True)
    for line in sys.stdin:
        what, _, path = line.strip().partition(" ")
        try:
            if what == "load":
                side.load(path)
                print("loaded", flush=True)
            elif what == "train":
                print(repr(side.train()), flush=True)
            elif what == "hold":
                side.hold(path)
                print("held", flush=True)
            elif what == "score":
                print(" ".join(map(repr, side.score().tolist())), flush=True)
            elif what == "reset":
                print(reset(), flush=True)
            elif what == "peak":
                print(status("VmHWM"), flush=True)
        except (NotImplementedError, MemoryError, ValueError) as failure:
            print("absent scikit-learn: " + " ".join(str(failure).split()), flush=True)


if __name__ == "__main__":
    main()
