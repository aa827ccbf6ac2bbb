package dev.lathe.learn.tree;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Explainer;
import dev.lathe.learn.Records;
import dev.lathe.learn.Score;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.tree.ensemble.Inputs;
import dev.lathe.learn.tree.ensemble.RowBlocks;
import dev.lathe.learn.tree.ensemble.Scorer;
import dev.lathe.learn.tree.ensemble.TreeModel;
import dev.lathe.learn.tree.ensemble.Trees;
import dev.lathe.learn.tree.shap.ExplainableTrees;
import dev.lathe.learn.tree.shap.Game;
import dev.lathe.learn.tree.shap.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/// What [RandomForest] and [ExtraTrees] learned: trees whose leaves are averaged.
///
/// **Cost.** One comparison for each level of each tree and row, [#work()] in all; rows are scored
/// in blocks on all threads where there are many.
public final class Forest implements TreeModel {
  static final String TYPE = "forest.v1";

  private final Basis basis;
  private final Inputs inputs;
  private final Trees trees;
  private final float[] shares;
  private final Optional<Score> outOfBag;
  private final double[] prior;
  private final RowBlocks blocks;
  private final Scorer scorer;
  private final ExplainableTrees reasons;

  /// What was grown.
  ///
  /// @param inputs the columns that the trees read
  /// @param trees the trees
  /// @param shares of several classes, `(leaves, classes)`
  /// @param outOfBag how good the trees are on rows that they were not grown on
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Held(Inputs inputs, Trees trees, float[] shares, Optional<Score> outOfBag) {}

  Forest(Basis basis, Held held, double[] prior) {
    this.basis = basis;
    inputs = held.inputs();
    trees = held.trees();
    shares = held.shares();
    outOfBag = held.outOfBag();
    this.prior = prior;
    blocks = new RowBlocks(inputs, trees);
    if (trees.outputs() != 1 || trees.count() < 1) {
      throw new ModelFileException("the trees do not fit the columns");
    }
    if (prior.length != classes() || shares.length % classes() != 0) {
      throw new ModelFileException("the shares of the classes do not fit the target");
    }
    if (classes() > 2) checkLeaves();
    scorer = trees.scorer();
    reasons = reasons();
  }

  private void checkLeaves() {
    double most = classes() + shares.length / (double) classes();
    trees.leafValues(value -> {
      if (!(value >= 0 && value < most && value == Math.rint(value))) {
        throw new ModelFileException("a leaf names shares that are not there");
      }
    });
  }

  /// The model with these parts.
  static Forest from(Basis basis, Parts parts) {
    Optional<Score> outOfBag =
        parts.has("out-of-bag")
            ? Optional.of(Records.read(parts.part("out-of-bag"), Score.class))
            : Optional.empty();
    var held =
        new Held(
            Inputs.from(parts.part("inputs")),
            Trees.from(parts.part("trees")),
            parts.floats("shares"),
            outOfBag);
    return new Forest(basis, held, parts.doubles("prior"));
  }

  @Override
  public Parts parts() {
    Parts parts =
        Parts.of(TYPE)
            .with("inputs", inputs.parts())
            .with("trees", trees.parts())
            .with("shares", shares)
            .with("prior", prior);
    return outOfBag
        .map(score -> parts.with("out-of-bag", Records.parts("score.v1", score)))
        .orElse(parts);
  }

  private int classes() {
    return basis.signature().output().width();
  }

  @Override
  public Basis basis() {
    return basis;
  }

  @Override
  public Forest basis(Basis basis) {
    return new Forest(basis, new Held(inputs, trees, shares, outOfBag), prior);
  }

  /// How good the trees are on the rows that they were not grown on, by the score that ranks tasks
  /// of this kind; empty where every tree had all rows.
  public Optional<Score> outOfBag() {
    return outOfBag;
  }

  /// The trees. Of several classes a leaf's value is a class, or from the number of classes on a
  /// place in a table of shares.
  @Override
  public Trees trees() {
    return trees;
  }

  @Override
  public Inputs inputs() {
    return inputs;
  }

  @Override
  public String leaf(double value, DoubleFunction<String> written) {
    int width = classes();
    if (width <= 2) return written.apply(value);
    List<String> levels = basis.signature().output().levels();
    if (value < width) return levels.get((int) value);
    int at = ((int) value - width) * width;
    List<String> parts = new ArrayList<>();
    for (int code = 0; code < width; code++) {
      float share = shares[at + code];
      if (share > 0) parts.add(levels.get(code) + " " + written.apply(decimal(share)));
    }
    return String.join(", ", parts);
  }

  /// The double that reads as the float does.
  private static double decimal(float share) {
    return Double.parseDouble(Float.toString(share));
  }

  @Override
  public double[] outputs(Frame prepared) {
    return blocks.outputs(prepared, classes(), classes() > 2 ? this::several : this::one);
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

  private ExplainableTrees reasons() {
    int width = classes();
    double[] before = width > 2 ? prior : new double[] {more()};
    return new ExplainableTrees(
        inputs,
        () -> width > 2 ? Game.of(trees).votes(width, this::share) : Game.of(trees),
        new Scale(before, voices()));
  }

  /// What a leaf says of one of several classes.
  private double share(int leaf, int code) {
    double value = trees.value(leaf);
    int width = classes();
    if (value < width) return value == code ? 1 : 0;
    return shares[((int) value - width) * width + code];
  }

  private boolean withPrior() {
    return ForestPlan.withPrior(basis.signature().output().kind());
  }

  private double more() {
    return withPrior() ? prior[prior.length - 1] : 0;
  }

  private double voices() {
    return trees.count() + (withPrior() ? 1 : 0);
  }

  private void one(double[] values, int count, double[] outputs, int at) {
    double[] sums = new double[count];
    scorer.score(values, count, sums);
    boolean binary = classes() == 2;
    for (int row = 0; row < count; row++) {
      double mean = (sums[row] + more()) / voices();
      if (binary) {
        outputs[at + 2 * row] = 1 - mean;
        outputs[at + 2 * row + 1] = mean;
      } else {
        outputs[at + row] = mean;
      }
    }
  }

  private void several(double[] values, int count, double[] outputs, int at) {
    int width = classes();
    int columns = inputs.width();
    for (int row = 0; row < count; row++) {
      System.arraycopy(prior, 0, outputs, at + row * width, width);
    }
    for (int tree = 0; tree < trees.count(); tree++) {
      for (int row = 0; row < count; row++) {
        int leaf = (int) trees.value(tree, values, row * columns);
        int target = at + row * width;
        if (leaf < width) {
          outputs[target + leaf]++;
          continue;
        }
        int place = (leaf - width) * width;
        for (int code = 0; code < width; code++) {
          outputs[target + code] += shares[place + code];
        }
      }
    }
    for (int row = 0; row < count; row++) {
      normalise(outputs, at + row * width, width);
    }
  }

  private static void normalise(double[] outputs, int at, int width) {
    double sum = 0;
    for (int code = 0; code < width; code++) {
      sum += outputs[at + code];
    }
    for (int code = 0; code < width; code++) {
      outputs[at + code] /= sum;
    }
  }

  @Override
  public long work() {
    return trees.steps();
  }
}
