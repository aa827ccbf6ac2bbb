package dev.lathe.learn.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What leaves hold where there are several classes. A leaf of one class has that class's number as
/// its value; any other has the number of classes plus its place in a table of shares.
final class LeafShares {
  private final int classes;
  private float[] table = new float[0];
  private int size;

  LeafShares(int classes) {
    this.classes = classes;
  }

  /// A leaf: a value, or the shares of the classes, and how many rows were drawn into it.
  record Leaf(double value, List<Float> shares, double draws) {}

  /// The leaf of some rows.
  Leaf of(ForestSample sample, int from, int to) {
    double[] counts = new double[classes];
    double draws = 0;
    for (int i = from; i < to; i++) {
      int times = ClassSearch.draws(sample.loads[i]);
      counts[ClassSearch.code(sample.loads[i])] += times;
      draws += times;
    }
    List<Float> shares = new ArrayList<>(classes);
    for (int code = 0; code < classes; code++) {
      if (counts[code] == draws) return new Leaf(code, List.of(), draws);
      shares.add((float) (counts[code] / draws));
    }
    return new Leaf(classes, shares, draws);
  }

  /// The values of a tree's nodes; shares go into the table.
  double[] values(Leaf[] leaves) {
    double[] values = new double[leaves.length];
    for (int node = 0; node < leaves.length; node++) {
      Leaf leaf = leaves[node];
      if (leaf == null) continue; // an inner node
      values[node] = leaf.shares().isEmpty() ? leaf.value() : classes + add(leaf.shares());
    }
    return values;
  }

  /// How many rows were drawn into each leaf of a tree.
  static double[] draws(Leaf[] leaves) {
    double[] draws = new double[leaves.length];
    for (int node = 0; node < leaves.length; node++) {
      if (leaves[node] != null) draws[node] = leaves[node].draws();
    }
    return draws;
  }

  private int add(List<Float> shares) {
    if ((size + 1) * classes > table.length) {
      table = Arrays.copyOf(table, Math.max(64 * classes, 2 * table.length));
    }
    for (int code = 0; code < classes; code++) {
      table[size * classes + code] = shares.get(code);
    }
    return size++;
  }

  /// The shares, `(leaves, classes)`, row by row.
  float[] table() {
    return Arrays.copyOf(table, size * classes);
  }
}
