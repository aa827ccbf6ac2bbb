package dev.lathe.learn.tree.bins;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Bins of a column of categories: one for each level in the dictionary's order. Where there are
/// too many levels, the most frequent ones keep a bin each and all others share the last.
///
/// Levels are known by name, so a frame with another dictionary is binned right; a level that no
/// fitted row had counts as missing.
public final class CategoryBins implements ColumnBins {
  private final List<String> levels;
  private final byte[] bins;
  private final int size;

  private CategoryBins(List<String> levels, byte[] bins, int size) {
    this.levels = levels;
    this.bins = bins;
    this.size = size;
  }

  /// Bins for the levels that have weight.
  ///
  /// @param weights one for each row; a row of weight 0 counts as absent
  /// @param most how many bins there may be
  static CategoryBins of(Categories column, double[] weights, int most) {
    double[] totals = new double[column.levels().size()];
    for (int row = 0; row < column.rows(); row++) {
      int code = column.code(row);
      if (code != Categories.MISSING) totals[code] += weights[row];
    }
    List<String> seen = new ArrayList<>();
    for (int code = 0; code < totals.length; code++) {
      if (totals[code] > 0) {
        totals[seen.size()] = totals[code];
        seen.add(column.levels().get(code));
      }
    }
    double[] held = Arrays.copyOf(totals, seen.size());
    return of(seen, seen.size() <= most ? upTo(held.length) : frequent(held, most));
  }

  /// Bins of known levels.
  ///
  /// @param levels in sort order
  /// @param bins the bin of each level as an unsigned byte, numbered from 0 without gaps
  public static CategoryBins of(List<String> levels, byte[] bins) {
    if (levels.size() != bins.length) {
      throw new IllegalArgumentException(
          "%s levels have %s bins".formatted(levels.size(), bins.length));
    }
    int size = 1;
    for (byte bin : bins) size = Math.max(size, (bin & 0xFF) + 1);
    if (size > MOST) throw new IllegalArgumentException("bin 255 is the missing one");
    return new CategoryBins(List.copyOf(levels), bins.clone(), size);
  }

  private static byte[] upTo(int size) {
    byte[] bins = new byte[size];
    for (int level = 0; level < size; level++) bins[level] = (byte) level;
    return bins;
  }

  private static byte[] frequent(double[] totals, int most) {
    List<Integer> order = new ArrayList<>();
    for (int level = 0; level < totals.length; level++) order.add(level);
    order.sort((a, b) -> Double.compare(totals[b], totals[a])); // stable: ties by level
    byte[] bins = new byte[totals.length];
    Arrays.fill(bins, (byte) (most - 1));
    int[] kept = order.stream().limit(most - 1L).mapToInt(Integer::intValue).sorted().toArray();
    for (int bin = 0; bin < kept.length; bin++) bins[kept[bin]] = (byte) bin;
    return bins;
  }

  @Override
  public int size() {
    return size;
  }

  /// The levels that have a bin, in sort order.
  public List<String> levels() {
    return levels;
  }

  /// The bin of a level given by its place in [#levels()].
  public int bin(int level) {
    return bins[level] & 0xFF;
  }

  /// The bin of a level, the missing bin when no fitted row had it.
  public int bin(String level) {
    int found = Collections.binarySearch(levels, level);
    return found < 0 ? size : bins[found] & 0xFF;
  }

  /// The bin of each code of a dictionary, and of a missing value behind them.
  public int[] binsOf(List<String> dictionary) {
    int[] byCode = new int[dictionary.size() + 1];
    boolean same = dictionary.equals(levels);
    for (int code = 0; code < dictionary.size(); code++) {
      byCode[code] = same ? bins[code] & 0xFF : bin(dictionary.get(code));
    }
    byCode[dictionary.size()] = size;
    return byCode;
  }

  @Override
  public void bin(Column column, byte[] target) {
    binning(column).copy(0, target.length, target, 0);
  }

  /// The rows of a column, to be read in blocks.
  Binning binning(Column column) {
    if (!(column instanceof Categories categories)) throw Bins.wrongType("categories", column);
    return new Coded(categories, binsOf(categories.levels()));
  }

  /// The rows of a column by its codes.
  ///
  /// @param bins the bin of each code, and of a missing one behind them
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record Coded(Categories column, int[] bins) implements Binning {
    @Override
    public void read(int from, int count, int[] found) {
      int missing = bins.length - 1;
      for (int i = 0; i < count; i++) {
        int code = column.code(from + i);
        found[i] = bins[code < 0 ? missing : code];
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CategoryBins categories
        && levels.equals(categories.levels)
        && Arrays.equals(bins, categories.bins);
  }

  @Override
  public int hashCode() {
    return 31 * levels.hashCode() + Arrays.hashCode(bins);
  }

  @Override
  public String toString() {
    return "CategoryBins[%s levels in %s]".formatted(levels.size(), size);
  }
}
