package dev.lathe.learn.tree;

import java.util.Arrays;

/// What leaves hold where there are several classes. A leaf of one class has that class's number as
/// its value; any other has the number of classes plus its place in a table of shares.
final class LeafShares {
  private final int classes;
  private final double[] counts;
  private float[] table = new float[0];
  private int size;

  LeafShares(int classes) {
    this.classes = classes;
    counts = new double[classes];
  }

  /// The value of the leaf of some rows; its shares go into the table.
  double leaf(ForestSample sample, int from, int to) {
    Arrays.fill(counts, 0);
    double draws = 0;
    for (int i = from; i < to; i++) {
      int times = ClassSearch.draws(sample.loads[i]);
      counts[ClassSearch.code(sample.loads[i])] += times;
      draws += times;
    }
    int first = ClassSearch.code(sample.loads[from]);
    if (counts[first] == draws) return first;
    makeRoom(1);
    for (int code = 0; code < classes; code++) {
      table[size * classes + code] = (float) (counts[code] / draws);
    }
    return classes + size++;
  }

  private void makeRoom(int more) {
    long wanted = (long) (size + more) * classes;
    if (wanted <= table.length) return;
    long grown = Math.max(wanted, Math.min(2L * table.length, Integer.MAX_VALUE - 8L));
    table = Arrays.copyOf(table, Math.toIntExact(Math.max(64L * classes, grown)));
  }

  /// Takes over the shares of a tree, and returns how many there were before.
  int add(LeafShares tree) {
    int before = size;
    makeRoom(tree.size);
    System.arraycopy(tree.table, 0, table, size * classes, tree.size * classes);
    size += tree.size;
    return before;
  }

  /// Adds what a leaf says of each class to `sums`, from a place on.
  void addTo(float[] sums, int at, double leaf) {
    if (leaf < classes) {
      sums[at + (int) leaf]++;
      return;
    }
    int from = ((int) leaf - classes) * classes;
    for (int code = 0; code < classes; code++) sums[at + code] += table[from + code];
  }

  /// The shares, `(leaves, classes)`, row by row.
  float[] table() {
    return Arrays.copyOf(table, size * classes);
  }
}
