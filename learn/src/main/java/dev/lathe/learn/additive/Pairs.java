package dev.lathe.learn.additive;

import dev.lathe.learn.Limits;
import dev.lathe.learn.Setting;
import dev.lathe.learn.TaskKind;

/// How many pairs of columns get a surface of their own beside their curves, and how fine it is.
///
/// @param pairs most pairs; 0 for curves alone, -1 to go by the number of columns: nine for every
///   ten, at least 10 and at most 40, and none for several classes
/// @param pairBins most bins of a column in a pair, 2 to 32; fewer where rows are few, so that a
///   cell holds eight on average
public record Pairs(
    @Setting("most pairs of columns; 0 for none, -1 to go by the number of columns") int pairs,
    @Setting("most bins of a column in a pair, 2 to 32") int pairBins) {
  private static final int USUAL_LEAST = 10;
  private static final int USUAL_MOST = 40;
  private static final double FOR_EACH_COLUMN = 0.9;
  private static final int FEWEST_BINS = 4;
  private static final double ROWS_OF_A_CELL = 8;

  /// As many as suit the number of columns, in up to 32 bins.
  public Pairs() {
    this(-1, 32);
  }

  public Pairs {
    Limits.within("pairs", pairs, -1, 1000);
    Limits.within("pair-bins", pairBins, 2, 32);
  }

  /// These settings with so many pairs at most.
  public Pairs pairs(int pairs) {
    return new Pairs(pairs, pairBins);
  }

  /// These settings with so many bins of a column in a pair at most.
  public Pairs pairBins(int pairBins) {
    return new Pairs(pairs, pairBins);
  }

  /// How many pairs there may be.
  int most(int columns, TaskKind kind) {
    if (pairs >= 0) return pairs;
    if (kind == TaskKind.MULTICLASS) return 0;
    return Math.clamp((int) Math.ceil(FOR_EACH_COLUMN * columns), USUAL_LEAST, USUAL_MOST);
  }

  /// How many bins a column has in a pair where the rows weigh this much together.
  int bins(double rows) {
    int fit = (int) Math.sqrt(rows / ROWS_OF_A_CELL);
    return Math.min(pairBins, Math.max(FEWEST_BINS, fit));
  }
}
