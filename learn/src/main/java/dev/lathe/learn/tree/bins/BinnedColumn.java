package dev.lathe.learn.tree.bins;

import dev.lathe.frame.Column;
import java.util.Optional;

/// The rows of a column as bins.
sealed interface BinnedColumn permits BinnedColumn.Dense, SparseColumn {
  /// The bins of all rows as unsigned bytes.
  byte[] toBytes();

  /// A column of which every row is held.
  final class Dense implements BinnedColumn {
    private final byte[] bins;

    Dense(byte[] bins) {
      this.bins = bins;
    }

    @Override
    public byte[] toBytes() {
      return bins;
    }
  }

  /// The rows of a column in the form that suits them.
  static BinnedColumn of(ColumnBins bins, Column column) {
    Binning binning =
        switch (bins) {
          case NumberBins numbers -> numbers.binning(column);
          case CategoryBins levels -> levels.binning(column);
        };
    Optional<SparseColumn> sparse = SparseColumn.of(binning, column.rows());
    if (sparse.isPresent()) return sparse.get();
    byte[] all = new byte[column.rows()];
    binning.copy(0, all.length, all, 0);
    return new Dense(all);
  }

  /// The same of bins that are known.
  static BinnedColumn of(byte[] bins) {
    Optional<SparseColumn> sparse = SparseColumn.of(new Known(bins), bins.length);
    return sparse.isPresent() ? sparse.get() : new Dense(bins);
  }

  /// Rows whose bins are known.
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Known(byte[] known) implements Binning {
    @Override
    public void copy(int from, int count, byte[] target, int at) {
      System.arraycopy(known, from, target, at, count);
    }
  }
}
