package dev.lathe.learn.tree.bins;

import dev.lathe.frame.Column;
import dev.lathe.frame.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps the bins of columns that were binned before, known by a hash of their content, so that
/// learners, folds and trials that meet the same column do not bin it again.
///
/// ```java
/// static List<Model> both(Task task) {
///   var bins = BinCache.of(1L << 28);
///   return bins.call(
///       () -> List.of(new GradientBoosting().fit(task), new RandomForest().fit(task)));
/// }
/// ```
///
/// What is learned is the same with and without. Shared freely between threads.
///
/// **Cost.** About a nanosecond a cell to hash; one byte a cell kept, less of sparse columns and
/// two of wide ones, the least recently used columns going first when there are too many.
public final class BinCache {
  private static final ScopedValue<BinCache> CURRENT = ScopedValue.newInstance();

  private final long most;
  private long held;
  private final Map<Key, ColumnBins> bins = new LinkedHashMap<>();
  private final LinkedHashMap<BinnedKey, BinnedColumn> binned =
      new LinkedHashMap<>(16, 0.75f, true);

  private BinCache(long most) {
    this.most = most;
  }

  /// An empty cache.
  ///
  /// @param bytes how much it may hold, 0 or more
  public static BinCache of(long bytes) {
    if (bytes < 0) throw new IllegalArgumentException("bytes must be 0 or more, got " + bytes);
    return new BinCache(bytes);
  }

  /// Runs the body with this cache in use.
  public <T> T call(Supplier<T> body) {
    return ScopedValue.where(CURRENT, this).call(body::get);
  }

  /// The cache in use on this thread, if it may hold anything.
  static Optional<BinCache> current() {
    return CURRENT.isBound() && CURRENT.get().most > 0
        ? Optional.of(CURRENT.get())
        : Optional.empty();
  }

  private record Key(String column, String weights, int most) {}

  private record BinnedKey(ColumnBins bins, String column) {}

  /// Bins that are fitted to rows of these weights.
  Fitting fitting(double[] weights, int most) {
    return new Fitting(Fingerprint.of(weights), most);
  }

  /// Bins of columns whose rows have the same weights.
  final class Fitting {
    private final String weights;
    private final int most;

    private Fitting(String weights, int most) {
      this.weights = weights;
      this.most = most;
    }

    /// The bins of a column, fitted when they are not known.
    ColumnBins bins(Column column, Supplier<ColumnBins> fit) {
      return BinCache.this.bins(new Key(Fingerprint.of(column), weights, most), fit);
    }
  }

  private ColumnBins bins(Key key, Supplier<ColumnBins> fit) {
    synchronized (this) {
      ColumnBins known = bins.get(key);
      if (known != null) return known;
    }
    ColumnBins fitted = fit.get();
    synchronized (this) {
      bins.put(key, fitted);
    }
    return fitted;
  }

  /// The binned rows of a column.
  BinnedColumn binned(ColumnBins bins, Column column, Binning source) {
    var key = new BinnedKey(bins, Fingerprint.of(column));
    synchronized (this) {
      BinnedColumn known = binned.get(key);
      if (known != null) return known;
    }
    BinnedColumn rows = BinnedColumn.of(bins, column.rows(), source);
    synchronized (this) {
      if (binned.put(key, rows) == null) held += rows.bytes();
      var oldest = binned.entrySet().iterator();
      while (held > most && oldest.hasNext()) {
        held -= oldest.next().getValue().bytes();
        oldest.remove();
      }
    }
    return rows;
  }
}
