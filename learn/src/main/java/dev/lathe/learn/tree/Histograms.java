package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.math.Workers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Histograms of nodes: added up on all threads where there are rows enough, and used again when a
/// node no longer needs its own.
final class Histograms {
  private static final int ROWS_TO_A_BLOCK = 2048;
  private static final int CELLS_FOR_THREADS = 60_000;
  private static final long MOST_BYTES = 256L << 20;

  private final BinnedTable table;
  private final HistogramLayout layout;
  private final Workers workers;
  private final Deque<Histogram> free = new ArrayDeque<>();
  private final List<HistogramLoops.Scratch> scratches = new ArrayList<>();

  Histograms(BinnedTable table) {
    this.table = table;
    layout = new HistogramLayout(table);
    workers = table.workers();
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

  /// The workers that suit so many rows with so many steps each.
  Workers workers(int rows, int steps) {
    return (long) rows * steps >= CELLS_FOR_THREADS ? workers : Bins.alone();
  }

  private Histogram empty() {
    Histogram kept = free.pollLast();
    if (kept == null) return new Histogram(layout);
    kept.clear();
    return kept;
  }

  /// Lets a leaf's histogram be used for another.
  void release(Leaf leaf) {
    if (leaf.histogram != null) free.addLast(leaf.histogram);
    leaf.histogram = null;
  }

  /// Adds up a leaf's rows: one histogram for each thread, blocks handed out as threads come free.
  void fill(Leaf leaf, HistogramLoops loops, long[] packed, int[] rows) {
    var into = empty();
    leaf.histogram = into;
    int blocks = (leaf.rows() + ROWS_TO_A_BLOCK - 1) / ROWS_TO_A_BLOCK;
    Workers many = workers(leaf.rows(), table.width());
    int tasks = Math.min(many.threads(), blocks);
    while (scratches.size() < Math.max(1, tasks)) scratches.add(new HistogramLoops.Scratch(table));
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
      free.addLast(parts.get(task));
    }
    loops.complete(into, leaf.sums.total());
  }
}
