package dev.lathe.learn.tree.bins;

import dev.lathe.frame.Column;

/// The rows of a column as bins, to be read in blocks by one thread at a time.
interface Binning {
  /// A column of a frame in these bins.
  static Binning of(ColumnBins bins, Column column) {
    return switch (bins) {
      case NumberBins numbers -> numbers.binning(column);
      case CategoryBins levels -> levels.binning(column);
    };
  }

  /// Writes the bins of some rows to the front of `bins`.
  ///
  /// @param from the first row
  /// @param count how many rows there are, at most [Values#BLOCK]
  void read(int from, int count, int[] bins);

  /// Writes the bins of `count` rows beginning with row `from`, as unsigned bytes, into `target` at
  /// `at`.
  default void copy(int from, int count, byte[] target, int at) {
    int[] bins = new int[Values.BLOCK];
    for (int done = 0; done < count; done += Values.BLOCK) {
      int some = Math.min(Values.BLOCK, count - done);
      read(from + done, some, bins);
      for (int i = 0; i < some; i++) target[at + done + i] = (byte) bins[i];
    }
  }

  /// The same in two bytes.
  default void copy(int from, int count, char[] target, int at) {
    int[] bins = new int[Values.BLOCK];
    for (int done = 0; done < count; done += Values.BLOCK) {
      int some = Math.min(Values.BLOCK, count - done);
      read(from + done, some, bins);
      for (int i = 0; i < some; i++) target[at + done + i] = (char) bins[i];
    }
  }

  /// Those of this column and, behind so many rows of it, those of another.
  default Binning then(int rows, Binning next) {
    return (from, count, bins) -> {
      int before = Math.max(0, Math.min(count, rows - from));
      if (before < count) next.read(from + before - rows, count - before, bins);
      if (before > 0 && before < count) System.arraycopy(bins, 0, bins, before, count - before);
      if (before > 0) read(from, before, bins);
    };
  }

  /// Lists those of some rows that do not lie in a certain bin.
  ///
  /// @param bin the bin to leave out
  /// @param count how many rows there are from `from` on, at most [Values#BLOCK]
  /// @param rows their numbers are written here, from `at` on, with room for all
  /// @param bins their bins, likewise
  /// @return where the next ones go
  default int others(int bin, int from, int count, int[] rows, char[] bins, int at) {
    int[] all = new int[count];
    read(from, count, all);
    int next = at;
    for (int i = 0; i < count; i++) {
      if (all[i] == bin) continue;
      rows[next] = from + i;
      bins[next++] = (char) all[i];
    }
    return next;
  }
}
