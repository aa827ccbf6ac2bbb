package dev.lathe.learn.tree.bins;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How each column of a frame is divided into bins, at most 255 where a value is to take one byte
/// and a split is to be a choice between a few hundred places, and for numbers at most 65,535 where
/// two bytes and more places are wanted.
///
/// ```java
/// var frame = Frame.of("age", new double[] {22, 38, 26, Double.NaN});
/// var bins = Bins.of(frame, 255);
/// BinnedTable table = bins.bin(frame);
/// int missing = table.bin(3, 0); // bins.column(0).size()
/// ```
///
/// **Shapes.** Columns are known by name: a frame to be binned may have them in any order and more
/// beside them. Numbers, yes/no and categories can be binned; times and texts must be prepared
/// first.
///
/// **Missing values.** Have a bin of their own, numbered behind the last one for values.
///
/// **Cost.** A sort of each column of numbers when fitted, of at most 200,000 rows; a look into a
/// table and a few comparisons for each value when binned, one for values in the bin of nearly all
/// rows. Columns are read a block at a time and run in parallel where there are 500,000 cells or
/// more.
public final class Bins {
  /// With fewer cells than this a second thread costs more than it saves.
  private static final int CELLS_FOR_THREADS = 500_000;

  private static final Workers ALONE = Workers.of(1);

  private final List<String> names;
  private final List<ColumnBins> columns;

  private Bins(List<String> names, List<ColumnBins> columns) {
    this.names = List.copyOf(names);
    this.columns = List.copyOf(columns);
  }

  /// Bins with these columns.
  public static Bins of(List<String> names, List<ColumnBins> columns) {
    if (names.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%s names for %s columns".formatted(names.size(), columns.size()));
    }
    return new Bins(names, columns);
  }

  /// Bins fitted to a frame whose rows count alike.
  ///
  /// @param prepared numbers, yes/no and categories only
  /// @param most how many bins a column's values may take, 2 to 65,535; categories take at most 255
  public static Bins of(Frame prepared, int most) {
    double[] ones = new double[prepared.rows()];
    Arrays.fill(ones, 1);
    return of(prepared, ones, most);
  }

  /// Bins fitted to a frame whose rows have weights; a whole weight is the same as that many equal
  /// rows.
  ///
  /// @param prepared numbers, yes/no and categories only
  /// @param weights one for each row, 0 or more
  /// @param most how many bins a column's values may take, 2 to 65,535; categories take at most 255
  public static Bins of(Frame prepared, double[] weights, int most) {
    if (most < 2 || most > ColumnBins.WIDEST) {
      throw new IllegalArgumentException("bins must be from 2 to 65535, got " + most);
    }
    var fit = new BinsFit(weights, most);
    List<ColumnBins> columns =
        perColumn(prepared).map(prepared.width(), column -> fit.bins(prepared.column(column)));
    return new Bins(prepared.names(), columns);
  }

  /// What is thrown when a tree meets a column of a type that it was not fitted to.
  public static IllegalArgumentException wrongType(String wanted, Column found) {
    return new IllegalArgumentException(
        "a tree needs %s here and the column holds %s; prepare it first"
            .formatted(wanted, found.type().key()));
  }

  private static Workers perColumn(Frame frame) {
    return workers((long) frame.rows() * frame.width());
  }

  /// The workers that suit this many cells: this thread alone, or all.
  public static Workers workers(long cells) {
    return cells >= CELLS_FOR_THREADS ? Workers.current() : ALONE;
  }

  /// This thread alone, for what is too small to share out.
  public static Workers alone() {
    return ALONE;
  }

  /// The columns' names in order.
  public List<String> names() {
    return names;
  }

  /// How many columns there are.
  public int width() {
    return columns.size();
  }

  /// The bins of a column.
  public ColumnBins column(int column) {
    return columns.get(column);
  }

  /// The rows of a frame as bins.
  ///
  /// @param prepared has the columns of these bins, by name, with the types they were fitted to
  public BinnedTable bin(Frame prepared) {
    var cache = BinCache.current();
    List<BinnedColumn> binned =
        perColumn(prepared).map(columns.size(), column -> binned(column, prepared, cache));
    return new BinnedTable(this, prepared.rows(), binned);
  }

  /// The rows of two frames, one after the other, as bins.
  public BinnedTable bin(Frame first, Frame second) {
    int rows = first.rows() + second.rows();
    var cache = BinCache.current();
    List<BinnedColumn> binned =
        perColumn(first)
            .map(
                columns.size(),
                column -> {
                  Binning before =
                      cache.isPresent() ? binned(column, first, cache) : binning(column, first);
                  Binning all = before.then(first.rows(), binning(column, second));
                  return BinnedColumn.of(columns.get(column), rows, all);
                });
    return new BinnedTable(this, rows, binned);
  }

  private BinnedColumn binned(int column, Frame prepared, Optional<BinCache> cache) {
    ColumnBins own = columns.get(column);
    Binning source = binning(column, prepared);
    return cache.isPresent()
        ? cache.get().binned(own, prepared.column(names.get(column)), source)
        : BinnedColumn.of(own, prepared.rows(), source);
  }

  /// A column of a frame, to be read as bins.
  Binning binning(int column, Frame prepared) {
    return Binning.of(columns.get(column), prepared.column(names.get(column)));
  }

  /// Room for so many rows as bins.
  public BinRows rows(int rows) {
    return new BinRows(this, rows);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bins bins && names.equals(bins.names) && columns.equals(bins.columns);
  }

  @Override
  public int hashCode() {
    return 31 * names.hashCode() + columns.hashCode();
  }

  @Override
  public String toString() {
    return "Bins[%s columns]".formatted(columns.size());
  }
}
