package dev.lathe.math;

/// Sums over many rows, taken in parallel, with the same bits on any number of threads.
///
/// The rows are cut into blocks in a way that depends on their number alone; each block adds into
/// an array of its own, and these are added up in the order of the blocks.
///
/// ```java
/// double[] x = {1, 2, 3};
/// double[] sumAndSquares =
///     RowSums.of(x.length, 2, (from, to, sums) -> {
///       for (int row = from; row < to; row++) {
///         sums[0] += x[row];
///         sums[1] += x[row] * x[row];
///       }
///     });
/// ```
///
/// **Cost.** Memory for at most 64 arrays of the result's length.
public final class RowSums {
  private static final int SMALLEST_BLOCK = 512;
  private static final int MOST_BLOCKS = 64;
  private static final int MOST_NUMBERS = 1 << 23;

  private RowSums() {}

  /// Adds up the rows of one block.
  @FunctionalInterface
  public interface Block {
    /// Adds what rows `from` (included) to `to` (excluded) contribute into `sums`, which begins at
    /// zero.
    void add(int from, int to, double[] sums);
  }

  /// The sums over all rows.
  ///
  /// @param length how many sums are taken
  public static double[] of(int rows, int length, Block block) {
    int blocks = blocks(rows, length);
    var parts =
        Workers.current()
            .map(
                blocks,
                task -> {
                  double[] sums = new double[length];
                  block.add(start(rows, blocks, task), start(rows, blocks, task + 1), sums);
                  return sums;
                });
    double[] total = parts.getFirst();
    for (double[] part : parts.subList(1, blocks)) {
      for (int i = 0; i < length; i++) {
        total[i] += part[i];
      }
    }
    return total;
  }

  private static int blocks(int rows, int length) {
    int most = Math.min(MOST_BLOCKS, MOST_NUMBERS / Math.max(1, length));
    return Math.max(1, Math.min(most, rows / SMALLEST_BLOCK));
  }

  private static int start(int rows, int blocks, int block) {
    return (int) ((long) rows * block / blocks);
  }
}
