package dev.lathe.learn.tree;

import dev.lathe.learn.Limits;
import dev.lathe.learn.Setting;
import dev.lathe.math.RandomStream;
import java.util.Arrays;

/// Which rows and columns each tree sees. Trees that see different parts of the rows make different
/// mistakes, which helps where rows are few or noisy.
///
/// A row is drawn by its own number, the tree's and the seed, so the draw is the same on any number
/// of threads.
///
/// @param rows share of the rows each tree is grown on, above 0 and at most 1
/// @param columns share of the columns each tree may use, above 0 and at most 1; six columns are
///   never too many, so that a tree of a narrow table can still see how columns work together
public record Sampling(
    @Setting("share of the rows each tree is grown on, above 0 and at most 1") double rows,
    @Setting("share of the columns each tree may use, above 0 and at most 1") double columns) {

  private static final int FEWEST = 6;

  /// Every row, and for each tree half of the columns: cheaper, and better on most tables.
  public Sampling() {
    this(1, 0.5);
  }

  public Sampling {
    Limits.above("rows", rows, 0, 1);
    Limits.above("columns", columns, 0, 1);
  }

  /// These settings with this share of the rows.
  public Sampling rows(double rows) {
    return new Sampling(rows, columns);
  }

  /// These settings with this share of the columns.
  public Sampling columns(double columns) {
    return new Sampling(rows, columns);
  }

  /// Puts those rows that a round sees before all others.
  ///
  /// @param all every row number
  /// @return how many it sees
  int draw(int[] all, long seed, long round) {
    if (rows == 1) return all.length;
    long name = RandomStream.of(seed, "rows", round).nextLong();
    long bound = (long) (rows * 0x1p53);
    int[] others = new int[all.length];
    int count = 0;
    int rest = 0;
    for (int row : all) {
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

  static int[] range(int size) {
    int[] numbers = new int[size];
    for (int i = 0; i < size; i++) numbers[i] = i;
    return numbers;
  }
}
