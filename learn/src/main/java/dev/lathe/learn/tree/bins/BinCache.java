package dev.lathe.learn.tree.bins;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;
import dev.lathe.math.RandomStream;
import java.util.Arrays;
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
/// **Cost.** About a nanosecond a cell to hash; one byte a cell kept, the least recently used
/// columns going first when there are too many.
public final class BinCache {
  private static final ScopedValue<BinCache> CURRENT = ScopedValue.newInstance();
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final long most;
  private long held;
  private final Map<Key, ColumnBins> bins = new LinkedHashMap<>();
  private final LinkedHashMap<BinnedKey, byte[]> binned = new LinkedHashMap<>(16, 0.75f, true);

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

  /// The cache in use on this thread.
  static Optional<BinCache> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  private record Hash(long first, long second) {}

  private record Key(Hash column, Hash weights, int most) {}

  private record BinnedKey(ColumnBins bins, Hash column) {}

  /// Bins that are fitted to rows of these weights.
  Fitting fitting(double[] weights, int most) {
    long[] lanes = {1, 2, 3, 4};
    for (int row = 0; row < weights.length; row++) add(lanes, row, weights[row]);
    return new Fitting(mixed(lanes, weights.length), most);
  }

  /// Bins of columns whose rows have the same weights.
  final class Fitting {
    private final Hash weights;
    private final int most;

    private Fitting(Hash weights, int most) {
      this.weights = weights;
      this.most = most;
    }

    /// The bins of a column, fitted when they are not known.
    ColumnBins bins(Column column, Supplier<ColumnBins> fit) {
      return BinCache.this.bins(new Key(hash(column), weights, most), fit);
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

  /// The binned rows of a column, not to be written to.
  byte[] binned(ColumnBins bins, Column column) {
    var key = new BinnedKey(bins, hash(column));
    synchronized (this) {
      byte[] known = binned.get(key);
      if (known != null) return known;
    }
    byte[] bytes = new byte[column.rows()];
    bins.bin(column, bytes);
    synchronized (this) {
      if (binned.put(key, bytes) == null) held += bytes.length;
      var oldest = binned.entrySet().iterator();
      while (held > most && oldest.hasNext()) {
        held -= oldest.next().getValue().length;
        oldest.remove();
      }
    }
    return bytes;
  }

  /*
   * Four sums over every fourth value each, so that one multiplication need not wait for the one
   * before; two 64-bit numbers are made of them.
   */
  private static void add(long[] lanes, int row, double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    lanes[row & 3] = (Long.rotateLeft(lanes[row & 3], 29) ^ bits) * MIX;
  }

  private static Hash hash(Column column) {
    return switch (column) {
      case Numbers numbers -> {
        long[] lanes = {1, 2, 3, 4};
        double[] block = new double[Values.BLOCK];
        for (int from = 0; from < numbers.rows(); from += Values.BLOCK) {
          int some = Math.min(Values.BLOCK, numbers.rows() - from);
          numbers.copyTo(from, block, 0, some);
          for (int i = 0; i < some; i++) add(lanes, i, block[i]);
        }
        yield mixed(lanes, numbers.rows());
      }
      case YesNo answers -> {
        long[] lanes = {5, 6, 7, 8};
        for (int row = 0; row < answers.rows(); row++) {
          long code = answers.missing(row) ? 2 : answers.code(row);
          lanes[row & 3] = (Long.rotateLeft(lanes[row & 3], 29) ^ code) * MIX;
        }
        yield mixed(lanes, answers.rows());
      }
      case Categories categories -> {
        long[] levels = new long[categories.levels().size() + 1];
        for (int code = 0; code < levels.length - 1; code++) levels[code] = text(categories, code);
        long[] lanes = {9, 10, 11, 12};
        for (int row = 0; row < categories.rows(); row++) {
          int code = categories.code(row);
          long level = levels[code < 0 ? levels.length - 1 : code];
          lanes[row & 3] = (Long.rotateLeft(lanes[row & 3], 29) ^ level) * MIX;
        }
        yield mixed(lanes, categories.rows() + 31L * Arrays.hashCode(levels));
      }
      default -> throw Bins.wrongType("numbers or categories", column);
    };
  }

  private static long text(Categories categories, int code) {
    long hash = MIX;
    String level = categories.levels().get(code);
    for (int i = 0; i < level.length(); i++) hash = RandomStream.mix(hash ^ level.charAt(i));
    return hash;
  }

  private static Hash mixed(long[] lanes, long size) {
    long first = RandomStream.mix(size);
    long second = RandomStream.mix(~size);
    for (long lane : lanes) {
      first = RandomStream.mix(first ^ lane);
      second = RandomStream.mix(second + lane * MIX);
    }
    return new Hash(first, second);
  }
}
