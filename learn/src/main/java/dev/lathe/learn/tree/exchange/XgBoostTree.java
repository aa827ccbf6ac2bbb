package dev.lathe.learn.tree.exchange;

import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.tree.exchange.SourceTree.Question;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One tree of XGBoost's document.
final class XgBoostTree {
  private static final int HIGHEST_CATEGORY = 1 << 24;

  private XgBoostTree() {}

  /// Reads a tree.
  ///
  /// @param weight what the values of its leaves are multiplied by
  static SourceTree read(Plain saved, int output, float weight) {
    Plain shape = saved.at("tree_param");
    @Nullable Plain leaf = shape.find("size_leaf_vector");
    if (leaf != null && leaf.count() > 1) {
      throw new ModelFileException(
          "its trees have several values a leaf (multi_output_tree), which cannot be read; train"
              + " with one tree for each target");
    }
    int nodes = shape.at("num_nodes").count();
    if (nodes < 1) throw new ModelFileException("a tree has no nodes");
    int[] left = saved.at("left_children").ints(nodes);
    int[] right = saved.at("right_children").ints(nodes);
    int[] columns = saved.at("split_indices").ints(nodes);
    float[] conditions = saved.at("split_conditions").floats(nodes);
    int[] missingLeft = saved.at("default_left").ints(nodes);
    @Nullable Plain types = saved.find("split_type");
    int[] kinds = types == null ? new int[nodes] : types.ints(nodes);
    var tree = new SourceTree(output, nodes);
    System.arraycopy(left, 0, tree.left, 0, nodes);
    System.arraycopy(right, 0, tree.right, 0, nodes);
    System.arraycopy(columns, 0, tree.column, 0, nodes);
    for (int node = 0; node < nodes; node++) {
      tree.missingLeft[node] = missingLeft[node] != 0;
      if (left[node] == SourceTree.LEAF) {
        tree.value[node] = conditions[node] * weight;
      } else if (kinds[node] == 1) {
        tree.question[node] = Question.CATEGORY;
      } else {
        tree.value[node] = below(conditions[node]);
      }
    }
    @Nullable Plain hessians = saved.find("sum_hessian");
    if (hessians != null) {
      float[] covers = hessians.floats(nodes);
      double[] perNode = new double[nodes];
      for (int node = 0; node < nodes; node++) perNode[node] = covers[node];
      tree.covers(perNode);
    }
    if (Arrays.stream(kinds).anyMatch(kind -> kind == 1)) categories(saved, tree);
    return tree;
  }

  /// The largest double that is below a condition once it is rounded to single precision: then
  /// `value <= below(t)` decides as `(float) value < t` does.
  static double below(float condition) {
    if (Float.isNaN(condition)) throw new ModelFileException("a condition is not a number");
    if (condition == Float.NEGATIVE_INFINITY) {
      throw new ModelFileException("a condition is minus infinity");
    }
    double upper = condition == Float.POSITIVE_INFINITY ? 0x1p128 : condition;
    float next = Math.nextDown(condition);
    double lower = next == Float.NEGATIVE_INFINITY ? -0x1p128 : next;
    double middle = (lower + upper) / 2; // exact, and what lies on it is rounded to the even one
    return (float) middle < condition ? middle : Math.nextDown(middle);
  }

  private static void categories(Plain saved, SourceTree tree) {
    int[] nodes = saved.at("categories_nodes").ints();
    int[] starts = saved.at("categories_segments").ints(nodes.length);
    int[] sizes = saved.at("categories_sizes").ints(nodes.length);
    int[] all = saved.at("categories").ints();
    boolean[] given = new boolean[tree.left.length];
    long total = 0;
    for (int i = 0; i < nodes.length; i++) {
      boolean fits =
          nodes[i] >= 0
              && nodes[i] < given.length
              && starts[i] >= 0
              && sizes[i] >= 0
              && (long) starts[i] + sizes[i] <= all.length;
      total += sizes[i]; // no category twice, so that copies take no more than what was read
      if (!fits || given[nodes[i]] || total > all.length) throw wrong();
      given[nodes[i]] = true;
      int[] named = Arrays.copyOfRange(all, starts[i], starts[i] + sizes[i]);
      named = Arrays.stream(named).sorted().distinct().toArray();
      if (named.length > 0 && (named[0] < 0 || named[named.length - 1] >= HIGHEST_CATEGORY)) {
        throw wrong();
      }
      tree.categories[nodes[i]] = named;
    }
    for (int node = 0; node < given.length; node++) {
      boolean asks = !tree.leaf(node) && tree.question[node] == Question.CATEGORY;
      if (asks && !given[node]) throw wrong();
    }
  }

  private static ModelFileException wrong() {
    return new ModelFileException("the categories that a tree's nodes name do not fit");
  }
}
