package dev.lathe.learn.tree;

import java.util.Arrays;

/// Collects grown trees into [Trees]: bins become thresholds between values.
final class TreesBuilder {
  private final Bins bins;
  private final int outputs;
  private int[] starts = new int[64];
  private int[] output = new int[64];
  private int[] wordsBefore = new int[64];
  private long[] nodes = new long[1024];
  private double[] values = new double[1024];
  private long[] levels = new long[64];
  private int trees;
  private int size;
  private int words;

  TreesBuilder(Bins bins, int outputs) {
    this.bins = bins;
    this.outputs = outputs;
  }

  int trees() {
    return trees;
  }

  /// Forgets all but the first trees.
  void keep(int first) {
    trees = first;
    size = starts[first];
    words = wordsBefore[first];
  }

  void add(BinnedTree tree, int toOutput) {
    if (trees + 1 >= starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
      output = Arrays.copyOf(output, 2 * output.length);
      wordsBefore = Arrays.copyOf(wordsBefore, 2 * wordsBefore.length);
    }
    int count = tree.nodes();
    if (size + count > nodes.length) {
      int grown = Math.max(2 * nodes.length, size + count);
      nodes = Arrays.copyOf(nodes, grown);
      values = Arrays.copyOf(values, grown);
    }
    for (int node = 0; node < count; node++) {
      if (tree.leaf(node)) {
        nodes[size + node] = Trees.leaf();
        values[size + node] = tree.value(node);
        continue;
      }
      Split split = tree.split(node);
      boolean category = split.levels().length > 0;
      nodes[size + node] =
          Trees.node(split.column(), size + tree.left(node), split.missingLeft(), category);
      values[size + node] = category ? levels(split.levels()) : threshold(split);
    }
    output[trees] = toOutput;
    size += count;
    starts[++trees] = size;
    wordsBefore[trees] = words;
  }

  private double threshold(Split split) {
    return ((NumberBins) bins.column(split.column())).threshold(split.bin());
  }

  private int levels(long[] set) {
    int at = words;
    if (at + Trees.WORDS > levels.length) levels = Arrays.copyOf(levels, 2 * levels.length);
    System.arraycopy(set, 0, levels, at, Trees.WORDS);
    words += Trees.WORDS;
    return at;
  }

  Trees build() {
    return new Trees(
        bins.width(),
        outputs,
        Arrays.copyOf(starts, trees + 1),
        Arrays.copyOf(output, trees),
        Arrays.copyOf(nodes, size),
        Arrays.copyOf(values, size),
        Arrays.copyOf(levels, words));
  }
}
