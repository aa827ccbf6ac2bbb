package dev.lathe.learn.tree;

import dev.lathe.learn.tree.ensemble.Trees;
import dev.lathe.learn.tree.ensemble.TreesBuilder;
import java.util.Arrays;

/// A tree of a forest as it grows. Children are numbered in pairs behind their parent.
final class ForestTree {
  private static final int MISSING_LEFT = 1;
  private static final int LEVELS = 2;
  private static final int FLAGS = 2;

  /// The column that parts a node, above two flags.
  private int[] columns = new int[64];

  private int[] lefts = new int[64];

  /// A leaf's value or a threshold; of a split by levels the place of its words.
  private double[] values = new double[64];

  private float[] covers = new float[64];
  private float[] gains = new float[64];
  private long[] words = {};
  private int size = 1;
  private int wordCount;

  int nodes() {
    return size;
  }

  double value(int node) {
    return values[node];
  }

  /// Says how many rows were drawn into a node, and what parting it gains, 0 of a leaf.
  void note(int node, double draws, double gain) {
    covers[node] = (float) draws;
    gains[node] = (float) gain;
  }

  /// Makes a node a leaf.
  void leaf(int node, double value) {
    values[node] = value;
  }

  /// Parts a node by a number and returns its left child; the right one is the next.
  int numbers(int node, int column, double threshold, boolean missing) {
    values[node] = threshold;
    return part(node, column << FLAGS | (missing ? MISSING_LEFT : 0));
  }

  /// Parts a node by levels and returns its left child; the right one is the next.
  int levels(int node, int column, long[] goLeft, boolean missing) {
    if (wordCount + goLeft.length > words.length) {
      words = Arrays.copyOf(words, Math.max(64, 2 * words.length));
    }
    System.arraycopy(goLeft, 0, words, wordCount, goLeft.length);
    values[node] = wordCount;
    wordCount += goLeft.length;
    return part(node, column << FLAGS | LEVELS | (missing ? MISSING_LEFT : 0));
  }

  private int part(int node, int column) {
    int left = size;
    size += 2;
    if (size > lefts.length) {
      lefts = Arrays.copyOf(lefts, 2 * lefts.length);
      columns = Arrays.copyOf(columns, 2 * columns.length);
      values = Arrays.copyOf(values, 2 * values.length);
      covers = Arrays.copyOf(covers, 2 * covers.length);
      gains = Arrays.copyOf(gains, 2 * gains.length);
    }
    columns[node] = column;
    lefts[node] = left;
    return left;
  }

  /// Writes the tree into an ensemble.
  ///
  /// @param sharesFrom leaves with this value or more name shares of their tree
  /// @param sharesBefore what is added to these, the shares of the trees before
  void writeTo(TreesBuilder builder, double sharesFrom, int sharesBefore) {
    builder.begin(0, size);
    builder.covers(doubles(covers));
    builder.gains(doubles(gains));
    for (int node = 0; node < size; node++) {
      int column = columns[node] >>> FLAGS;
      boolean missing = (columns[node] & MISSING_LEFT) != 0;
      if (lefts[node] == 0) {
        builder.leaf(node, values[node] + (values[node] >= sharesFrom ? sharesBefore : 0));
      } else if ((columns[node] & LEVELS) == 0) {
        builder.numbers(node, column, lefts[node], values[node], missing);
      } else {
        int at = (int) values[node];
        long[] goLeft = Arrays.copyOfRange(words, at, at + Trees.WORDS);
        builder.categories(node, column, lefts[node], goLeft, missing);
      }
    }
  }

  private double[] doubles(float[] notes) {
    double[] doubles = new double[size];
    for (int node = 0; node < size; node++) doubles[node] = notes[node];
    return doubles;
  }
}
