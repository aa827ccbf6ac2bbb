package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Histograms of nodes: added up on all threads where there are rows enough, and used again when a
/// node no longer needs its own. Several threads may ask at a time.
final class Histograms {
  private static final int ROWS_TO_A_BLOCK = 2048;
  private static final long MOST_BYTES = 256L << 20;

  private final BinnedTable table;
  private final HistogramLayout layout;
  private final Deque<Histogram> free = new ArrayDeque<>();

  Histograms(BinnedTable table) {
    this.table = table;
    layout = new HistogramLayout(table);
  }

  /// How many histograms may wait for their nodes to be parted.
  int most() {
    return (int) Math.max(2, Math.min(100_000, MOST_BYTES / (8L * layout.size + 1)));
  }

  /// How many sums a histogram has.
  int size() {
    return layout.size;
  }

  /// The loops that add up these columns.
  HistogramLoops loops(int[] columns) {
    return new HistogramLoops(table, layout, columns);
  }

  private Histogram empty() {
    Histogram kept = taken();
    if (kept == null) return new Histogram(layout);
    kept.clear();
    return kept;
  }

  private synchronized @Nullable Histogram taken() {
    return free.pollLast();
  }

  private synchronized void put(Histogram histogram) {
    free.addLast(histogram);
  }

  /// Lets a leaf's histogram be used for another.
  void release(Leaf leaf) {
    if (leaf.histogram != null) put(leaf.histogram);
    leaf.histogram = null;
  }

  /// Adds up a leaf's rows: one histogram for each thread, blocks handed out as threads come free.
  void fill(Leaf leaf, HistogramLoops loops, long[] packed, int[] rows, Hands hands) {
    var into = empty();
    leaf.histogram = into;
    int blocks = (leaf.rows() + ROWS_TO_A_BLOCK - 1) / ROWS_TO_A_BLOCK;
    Team many = hands.team(leaf.rows(), table.width());
    int tasks = Math.min(many.threads(), blocks);
    List<HistogramLoops.Scratch> scratches = hands.additions(Math.max(1, tasks));
    if (tasks <= 1) {
      loops.add(into, rows, leaf.from, leaf.to, packed, scratches.getFirst());
      loops.complete(into, leaf.sums.total());
      return;
    }
    var next = new AtomicInteger();
    List<Histogram> parts = new ArrayList<>();
    parts.add(into);
    for (int task = 1; task < tasks; task++) parts.add(empty());
    many.forEach(
        tasks,
        task -> {
          for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
            int from = leaf.from + block * ROWS_TO_A_BLOCK;
            int to = Math.min(leaf.to, from + ROWS_TO_A_BLOCK);
            loops.add(parts.get(task), rows, from, to, packed, scratches.get(task));
          }
        });
    for (int task = 1; task < tasks; task++) {
      into.plus(parts.get(task));
      put(parts.get(task));
    }
    loops.complete(into, leaf.sums.total());
  }
}
