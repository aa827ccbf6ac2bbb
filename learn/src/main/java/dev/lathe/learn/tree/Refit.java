package dev.lathe.learn.tree;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Limits;
import dev.lathe.learn.Task;
import dev.lathe.learn.tree.ensemble.Trees;
import dev.lathe.learn.tree.loss.LeafValue;
import dev.lathe.learn.tree.loss.Loss;
import java.util.Arrays;
import java.util.Optional;

/*
 * Learns the values of finished trees' leaves anew, tree by tree: each leaf takes the step that the
 * gradients of its rows ask for at the scores so far, drawn towards its old value. Leaves that no row
 * comes to stay as they are. One thread, rows in their order.
 */
final class Refit {
  private final BoostedTrees model;
  private final GradientBoosting settings;
  private final Task task;
  private final Loss loss;
  private final double keep;

  Refit(BoostedTrees model, Task task, double keep) {
    Limits.within("keep", keep, 0, 1);
    this.model = model;
    this.keep = keep;
    settings = (GradientBoosting) model.learner();
    this.task = Queries.together(task);
    loss = settings.objective().of(this.task);
    Further.check(model, task, loss);
  }

  BoostedTrees model() {
    Frame frame = model.basis().recipe().apply(model.signature().align(task.inputs()));
    int rows = frame.rows();
    double[] values = model.inputs().values(frame, 0, rows);
    var lesson = Lesson.of(task, settings.objective());
    double[][] scores = lesson.start(model.start());
    float[][] gradients = new float[scores.length][rows];
    float[][] hessians = new float[scores.length][rows];
    Trees trees = model.trees();
    double[] perNode = new double[trees.nodes()];
    for (int node = 0; node < perNode.length; node++) perNode[node] = trees.value(node);
    int[] leaves = new int[rows];
    int[] blocks = loss.blocks(rows);
    for (int tree = 0; tree < trees.count(); tree++) {
      int output = trees.output(tree);
      for (int row = 0; row < rows; row++) {
        leaves[row] = trees.leaf(tree, values, row * trees.width());
      }
      for (int block = 0; block + 1 < blocks.length; block++) {
        loss.slopes(scores, lesson.target(), blocks[block], blocks[block + 1], gradients, hessians);
      }
      var reach = new Reach(leaves, trees.root(tree), trees.end(tree));
      Optional<LeafValue> renewed = loss.leafValue(output);
      for (int leaf = reach.from; leaf < reach.to; leaf++) {
        int[] own = reach.rows(leaf);
        if (own.length == 0) continue;
        double value =
            renewed.isPresent()
                ? renewed(renewed.get(), own, scores[output], lesson)
                : step(own, gradients[output], hessians[output], lesson);
        if (Double.isNaN(value)) continue;
        perNode[leaf] = keep * perNode[leaf] + (1 - keep) * settings.rate() * value;
      }
      for (int row = 0; row < rows; row++) scores[output][row] += perNode[leaves[row]];
    }
    return model.trees(trees.leafValues(perNode));
  }

  /// The rows that come to each node of one tree.
  private static final class Reach {
    final int from;
    final int to;
    private final int[] starts;
    private final int[] order;

    /// @param leaves the node that each row comes to
    Reach(int[] leaves, int from, int to) {
      this.from = from;
      this.to = to;
      starts = new int[to - from + 1];
      for (int leaf : leaves) starts[leaf - from + 1]++;
      for (int node = 0; node < to - from; node++) starts[node + 1] += starts[node];
      order = new int[leaves.length];
      int[] next = starts.clone();
      for (int row = 0; row < leaves.length; row++) order[next[leaves[row] - from]++] = row;
    }

    int[] rows(int leaf) {
      return Arrays.copyOfRange(order, starts[leaf - from], starts[leaf - from + 1]);
    }
  }

  /// The step that the gradients ask for, `NaN` where nothing says how long.
  private double step(int[] rows, float[] gradient, float[] hessian, Lesson lesson) {
    double down = 0;
    double below = settings.penalty().l2();
    for (int row : rows) {
      down += lesson.weights()[row] * gradient[row];
      below += lesson.weights()[row] * hessian[row];
    }
    double drawn = Math.max(0, Math.abs(down) - settings.penalty().l1());
    return below > 0
        ? -Math.copySign(Math.min(loss.longestStep(), drawn / below), down)
        : Double.NaN;
  }

  private static double renewed(LeafValue rule, int[] rows, double[] scores, Lesson lesson) {
    double[] lacking = new double[rows.length];
    double[] counted = new double[rows.length];
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      lacking[i] = lesson.target()[rows[i]] - scores[rows[i]];
      counted[i] = lesson.weights()[rows[i]];
      sum += counted[i];
    }
    return sum > 0 ? rule.of(lacking, counted) : Double.NaN;
  }
}
