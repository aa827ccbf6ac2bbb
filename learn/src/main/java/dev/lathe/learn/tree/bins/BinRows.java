package dev.lathe.learn.tree.bins;

import dev.lathe.frame.Frame;
import dev.lathe.learn.tree.bins.BinnedColumn.Dense;
import dev.lathe.learn.tree.bins.BinnedColumn.Wide;
import java.util.List;

/// Rows as bins, column by column, that are still being filled: one byte a value, two where a
/// column has more bins than a byte tells apart.
///
/// ```java
/// static BinnedTable table(Bins bins, Frame first, Frame second) {
///   var rows = bins.rows(first.rows() + second.rows());
///   rows.fill(first, 0);
///   rows.fill(second, first.rows());
///   return rows.table();
/// }
/// ```
public final class BinRows {
  private final Bins bins;
  private final int rows;

  /// The bins of each column that a byte tells apart, else none.
  private final byte[][] narrow;

  /// The bins of each other column, else none.
  private final char[][] wide;

  BinRows(Bins bins, int rows) {
    this.bins = bins;
    this.rows = rows;
    narrow = new byte[bins.width()][];
    wide = new char[bins.width()][];
    for (int column = 0; column < narrow.length; column++) {
      boolean two = bins.column(column).wide();
      narrow[column] = new byte[two ? 0 : rows];
      wide[column] = new char[two ? rows : 0];
    }
  }

  /// How many rows there are.
  public int rows() {
    return rows;
  }

  /// Writes the rows of a frame.
  ///
  /// @param prepared has the columns of the bins, by name, with the types they were fitted to
  /// @param at where its first row goes
  public void fill(Frame prepared, int at) {
    for (int column = 0; column < narrow.length; column++) {
      Binning source = bins.binning(column, prepared);
      if (bins.column(column).wide()) source.copy(0, prepared.rows(), wide[column], at);
      else source.copy(0, prepared.rows(), narrow[column], at);
    }
  }

  /// Writes rows of the same bins.
  ///
  /// @param at where the first of them goes
  public void fill(BinRows part, int at) {
    for (int column = 0; column < narrow.length; column++) {
      if (bins.column(column).wide()) {
        System.arraycopy(part.wide[column], 0, wide[column], at, part.rows);
      } else {
        System.arraycopy(part.narrow[column], 0, narrow[column], at, part.rows);
      }
    }
  }

  /// Writes rows of the same bins to these places.
  public void fill(BinRows part, int[] places) {
    for (int column = 0; column < narrow.length; column++) {
      boolean two = bins.column(column).wide();
      for (int i = 0; i < places.length; i++) {
        if (two) wide[column][places[i]] = part.wide[column][i];
        else narrow[column][places[i]] = part.narrow[column][i];
      }
    }
  }

  /// The table of these rows, which are not to be written to any more.
  public BinnedTable table() {
    List<BinnedColumn> columns =
        Bins.workers((long) rows * narrow.length)
            .map(
                narrow.length,
                column -> {
                  ColumnBins own = bins.column(column);
                  var held = own.wide() ? new Wide(wide[column]) : new Dense(narrow[column]);
                  return BinnedColumn.of(own, rows, held);
                });
    return new BinnedTable(bins, rows, columns);
  }
}
