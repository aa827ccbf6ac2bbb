package dev.lathe.learn.tree;

import dev.lathe.learn.Limits;
import dev.lathe.learn.Setting;
import dev.lathe.math.RandomStream;
import java.util.Arrays;

/// Which rows, columns and former trees each tree sees. Trees that see different parts make
/// different mistakes, which helps where rows are few or noisy.
///
/// A row is drawn by its own number, the tree's and the seed, so the draw is the same on any number
/// of threads.
///
/// **Source.** `top`: gradient-based one-side sampling, Ke et al., *LightGBM*, NIPS 2017, algorithm
/// 2. `dropout`: Rashmi and Gilad-Bachrach, *DART: Dropouts meet Multiple Additive Regression
/// Trees*, AISTATS 2015, with the weights of XGBoost's `normalize_type=tree`.
///
/// @param rows share of the rows each tree is grown on, above 0 and at most 1
/// @param columns share of the columns each tree may use, above 0 and at most 1; six columns are
///   never too many, so that a tree of a narrow table can still see how columns work together
/// @param nodeColumns share of a tree's columns each split may use, above 0 and at most 1
/// @param top share of the rows whose gradients are largest that every tree sees; the others up to
///   `rows` are drawn and count for more; 0 for none, else below `rows`
/// @param dropout share of former rounds that each round is grown without; then all trees are kept,
///   without watching any rows; 0 or more and below 1
public record Sampling(
    @Setting("share of the rows each tree is grown on, above 0 and at most 1") double rows,
    @Setting("share of the columns each tree may use, above 0 and at most 1") double columns,
    @Setting("share of a tree's columns each split may use, above 0 and at most 1")
        double nodeColumns,
    @Setting(
            "share of the rows with the largest gradients that each tree sees, below rows, 0 for none")
        double top,
    @Setting("share of former rounds each round is grown without, 0 or more and below 1")
        double dropout) {

  private static final int FEWEST = 6;

  /// Every row, and for each tree half of the columns: cheaper, and better on most tables.
  public Sampling() {
    this(1, 0.5, 1, 0, 0);
  }

  public Sampling {
    Limits.above("rows", rows, 0, 1);
    Limits.above("columns", columns, 0, 1);
    Limits.above("node-columns", nodeColumns, 0, 1);
    Limits.within("top", top, 0, 1);
    if (top > 0 && top >= rows) {
      throw new IllegalArgumentException(
          "top must be below rows, as the others are drawn from what is left; got top %s and rows %s"
              .formatted(top, rows));
    }
    Limits.within("dropout", dropout, 0, 0.999);
  }

  /// These settings with another value of `rows`.
  public Sampling rows(double rows) {
    return new Sampling(rows, columns, nodeColumns, top, dropout);
  }

  /// These settings with another value of `columns`.
  public Sampling columns(double columns) {
    return new Sampling(rows, columns, nodeColumns, top, dropout);
  }

  /// These settings with another value of `nodeColumns`.
  public Sampling nodeColumns(double nodeColumns) {
    return new Sampling(rows, columns, nodeColumns, top, dropout);
  }

  /// These settings with another value of `top`.
  public Sampling top(double top) {
    return new Sampling(rows, columns, nodeColumns, top, dropout);
  }

  /// These settings with another value of `dropout`.
  public Sampling dropout(double dropout) {
    return new Sampling(rows, columns, nodeColumns, top, dropout);
  }

  /// Whether every tree sees every row.
  boolean everyRow() {
    return rows == 1 && top == 0;
  }

  /// Whether every tree sees everything.
  boolean whole() {
    return rows == 1 && columns == 1 && nodeColumns == 1 && top == 0 && dropout == 0;
  }

  /// Puts those rows that a round sees before all others.
  ///
  /// @param all every row number
  /// @return how many it sees
  int draw(int[] all, long seed, long round) {
    if (rows == 1) return all.length;
    long name = RandomStream.of(seed, "rows", round).nextLong();
    return drawn(all, 0, rows, name);
  }

  /// Puts a share of the rows from a place on before the others, each drawn by its own number.
  static int drawn(int[] all, int from, double share, long name) {
    long bound = (long) (share * 0x1p53);
    int[] others = new int[all.length - from];
    int count = from;
    int rest = 0;
    for (int i = from; i < all.length; i++) {
      int row = all[i];
      all[count] = row;
      others[rest] = row;
      boolean drawn = RandomStream.mix(name + row * 0x9E3779B97F4A7C15L) >>> 11 < bound;
      count += drawn ? 1 : 0;
      rest += drawn ? 0 : 1;
    }
    System.arraycopy(others, 0, all, count, rest);
    return count;
  }

  /// The columns that a tree may use, ascending; at least one where there are any.
  int[] draw(int width, long seed, long round, long output) {
    int count = Math.min(width, Math.max(FEWEST, (int) Math.ceil(columns * width)));
    int[] order =
        count == width
            ? range(width)
            : RandomStream.of(seed, "columns", round, output).permutation(width);
    int[] drawn = Arrays.copyOf(order, count);
    Arrays.sort(drawn);
    return drawn;
  }

  /// The numbers from 0 up to `count`.
  static int[] range(int count) {
    int[] all = new int[count];
    for (int i = 0; i < count; i++) all[i] = i;
    return all;
  }
}
