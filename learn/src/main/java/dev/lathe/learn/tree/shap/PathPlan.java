package dev.lathe.learn.tree.shap;

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

  final ScoreTree tree;
  final int points;

  /// The constants of the edge that leads to each node, point after point.
  private final double[][] edges;

  /// How deep the edge stands that asked the same player before, -1 for none.
  private final int[] before;

  private final double[] weights;

  PathPlan(Game game, ScoreTree tree) {
    this.tree = tree;
    points = points(tree);
    before = new int[tree.size];
    edges = new double[tree.size][];
    double[] shares = new double[tree.size];
    int[] levels = new int[tree.size];
    var quadrature = Quadrature.of(points);
    weights = new double[points];
    for (int i = 0; i < points; i++) weights[i] = quadrature.weight(i);
    for (int node = 1; node < tree.size; node++) {
      int same = tree.earlier[node];
      boolean first = same == 0;
      levels[node] = levels[tree.parents[node]] + 1;
      before[node] = first ? -1 : levels[same] - 1;
      double z = first ? 1 : shares[same];
      shares[node] = tree.share(game, node) * z;
      double factor = tree.leaf(node) ? tree.values[node] : 1;
      edges[node] = edge(quadrature, z, shares[node], first, factor);
    }
  }

  /// How many points are enough: at least half the players of a way, and an even number.
  private static int points(ScoreTree tree) {
    return 2 * ((tree.most + 3) / 4);
  }

  /// How many numbers it takes.
  static long size(ScoreTree tree) {
    return (long) tree.size * (SIZE * points(tree) + 8);
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
    return edges[node];
  }

  int before(int node) {
    return before[node];
  }

  double weight(int point) {
    return weights[point];
  }

  @Override
  public String toString() {
    return "PathPlan[%s points, %s]".formatted(points, Arrays.toString(before));
  }
}
