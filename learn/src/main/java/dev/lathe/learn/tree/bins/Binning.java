package dev.lathe.learn.tree.bins;

/// The rows of a column as bins, to be read in blocks by one thread at a time.
interface Binning {
  /// Writes the bins of `count` rows beginning with row `from`, as unsigned bytes, into `target` at
  /// `at`.
  void copy(int from, int count, byte[] target, int at);

  /// Lists those of some rows that do not lie in a certain bin.
  ///
  /// @param bin the bin to leave out
  /// @param count how many rows there are from `from` on, at most [Values#BLOCK]
  /// @param rows their numbers are written here, from `at` on, with room for all
  /// @param bins their bins, likewise
  /// @return where the next ones go
  default int others(int bin, int from, int count, int[] rows, byte[] bins, int at) {
    copy(from, count, bins, at);
    int next = at;
    for (int i = 0; i < count; i++) {
      byte found = bins[at + i];
      if ((found & 0xFF) == bin) continue;
      rows[next] = from + i;
      bins[next++] = found;
    }
    return next;
  }
}
