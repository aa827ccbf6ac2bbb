package dev.lathe.learn.tree.shap;

import dev.lathe.learn.tree.ensemble.Trees;
import java.util.Arrays;

/*
 * What the edges of one tree do to products and to Shapley values, as constants.
 *
 * On the way to a leaf each column c that is asked has o, 1 where the row meets all that is asked of
 * c and 0 where not, and z, the share of the rows that go on where c is unknown: the product of the
 * edges' shares. The Shapley value of c is the sum over leaves of
 *
 *     value * integral over t in [0, 1] of (o_c - z_c) * product over other columns of w,
 *     w = t * o + (1 - t) * z
 *
 * which Gauss and Legendre's points give exactly, as the product's degree is below the number of
 * columns on the way. An edge changes w of its column from what the edges above made it, so the
 * product over all columns is multiplied by w_after / w_before on the way down; and with f = (o - z)
 * / w the column's value gets (f_after - f_before) times the sum of products times values of the
 * leaves below, which adds up along the way to that of the last edge.
 *
 * For a point t, o before and o after (x and y, 0 or 1, y at most x) both are linear:
 *
 *     w_after / w_before = stay + x * slip + y * keep
 *     (f_after - f_before) * weight = x * miss + y * gain
 *
 * Source: the integral form of Shapley values is Owen's, "Multilinear extensions of games", 1972;
 * the sums down and up a tree are as in Yu et al., "Linear TreeShap", NeurIPS 2022.
 */
final class PathPlan {
  static final int STAY = 0;
  static final int SLIP = 1;
  static final int KEEP = 2;
  static final int MISS = 3;
  static final int GAIN = 4;

  /// How many constants an edge has for each point.
  static final int SIZE = 5;

  private static final int DEEPEST = 2000;

  final int root;
  final int points;
  final int depth;
  final double expected;

  /// The constants of the edge that leads to each node, point after point.
  private final double[][] edges;

  /// How deep the edge stands that asked the same column before, -1 for none.
  private final int[] before;

  private final double[] weights;

  PathPlan(Trees trees, int tree) {
    root = trees.root(tree);
    int size = trees.end(tree) - root;
    before = new int[size];
    edges = new double[size][];
    int[] parent = new int[size];
    int[] levels = new int[size];
    int deepest = 0;
    for (int node = 0; node < size; node++) {
      int left = trees.left(root + node) - root;
      if (trees.left(root + node) == 0) continue;
      for (int child = left; child < left + 2; child++) {
        parent[child] = node;
        levels[child] = levels[node] + 1;
        deepest = Math.max(deepest, levels[child]);
      }
    }
    if (deepest > DEEPEST) {
      throw new IllegalArgumentException(
          "a tree has %s levels; up to %s can be explained".formatted(deepest, DEEPEST));
    }
    depth = deepest;
    double[] shares = new double[size];
    int[] distinct = new int[size];
    double[] reach = new double[size];
    reach[0] = 1;
    double sum = size == 1 ? trees.value(root) : 0;
    int most = 1;
    int[] earlier = new int[size];
    for (int node = 1; node < size; node++) {
      int above = parent[node];
      int column = trees.column(root + above);
      int same = above;
      while (same != 0 && trees.column(root + parent[same]) != column) same = parent[same];
      earlier[node] = same;
      before[node] = same == 0 ? -1 : levels[same] - 1;
      distinct[node] = distinct[above] + (same == 0 ? 1 : 0);
      most = Math.max(most, distinct[node]);
      double cover = trees.cover(root + above);
      double share = cover > 0 ? trees.cover(root + node) / cover : 0;
      shares[node] = share * (same == 0 ? 1 : shares[same]);
      reach[node] = reach[above] * share;
      if (trees.left(root + node) == 0) sum += reach[node] * trees.value(root + node);
    }
    expected = sum;
    points = 2 * ((most + 3) / 4); // at least half the columns, and even
    var quadrature = Quadrature.of(points);
    weights = new double[points];
    for (int i = 0; i < points; i++) weights[i] = quadrature.weight(i);
    for (int node = 1; node < size; node++) {
      boolean first = earlier[node] == 0;
      double z = first ? 1 : shares[earlier[node]];
      boolean leaf = trees.left(root + node) == 0;
      double factor = leaf ? trees.value(root + node) : 1;
      edges[node] = edge(quadrature, z, shares[node], first, factor);
    }
  }

  /// @param z the share before
  /// @param share the share after
  /// @param factor what products are multiplied by beside, for an edge to a leaf the leaf's value
  private static double[] edge(
      Quadrature quadrature, double z, double share, boolean first, double factor) {
    double[] edge = new double[SIZE * quadrature.count()];
    for (int i = 0; i < quadrature.count(); i++) {
      double t = quadrature.point(i);
      double weight = quadrature.weight(i);
      double met = t + (1 - t) * z;
      double stay = first || z == 0 ? 0 : share / z;
      double missed = (1 - t) * share / met;
      double kept = (t + (1 - t) * share) / met;
      double f = (1 - z) / met;
      double fMissed = -1 / (1 - t);
      double fKept = (1 - share) / (t + (1 - t) * share);
      int at = SIZE * i;
      edge[at + STAY] = factor * stay;
      edge[at + SLIP] = factor * (missed - stay);
      edge[at + KEEP] = factor * (kept - missed);
      edge[at + MISS] = weight * (fMissed - f);
      edge[at + GAIN] = weight * (fKept - fMissed);
    }
    return edge;
  }

  double[] edge(int node) {
    return edges[node - root];
  }

  int before(int node) {
    return before[node - root];
  }

  double weight(int point) {
    return weights[point];
  }

  @Override
  public String toString() {
    return "PathPlan[%s points, %s]".formatted(points, Arrays.toString(before));
  }
}
