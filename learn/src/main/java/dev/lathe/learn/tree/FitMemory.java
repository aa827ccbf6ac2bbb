package dev.lathe.learn.tree;

import dev.lathe.frame.Figures;

/// About how much memory boosting holds, for those it does not fit in.
final class FitMemory {
  /// Target, weight, packed gradients, and two lists of rows.
  private static final int BYTES_A_ROW = 32;

  /// A score, a slope and a curve.
  private static final int BYTES_A_SCORE = 16;

  /// What is learned from a row, what is watched of it, and its place among those drawn.
  private static final int BYTES_WATCHED = 24;

  private FitMemory() {}

  /// What to throw when a fit runs out of memory.
  ///
  /// @param columns how many are learned from, one byte a row in each of two copies
  /// @param width how many scores a row has
  /// @param held bytes of the table that the rows came from
  static OutOfMemoryError refusal(
      GradientBoosting settings,
      long rows,
      int columns,
      int width,
      long held,
      OutOfMemoryError cause) {
    int watched = settings.stopping().patience() > 0 ? BYTES_WATCHED : 0;
    long bytes = rows * (2L * columns + BYTES_A_ROW + (long) width * BYTES_A_SCORE + watched);
    bytes += bytes / 5 + held; // what is for a short time only
    var refusal =
        new OutOfMemoryError(
            "learning from %s rows of %s columns needs about %s MB of memory and Java may take %s MB; give it more, as with -Xmx, or fewer rows"
                .formatted(
                    Figures.count(rows),
                    Figures.count(columns),
                    Figures.count(Math.ceilDiv(bytes, 1L << 20)),
                    Figures.count(Runtime.getRuntime().maxMemory() >> 20)));
    refusal.initCause(cause);
    return refusal;
  }
}
