package dev.lathe.learn.additive;

import java.util.List;

/// One of the draws of rows that curves are learned from, and what was learned.
///
/// @param held how much of each row's weight was left out
/// @param start the scores to start from
/// @param curves of each column that has one, `(bins, scores)`
/// @param surfaces of each pair, `(cells, scores)`
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Bag(double[] held, double[] start, List<double[]> curves, List<double[]> surfaces) {
  Bag surfaces(List<double[]> surfaces) {
    return new Bag(held, start, curves, surfaces);
  }
}
