package dev.lathe.learn.tree;

import java.util.Arrays;

/// Sums of gradients and hessians by bin and column as [Packed] integers: exact, so the same in any
/// order and on any number of threads, and a sibling's is the parent's less the other child's.
final class Histogram {
  private final HistogramLayout layout;
  private final long[][] sums;

  Histogram(HistogramLayout layout) {
    this.layout = layout;
    sums = layout.arrays();
  }

  void clear() {
    for (long[] word : sums) Arrays.fill(word, 0);
  }

  /// The sums of a word's columns.
  long[] word(int word) {
    return sums[word];
  }

  /// The sums of all sparse columns.
  long[] sparse() {
    return sums[sums.length - 1];
  }

  /// The array that holds a column's sums, from [#offset] on.
  long[] of(int column) {
    return sums[layout.array(column)];
  }

  /// Where a column's sums begin.
  int offset(int column) {
    return layout.offset(column);
  }

  /// Adds another histogram.
  void plus(Histogram other) {
    for (int word = 0; word < sums.length; word++) {
      long[] mine = sums[word];
      long[] theirs = other.sums[word];
      for (int i = 0; i < mine.length; i++) mine[i] += theirs[i];
    }
  }

  /// Takes away another histogram.
  void minus(Histogram other) {
    for (int word = 0; word < sums.length; word++) minus(other, word);
  }

  /// Takes away one word of another histogram.
  void minus(Histogram other, int word) {
    long[] mine = sums[word];
    long[] theirs = other.sums[word];
    for (int i = 0; i < mine.length; i++) mine[i] -= theirs[i];
  }
}
