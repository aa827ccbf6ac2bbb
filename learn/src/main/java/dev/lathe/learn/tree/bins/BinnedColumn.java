package dev.lathe.learn.tree.bins;

import java.util.Optional;

/// The rows of a column as bins, held.
sealed interface BinnedColumn extends Binning
    permits BinnedColumn.Dense, BinnedColumn.Wide, SparseColumn {
  /// How much memory the rows take.
  long bytes();

  /// The same with a place for each row.
  BinnedColumn whole();

  /// A byte for each row.
  final class Dense implements BinnedColumn {
    final byte[] bins;

    Dense(byte[] bins) {
      this.bins = bins;
    }

    @Override
    public void read(int from, int count, int[] found) {
      for (int i = 0; i < count; i++) found[i] = bins[from + i] & 0xFF;
    }

    @Override
    public void copy(int from, int count, byte[] target, int at) {
      System.arraycopy(bins, from, target, at, count);
    }

    @Override
    public long bytes() {
      return bins.length;
    }

    @Override
    public Dense whole() {
      return this;
    }
  }

  /// Two bytes for each row, where a byte does not tell all bins apart.
  final class Wide implements BinnedColumn {
    final char[] bins;

    Wide(char[] bins) {
      this.bins = bins;
    }

    @Override
    public void read(int from, int count, int[] found) {
      for (int i = 0; i < count; i++) found[i] = bins[from + i];
    }

    @Override
    public long bytes() {
      return 2L * bins.length;
    }

    @Override
    public Wide whole() {
      return this;
    }
  }

  /// Rows in the form that suits them; those that are held are not copied.
  ///
  /// @param rows how many there are
  static BinnedColumn of(ColumnBins bins, int rows, Binning source) {
    Optional<SparseColumn> sparse = SparseColumn.of(bins, rows, source);
    if (sparse.isPresent()) return sparse.get();
    return source instanceof BinnedColumn held ? held.whole() : whole(bins, rows, source);
  }

  /// Rows with a place for each.
  static BinnedColumn whole(ColumnBins bins, int rows, Binning source) {
    if (bins.wide()) {
      char[] all = new char[rows];
      source.copy(0, rows, all, 0);
      return new Wide(all);
    }
    byte[] all = new byte[rows];
    source.copy(0, rows, all, 0);
    return new Dense(all);
  }
}
