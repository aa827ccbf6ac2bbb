package dev.lathe.learn.tree;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Explainer;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.tree.ensemble.Inputs;
import dev.lathe.learn.tree.ensemble.RowBlocks;
import dev.lathe.learn.tree.ensemble.TreeModel;
import dev.lathe.learn.tree.ensemble.Trees;
import dev.lathe.learn.tree.shap.ExplainableTrees;
import dev.lathe.learn.tree.shap.Game;
import dev.lathe.learn.tree.shap.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/// What [DecisionTree] learned: one tree, which [#drawing()] shows.
public final class SingleTree implements TreeModel {
  static final String TYPE = "single-tree.v1";

  private final Basis basis;
  private final Held held;
  private final double[] prior;
  private final RowBlocks blocks;
  private final ExplainableTrees reasons;

  /// A tree that pruning passes through.
  ///
  /// @param price what a leaf costs where this tree begins to be the best
  /// @param leaves how many it has
  public record Step(double price, long leaves) {}

  /// What the nodes hold, leaves and inner ones alike.
  ///
  /// @param lefts the left child, the right one standing behind it; 0 of a leaf
  /// @param weights the weight of their rows
  /// @param shares of the classes, or the mean, `(nodes, width)`
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Nodes(int[] lefts, double[] weights, double[] shares) {}

  /// What was grown and pruned.
  ///
  /// @param inputs the columns that the tree reads
  /// @param trees the tree; the value of a leaf is its number
  /// @param texts what holds of a node's rows and not of its sibling's
  /// @param nodes what they hold
  /// @param steps how the whole tree is pruned
  record Held(Inputs inputs, Trees trees, List<String> texts, Nodes nodes, List<Step> steps) {
    Held {
      texts = List.copyOf(texts);
      steps = List.copyOf(steps);
    }
  }

  SingleTree(Basis basis, Held held, double[] prior) {
    this.basis = basis;
    this.held = held;
    this.prior = prior;
    blocks = new RowBlocks(held.inputs(), held.trees());
    double[] start = new double[width() == 2 ? 1 : width()];
    reasons = new ExplainableTrees(held.inputs(), this::game, new Scale(start, 1));
    int size = held.texts().size();
    Nodes nodes = held.nodes();
    if (size == 0
        || held.trees().count() != 1
        || held.trees().nodes() != size
        || nodes.lefts().length != size
        || nodes.weights().length != size
        || nodes.shares().length != size * width()
        || prior.length != width()) {
      throw new ModelFileException("the nodes of the tree do not fit each other");
    }
    for (int node = 0; node < size; node++) {
      int left = nodes.lefts()[node];
      if (left != 0 && (left <= node || left + 1 >= size)) {
        throw new ModelFileException("a node of the tree names children that are not there");
      }
    }
    held.trees()
        .leafValues(value -> {
          if (!(value >= 0 && value < size && value == Math.rint(value))) {
            throw new ModelFileException("a leaf of the tree has no such number");
          }
        });
  }

  /// The model with these parts.
  static SingleTree from(Basis basis, Parts parts) {
    double[] prices = parts.doubles("prices");
    long[] leaves = parts.longs("leaves");
    if (prices.length != leaves.length) {
      throw new ModelFileException("the steps of pruning do not fit each other");
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < prices.length; i++) steps.add(new Step(prices[i], leaves[i]));
    var nodes = new Nodes(parts.ints("lefts"), parts.doubles("weights"), parts.doubles("shares"));
    var held =
        new Held(
            Inputs.from(parts.part("inputs")),
            Trees.from(parts.part("trees")),
            parts.texts("texts"),
            nodes,
            steps);
    return new SingleTree(basis, held, parts.doubles("prior"));
  }

  @Override
  public Parts parts() {
    return Parts.of(TYPE)
        .with("inputs", held.inputs().parts())
        .with("trees", held.trees().parts())
        .with("texts", held.texts())
        .with("lefts", held.nodes().lefts())
        .with("weights", held.nodes().weights())
        .with("shares", held.nodes().shares())
        .with("prices", held.steps().stream().mapToDouble(Step::price).toArray())
        .with("leaves", held.steps().stream().mapToLong(Step::leaves).toArray())
        .with("prior", prior);
  }

  /// The tree; the value of a leaf is the number of its node.
  @Override
  public Trees trees() {
    return held.trees();
  }

  @Override
  public Inputs inputs() {
    return held.inputs();
  }

  @Override
  public String leaf(double value, DoubleFunction<String> written) {
    int width = width();
    int at = ((int) value) * width;
    double[] shares = held.nodes().shares();
    if (width == 1) return written.apply(shares[at]);
    List<String> parts = new ArrayList<>();
    for (int code = 0; code < width; code++) {
      double share = shares[at + code];
      String text = written.apply(share);
      if (share > 0) parts.add(basis.signature().output().levels().get(code) + " " + text);
    }
    return String.join(", ", parts);
  }

  private int width() {
    return basis.signature().output().width();
  }

  @Override
  public Basis basis() {
    return basis;
  }

  @Override
  public SingleTree basis(Basis basis) {
    return new SingleTree(basis, held, prior);
  }

  /// How many nodes it has, inner ones and leaves.
  public int nodes() {
    return held.texts().size();
  }

  /// How many leaves it has.
  public int leaves() {
    return (nodes() + 1) / 2;
  }

  /// The weight of the rows that a node was learned from.
  public double weight(int node) {
    return held.nodes().weights()[node];
  }

  /// A node's shares of the classes, or the mean of its numbers.
  public double[] shares(int node) {
    return java.util.Arrays.copyOfRange(
        held.nodes().shares(), node * width(), (node + 1) * width());
  }

  /// The smaller and smaller trees that pruning would make of the whole one, and the price of a
  /// leaf from which on each is the best: the first whole, the last a single leaf.
  public List<Step> pruning() {
    return held.steps();
  }

  /// The tree as text, a line for each node, children further in than their parent: what holds of
  /// its rows, how many there are, and what it says of them.
  public String drawing() {
    return new Drawing(basis.signature().output(), held).text();
  }

  /// What explains predictions: the mean, the probability of the second of two classes, or that of
  /// each of several.
  @Override
  public Explainer explainer() {
    return reasons.byShares(this);
  }

  /// What explains predictions against background rows.
  @Override
  public Explainer explainer(Frame background) {
    return reasons.against(this, background);
  }

  private Game game() {
    int width = width();
    double[] says = new double[nodes() * width];
    for (int node = 0; node < nodes(); node++) say(node, says, node * width);
    Trees trees = held.trees();
    Game game =
        width == 2
            ? Game.of(trees).votes(1, (leaf, _) -> says[2 * (int) trees.value(leaf) + 1])
            : Game.of(trees)
                .votes(width, (leaf, code) -> says[width * (int) trees.value(leaf) + code]);
    return game.covers(held.nodes().weights());
  }

  @Override
  public double[] outputs(Frame prepared) {
    return blocks.outputs(prepared, width(), this::write);
  }

  private void write(double[] values, int count, double[] outputs, int at) {
    int width = width();
    int columns = held.inputs().width();
    for (int row = 0; row < count; row++) {
      int leaf = (int) held.trees().value(0, values, row * columns);
      say(leaf, outputs, at + row * width);
    }
  }

  /// Writes what a leaf says.
  private void say(int leaf, double[] outputs, int at) {
    boolean plain = !ForestPlan.withPrior(basis.signature().output().kind());
    int width = width();
    double weight = weight(leaf);
    for (int code = 0; code < width; code++) {
      double share = held.nodes().shares()[leaf * width + code];
      outputs[at + code] = plain ? share : (share * weight + prior[code]) / (weight + 1);
    }
    if (width > 1) normalise(outputs, at, width);
  }

  private static void normalise(double[] outputs, int at, int width) {
    double sum = 0;
    for (int code = 0; code < width; code++) sum += outputs[at + code];
    for (int code = 0; code < width; code++) outputs[at + code] /= sum;
  }

  @Override
  public long work() {
    return held.trees().steps();
  }
}
