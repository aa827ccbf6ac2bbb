package dev.lathe.learn.additive;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.loss.Loss;

/// The rows that an additive model learns from, and how.
///
/// @param table their bins; behind them those of rows that are only watched
/// @param target one for each row
/// @param weights one for each row, 0 for rows that are only watched
/// @param loss what is made small
/// @param steps how far a step goes
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record AdditiveRows(BinnedTable table, double[] target, double[] weights, Loss loss, Steps steps) {
  /// The weight of the rows in each cell.
  ///
  /// @param each one for each row
  double[] weights(Cells cells, double[] each) {
    double[] sums = new double[cells.size()];
    int block = 4096;
    int[] at = new int[block];
    for (int from = 0; from < each.length; from += block) {
      int to = Math.min(each.length, from + block);
      cells.write(from, to, at);
      for (int row = from; row < to; row++) sums[at[row - from]] += each[row];
    }
    return sums;
  }

  /// The scores of all rows: those to start from, and what terms add.
  ///
  /// @param tables `(cells, scores)` of each term
  double[][] scores(double[] start, java.util.List<Cells> terms, java.util.List<double[]> tables) {
    int width = start.length;
    double[][] scores = new double[width][target.length];
    int block = 4096;
    int[] at = new int[block];
    for (int from = 0; from < target.length; from += block) {
      int to = Math.min(target.length, from + block);
      for (int k = 0; k < width; k++) java.util.Arrays.fill(scores[k], from, to, start[k]);
      for (int term = 0; term < terms.size(); term++) {
        terms.get(term).write(from, to, at);
        double[] table = tables.get(term);
        for (int k = 0; k < width; k++) {
          for (int row = from; row < to; row++) {
            scores[k][row] += table[at[row - from] * width + k];
          }
        }
      }
    }
    return scores;
  }
}
