package dev.lathe.benchmarks.peers;

/// What is predicted in a race; the bench's own list, whatever else Lathe learns to predict.
enum Kind {
  BINARY,
  MULTICLASS,
  REGRESSION
}
