package dev.lathe.learn.tree.shap;

import dev.lathe.learn.tree.ensemble.Answers;
import java.util.Arrays;

/// One block of rows taken down trees, products on the way down, sums of leaves on the way up; see
/// [PathPlan] for what is added up.
final class PathShap {
  private final Answers.Asked asked;
  private final Sums sums;
  private final int count;
  private double[][][] products = {};
  private double[][][] leaves = {};
  private double[][] met = {};
  private int[] way = {};
  private double[][] left = {};
  private final double[] always;

  PathShap(Answers.Asked asked, Sums sums) {
    this.asked = asked;
    this.sums = sums;
    count = sums.rows();
    always = new double[count];
    Arrays.fill(always, 1);
  }

  /// Adds what a tree says to the sums.
  void add(PathPlan plan) {
    if (plan.tree.leaf(0)) return;
    grow(plan.tree.depth, plan.points);
    for (int point = 0; point < plan.points; point++) {
      Arrays.fill(products[0][point], 1);
      Arrays.fill(leaves[0][point], 0);
    }
    descend(plan, 0, 0);
  }

  private void grow(int depth, int points) {
    int known = products.length;
    if (known <= depth) {
      products = Arrays.copyOf(products, depth + 1);
      leaves = Arrays.copyOf(leaves, depth + 1);
      met = Arrays.copyOf(met, depth + 1);
      left = Arrays.copyOf(left, depth + 1);
      way = Arrays.copyOf(way, depth + 1);
      for (int level = known; level <= depth; level++) {
        products[level] = new double[0][];
        leaves[level] = new double[0][];
        met[level] = new double[count];
        left[level] = new double[count];
      }
    }
    if (products[0].length >= points && known > depth) return;
    int most = Math.max(points, products[0].length);
    for (int level = 0; level < products.length; level++) {
      products[level] = new double[most][count];
      leaves[level] = new double[most][count];
    }
  }

  private void descend(PathPlan plan, int node, int depth) {
    ScoreTree tree = plan.tree;
    int leftChild = tree.lefts[node];
    double[] own = sums.of(tree.output, tree.players[node]);
    asked.left(tree.nodes[node], left[depth]);
    for (int child = leftChild; child < leftChild + 2; child++) {
      boolean fresh = plan.before(child) < 0;
      boolean leaf = tree.leaf(child) && !sums.withPairs();
      if (leaf && fresh) {
        end(plan, child, child == leftChild, depth, own);
        continue;
      }
      double[] before = fresh ? always : met[plan.before(child)];
      double[] after = met[depth];
      if (child == leftChild) meet(before, left[depth], after);
      else miss(before, left[depth], after);
      way[depth] = child;
      double[] edge = plan.edge(child);
      if (leaf) {
        for (int point = 0; point < plan.points; point++) {
          double[] from = products[depth][point];
          double[] to = leaves[depth][point];
          again(edge, PathPlan.SIZE * point, from, to, before, after, own, count);
        }
        continue;
      }
      for (int point = 0; point < plan.points; point++) {
        double[] from = products[depth][point];
        down(edge, PathPlan.SIZE * point, from, products[depth + 1][point], before, after, count);
        Arrays.fill(leaves[depth + 1][point], 0);
      }
      if (!tree.leaf(child)) {
        descend(plan, child, depth + 1);
      } else {
        for (int point = 0; point < plan.points; point++) {
          System.arraycopy(products[depth + 1][point], 0, leaves[depth + 1][point], 0, count);
        }
      }
      for (int point = 0; point < plan.points; point += 2) {
        up(edge, point, leaves[depth + 1], leaves[depth], before, after, own, count);
      }
      if (sums.withPairs()) pairs(plan, depth);
    }
  }

  private static void meet(double[] before, double[] left, double[] after) {
    for (int row = 0; row < after.length; row++) after[row] = before[row] * left[row];
  }

  private static void miss(double[] before, double[] left, double[] after) {
    for (int row = 0; row < after.length; row++) after[row] = before[row] * (1 - left[row]);
  }

  /// An edge to a leaf whose column is asked for the first time on the way, two points at a time.
  /// What is linear in "met" is so in "went left" too: the right side is 1 less that.
  private void end(PathPlan plan, int child, boolean toLeft, int depth, double[] own) {
    double[] edge = plan.edge(child);
    double sign = toLeft ? 1 : -1;
    double base = toLeft ? 0 : 1;
    for (int point = 0; point < plan.points; point += 2) {
      int at = PathPlan.SIZE * point;
      int next = at + PathPlan.SIZE;
      double slipA = edge[at + PathPlan.STAY] + edge[at + PathPlan.SLIP];
      double slipB = edge[next + PathPlan.STAY] + edge[next + PathPlan.SLIP];
      first(
          products[depth][point],
          products[depth][point + 1],
          leaves[depth][point],
          leaves[depth][point + 1],
          left[depth],
          own,
          slipA + base * edge[at + PathPlan.KEEP],
          sign * edge[at + PathPlan.KEEP],
          edge[at + PathPlan.MISS] + base * edge[at + PathPlan.GAIN],
          sign * edge[at + PathPlan.GAIN],
          slipB + base * edge[next + PathPlan.KEEP],
          sign * edge[next + PathPlan.KEEP],
          edge[next + PathPlan.MISS] + base * edge[next + PathPlan.GAIN],
          sign * edge[next + PathPlan.GAIN],
          count);
    }
  }

  private static void first(
      double[] fromA,
      double[] fromB,
      double[] toA,
      double[] toB,
      double[] after,
      double[] own,
      double slipA,
      double keepA,
      double missA,
      double gainA,
      double slipB,
      double keepB,
      double missB,
      double gainB,
      int count) {
    for (int row = 0; row < count; row++) {
      double y = after[row];
      double a = fromA[row] * (slipA + y * keepA);
      double b = fromB[row] * (slipB + y * keepB);
      toA[row] += a;
      toB[row] += b;
      own[row] += (missA + y * gainA) * a + (missB + y * gainB) * b;
    }
  }

  /// An edge to a leaf whose column was asked before on the way.
  private static void again(
      double[] edge,
      int at,
      double[] from,
      double[] to,
      double[] before,
      double[] after,
      double[] own,
      int count) {
    double stay = edge[at + PathPlan.STAY];
    double slip = edge[at + PathPlan.SLIP];
    double keep = edge[at + PathPlan.KEEP];
    double miss = edge[at + PathPlan.MISS];
    double gain = edge[at + PathPlan.GAIN];
    for (int row = 0; row < count; row++) {
      double x = before[row];
      double y = after[row];
      double product = from[row] * (stay + x * slip + y * keep);
      to[row] += product;
      own[row] += (x * miss + y * gain) * product;
    }
  }

  private static void down(
      double[] edge,
      int at,
      double[] from,
      double[] to,
      double[] before,
      double[] after,
      int count) {
    double stay = edge[at + PathPlan.STAY];
    double slip = edge[at + PathPlan.SLIP];
    double keep = edge[at + PathPlan.KEEP];
    for (int row = 0; row < count; row++) {
      to[row] = from[row] * (stay + before[row] * slip + after[row] * keep);
    }
  }

  private static void up(
      double[] edge,
      int point,
      double[][] below,
      double[][] to,
      double[] before,
      double[] after,
      double[] own,
      int count) {
    int at = PathPlan.SIZE * point;
    int next = at + PathPlan.SIZE;
    up(
        below[point],
        below[point + 1],
        to[point],
        to[point + 1],
        before,
        after,
        own,
        edge[at + PathPlan.MISS],
        edge[at + PathPlan.GAIN],
        edge[next + PathPlan.MISS],
        edge[next + PathPlan.GAIN],
        count);
  }

  private static void up(
      double[] belowA,
      double[] belowB,
      double[] toA,
      double[] toB,
      double[] before,
      double[] after,
      double[] own,
      double missA,
      double gainA,
      double missB,
      double gainB,
      int count) {
    for (int row = 0; row < count; row++) {
      double x = before[row];
      double y = after[row];
      double a = belowA[row];
      double b = belowB[row];
      toA[row] += a;
      toB[row] += b;
      own[row] += (x * missA + y * gainA) * a + (x * missB + y * gainB) * b;
    }
  }

  /// Adds what the last edge of the way does together with each one above it of another player.
  private void pairs(PathPlan plan, int depth) {
    ScoreTree tree = plan.tree;
    int child = way[depth];
    int player = tree.players[tree.parents[child]];
    double[] edge = plan.edge(child);
    double[] before = plan.before(child) < 0 ? always : met[plan.before(child)];
    for (int above = 0; above < depth; above++) {
      int node = way[above];
      int other = tree.players[tree.parents[node]];
      if (other == player) continue;
      double[] otherEdge = plan.edge(node);
      double[] otherBefore = plan.before(node) < 0 ? always : met[plan.before(node)];
      double[] both = sums.of(tree.output, player, other);
      for (int point = 0; point < plan.points; point++) {
        int at = PathPlan.SIZE * point;
        double half = 0.5 / plan.weight(point); // both carry the weight
        double miss = half * edge[at + PathPlan.MISS];
        double gain = half * edge[at + PathPlan.GAIN];
        double otherMiss = otherEdge[at + PathPlan.MISS];
        double otherGain = otherEdge[at + PathPlan.GAIN];
        double[] below = leaves[depth + 1][point];
        double[] after = met[depth];
        double[] otherAfter = met[above];
        for (int row = 0; row < count; row++) {
          double mine = before[row] * miss + after[row] * gain;
          double its = otherBefore[row] * otherMiss + otherAfter[row] * otherGain;
          both[row] += mine * its * below[row];
        }
      }
    }
  }
}
