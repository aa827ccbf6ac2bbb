package dev.lathe.learn.tree.bins;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Fits bins to column after column of the same rows, on any thread.
final class BinsFit {
  private final double[] weights;
  private final int most;
  private final SampledRows sampled;
  private final Optional<BinCache.Fitting> cache;

  /// Those that no thread uses at present.
  private final Queue<Quantiles> free = new ConcurrentLinkedQueue<>();

  /// @param weights one for each row; a row of weight 0 counts as absent
  /// @param most how many bins a column's values may take
  BinsFit(double[] weights, int most) {
    this.weights = weights;
    this.most = most;
    sampled = SampledRows.of(weights.length);
    cache = BinCache.current().map(known -> known.fitting(weights, most));
  }

  /// The bins of a column.
  ColumnBins bins(Column column) {
    return cache.isPresent() ? cache.get().bins(column, () -> fitted(column)) : fitted(column);
  }

  private ColumnBins fitted(Column column) {
    return switch (column) {
      case Numbers numbers -> numbers(numbers);
      case YesNo _ -> NumberBins.of(0.5);
      case Categories categories ->
          CategoryBins.of(categories, weights, Math.min(most, ColumnBins.MOST));
      case Times _, Texts _ -> throw Bins.wrongType("numbers or categories", column);
    };
  }

  /// Bins for numbers: one for each distinct value where there are few, otherwise of about equal
  /// weight.
  private ColumnBins numbers(Numbers column) {
    Quantiles kept = free.poll();
    Quantiles quantiles = kept == null ? new Quantiles() : kept;
    quantiles.read(column, weights, most, sampled);
    var bins = NumberBins.of(CutPoints.between(quantiles, most));
    free.add(quantiles);
    return bins;
  }
}
