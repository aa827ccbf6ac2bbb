package dev.lathe.learn.tree.bins;

import dev.lathe.math.Workers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rows as bins, one byte a value, held twice: row after row, which histograms read, and column
/// after column, by which rows are parted.
///
/// Columns in which nine rows of ten or more have the same bin are held as lists of the others,
/// where there are several such: then only those others cost anything. Columns of more than 255
/// bins are wide: held once, column after column, two bytes a value.
///
/// **Cost.** Two bytes a cell, nine for each listed row of a sparse column. Measured: histograms
/// from rows take 1/2.2 of the time from columns, parting from columns 1/5 of the time from rows.
public final class BinnedTable {
  /// How many lanes one word holds.
  public static final int LANES = 8;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BLOCK = 1024;

  private static final int FEWEST_SPARSE = 4;

  private final Bins bins;
  private final int rows;

  private final List<BinnedColumn> columns;

  /// The place of each column among those of its form.
  private final int[] places;

  private final Optional<SparseRows> sparse;
  private final byte[][] dense;
  private final Lanes lanes;
  private final byte[] byRow;

  BinnedTable(Bins bins, int rows, List<BinnedColumn> found) {
    this.bins = bins;
    this.rows = rows;
    long listed = found.stream().filter(SparseColumn.class::isInstance).count();
    boolean enough = listed >= FEWEST_SPARSE;
    columns = enough ? found : found.stream().map(BinnedColumn::whole).toList();
    places = new int[columns.size()];
    List<byte[]> bytes = new ArrayList<>();
    List<Integer> narrow = new ArrayList<>();
    List<SparseColumn> lists = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (int column = 0, wide = 0; column < places.length; column++) {
      switch (columns.get(column)) {
        case BinnedColumn.Dense own -> {
          places[column] = bytes.size();
          bytes.add(own.bins);
          narrow.add(bins.column(column).size() + 1);
        }
        case BinnedColumn.Wide _ -> places[column] = wide++;
        case SparseColumn own -> {
          places[column] = lists.size();
          lists.add(own);
          sizes.add(bins.column(column).size() + 1);
        }
      }
    }
    dense = bytes.toArray(byte[][]::new);
    sparse = enough ? Optional.of(SparseRows.of(lists, sizes, rows)) : Optional.empty();
    lanes = Lanes.of(dense, narrow.stream().mapToInt(Integer::intValue).toArray(), workers());
    long cells = (long) rows * lanes.count();
    if (cells > Integer.MAX_VALUE - 64) {
      throw new IllegalArgumentException(
          "%s rows of %s columns are more cells than one table holds (2^31); sample rows"
              .formatted(rows, dense.length));
    }
    byRow = new byte[(int) cells + LANES]; // the last word may be read beyond the last row
    int blocks = (rows + BLOCK - 1) / BLOCK;
    workers().forEach(blocks, this::fillRows);
  }

  private void fillRows(int block) {
    int width = lanes.count();
    int from = block * BLOCK;
    int to = Math.min(rows, from + BLOCK);
    for (int place = 0; place < dense.length; place++) {
      byte[] source = dense[place];
      int step = lanes.step(place);
      int at = from * width + lanes.of(place);
      for (int row = from; row < to; row++, at += width) {
        byRow[at] += (byte) (step * source[row]);
      }
    }
  }

  /// The workers that suit this many cells: this thread alone, or all. Every cell is gone over many
  /// times, so half as many are worth a second thread as where each is looked at once.
  public Workers workers() {
    return Bins.workers(2L * rows * columns.size());
  }

  /// What the bins mean.
  public Bins bins() {
    return bins;
  }

  /// How many rows there are.
  public int rows() {
    return rows;
  }

  /// How many columns there are.
  public int width() {
    return columns.size();
  }

  /// The bin of a value.
  public int bin(int row, int column) {
    return switch (columns.get(column)) {
      case BinnedColumn.Dense own -> own.bins[row] & 0xFF;
      case BinnedColumn.Wide own -> own.bins[row];
      case SparseColumn own -> own.bin(row);
    };
  }

  /// The bins of a column as unsigned bytes; not to be written to. Those of a sparse column are
  /// written out anew each time.
  ///
  /// @throws IllegalArgumentException when the column has more bins than a byte tells apart
  public byte[] column(int column) {
    if (columns.get(column) instanceof BinnedColumn.Dense own) return own.bins;
    if (columns.get(column) instanceof SparseColumn own && !bins.column(column).wide()) {
      return own.toBytes();
    }
    throw new IllegalArgumentException(
        "column '%s' has %s bins, more than a byte tells apart; take two bytes"
            .formatted(bins.names().get(column), bins.column(column).size()));
  }

  /// The bins of a column in two bytes each; not to be written to. Only those of wide columns are
  /// held so, others are written out anew each time.
  public char[] chars(int column) {
    if (columns.get(column) instanceof BinnedColumn.Wide own) return own.bins;
    char[] all = new char[rows];
    columns.get(column).copy(0, rows, all, 0);
    return all;
  }

  /// Whether a column's bins are listed row by row in [#sparse()].
  public boolean sparse(int column) {
    return columns.get(column) instanceof SparseColumn;
  }

  /// Whether a column has a place in the words of a row.
  public boolean dense(int column) {
    return columns.get(column) instanceof BinnedColumn.Dense;
  }

  /// The place of a column among the dense ones, among the sparse or among the wide ones.
  public int place(int column) {
    return places[column];
  }

  /// The sparse columns row by row, where there are any.
  public Optional<SparseRows> sparse() {
    return sparse;
  }

  /// Which dense columns share a byte of a row's words, by their places.
  public Lanes lanes() {
    return lanes;
  }

  /// How many words hold the bins of a row, eight lanes to a word, the first in its low byte.
  public int words() {
    return (lanes.count() + LANES - 1) / LANES;
  }

  /// Gathers words of some rows. What a last word holds beyond the last lane means nothing.
  ///
  /// Going over the rows once for nothing but this lets the processor fetch many of them at a time:
  /// where rows lie far apart, sums from what was gathered take half the time of sums from the rows
  /// themselves.
  ///
  /// @param list row numbers, of which `count` are read from `from` on
  /// @param word the first word
  /// @param words how many words of each row
  /// @param target the words of all rows, then the next words of all rows
  /// @param stride how far apart in `target` the words of one row stand
  public void gather(
      int[] list, int from, int count, int word, int words, long[] target, int stride) {
    int next = 0;
    for (; next + 4 <= words; next += 4) {
      four(list, from, count, (word + next) * LANES, target, next * stride, stride);
    }
    for (; next < words; next++) {
      one(list, from, count, (word + next) * LANES, target, next * stride);
    }
  }

  private void four(int[] list, int from, int count, int first, long[] target, int to, int stride) {
    int width = lanes.count();
    byte[] source = byRow;
    for (int i = 0; i < count; i++) {
      int at = list[from + i] * width + first;
      target[to + i] = (long) WORD.get(source, at);
      target[to + stride + i] = (long) WORD.get(source, at + LANES);
      target[to + 2 * stride + i] = (long) WORD.get(source, at + 2 * LANES);
      target[to + 3 * stride + i] = (long) WORD.get(source, at + 3 * LANES);
    }
  }

  private void one(int[] list, int from, int count, int first, long[] target, int to) {
    int width = lanes.count();
    byte[] source = byRow;
    for (int i = 0; i < count; i++) {
      target[to + i] = (long) WORD.get(source, list[from + i] * width + first);
    }
  }
}
