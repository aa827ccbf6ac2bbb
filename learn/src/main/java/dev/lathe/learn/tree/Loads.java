package dev.lathe.learn.tree;

import dev.lathe.learn.Target;
import java.util.Arrays;

/// What each row of a forest's task carries through a tree, packed into one long.
///
/// Of numbers, and of two classes as 0 and 1, it is how often the row was drawn in the upper bits,
/// and the draws times the target, scaled to whole numbers, in the lower ones: longs that are added
/// up give a node's draws and sum, exactly and in any order. Of several classes it is the draws in
/// the upper half and the class in the lower.
final class Loads {
  /// More rows than this cannot be drawn for a tree.
  static final int MOST_DRAWS = (1 << 26) - 1;

  private static final int CLASS_SHIFT = 32;
  private static final int MOST_TARGET_BITS = 23;

  private final long[] once;
  private final int shift;
  private final boolean several;

  private Loads(long[] once, int shift, boolean several) {
    this.once = once;
    this.shift = shift;
    this.several = several;
  }

  /// The loads of a target.
  ///
  /// @param draws how many draws a tree's rows have together, at most
  static Loads of(Target target, long draws) {
    long[] once = new long[target.rows()];
    int drawBits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, draws));
    return switch (target) {
      case Target.Classes classes -> {
        boolean several = classes.levels().size() > 2;
        int shift = several ? CLASS_SHIFT : drawBits + 1;
        for (int row = 0; row < once.length; row++) once[row] = (1L << shift) | classes.code(row);
        yield new Loads(once, shift, several);
      }
      case Target.Amounts amounts -> {
        int targetBits = Math.min(MOST_TARGET_BITS, Long.SIZE - 1 - 2 * drawBits);
        int shift = drawBits + targetBits;
        double[] values = amounts.toArray();
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(0);
        double half = most / 2 - least / 2; // the whole range may be beyond the largest number
        double scale = half > 0 ? ((1L << targetBits) - 1) / half : 0;
        for (int row = 0; row < once.length; row++) {
          once[row] = (1L << shift) | Math.round((values[row] / 2 - least / 2) * scale);
        }
        yield new Loads(once, shift, false);
      }
      case Target.Unknown unknown -> throw unknown.refusal();
    };
  }

  /// How many rows there are.
  int rows() {
    return once.length;
  }

  /// Whether there are several classes.
  boolean several() {
    return several;
  }

  /// How many bits stand below the draws.
  int shift() {
    return shift;
  }

  /// What a row carries that was drawn so many times.
  long of(int row, int times) {
    return several ? once[row] + ((times - 1L) << CLASS_SHIFT) : times * once[row];
  }

  /// The draws in a load.
  int draws(long load) {
    return (int) (load >>> shift);
  }
}
