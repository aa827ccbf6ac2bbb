package dev.lathe.learn.tree;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Explainer;
import dev.lathe.learn.Task;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.tree.ensemble.Inputs;
import dev.lathe.learn.tree.ensemble.RowBlocks;
import dev.lathe.learn.tree.ensemble.Scorer;
import dev.lathe.learn.tree.ensemble.TreeModel;
import dev.lathe.learn.tree.ensemble.Trees;
import dev.lathe.learn.tree.loss.Link;
import dev.lathe.learn.tree.shap.ExplainableTrees;
import dev.lathe.learn.tree.shap.Game;
import dev.lathe.learn.tree.shap.Scale;

/// What [GradientBoosting] learned: scores to start from and trees that add to them.
///
/// **Cost.** One comparison for each level of each tree and row, [#work()] in all; rows are scored
/// in blocks on all threads where there are many.
public final class BoostedTrees implements TreeModel {
  static final String TYPE = "boosted-trees.v1";

  private final Basis basis;
  private final Link link;
  private final Inputs inputs;
  private final Trees trees;
  private final double[] start;
  private final int rounds;
  private final RowBlocks blocks;
  private final Scorer scorer;
  private final ExplainableTrees reasons;

  BoostedTrees(Basis basis, Link link, Inputs inputs, Trees trees, double[] start, int rounds) {
    this.basis = basis;
    this.link = link;
    this.inputs = inputs;
    this.trees = trees;
    this.start = start;
    this.rounds = rounds;
    blocks = new RowBlocks(inputs, trees);
    int width = start.length;
    if (trees.outputs() != width
        || !link.takes(width)
        || link.outputs(width) != basis.signature().output().width()) {
      throw new ModelFileException("the trees do not fit the columns or the target");
    }
    scorer = Scorer.of(trees, start);
    reasons = new ExplainableTrees(inputs, () -> Game.of(trees), new Scale(start, 1));
  }

  /// The model with these parts.
  static BoostedTrees from(Basis basis, Parts parts) {
    return new BoostedTrees(
        basis,
        link(basis, parts),
        Inputs.from(parts.part("inputs")),
        Trees.from(parts.part("trees")),
        parts.doubles("start"),
        parts.count("rounds"));
  }

  /// The link by name; files of the first version have that of the usual loss.
  private static Link link(Basis basis, Parts parts) {
    if (parts.has("link")) {
      String name = parts.text("link");
      for (Link link : Link.values()) {
        if (link.name().equals(name)) return link;
      }
      throw new ModelFileException("there is no link '%s'".formatted(name));
    }
    return switch (basis.signature().output().kind()) {
      case BINARY -> Link.LOGISTIC;
      case MULTICLASS -> Link.SOFTMAX;
      case REGRESSION, RANKING -> Link.IDENTITY;
      case COUNT -> Link.EXPONENTIAL;
      case ANOMALY -> throw new ModelFileException("boosted trees find no anomalies");
    };
  }

  @Override
  public Parts parts() {
    return Parts.of(TYPE)
        .with("link", link.name())
        .with("inputs", inputs.parts())
        .with("trees", trees.parts())
        .with("start", start)
        .with("rounds", rounds);
  }

  @Override
  public Basis basis() {
    return basis;
  }

  @Override
  public BoostedTrees basis(Basis basis) {
    return new BoostedTrees(basis, link, inputs, trees, start, rounds);
  }

  /// How many rounds it went: one tree a round, or one for each class.
  public int rounds() {
    return rounds;
  }

  Link link() {
    return link;
  }

  /// The scores that trees add to.
  double[] start() {
    return start.clone();
  }

  /// The scores of prepared rows before the link, `(rows, scores)`.
  double[] scores(Frame prepared) {
    return blocks.outputs(
        prepared,
        start.length,
        (values, count, scores, at) -> {
          double[] made = new double[count * start.length];
          scorer.score(values, count, made);
          System.arraycopy(made, 0, scores, at, made.length);
        });
  }

  /// The same trees with the values of their leaves learned from other rows.
  ///
  /// @param task rows of the kind that the model predicts
  /// @param keep how much of the old values stays, `[0, 1]`
  /// @throws IllegalArgumentException when the task is of another kind or has other classes
  public BoostedTrees refit(Task task, double keep) {
    return new Refit(this, task, keep).model();
  }

  /// The same model with other trees of the same shape.
  BoostedTrees trees(Trees trees) {
    return new BoostedTrees(basis, link, inputs, trees, start, rounds);
  }

  /// The trees, which add to the starting scores.
  @Override
  public Trees trees() {
    return trees;
  }

  /// The trees and starting scores, ready to give raw scores of rows that [#inputs()] made, before
  /// the link: of counts a logarithm, of two classes the log-odds of the second, of several a score
  /// for each.
  public Scorer scorer() {
    return scorer;
  }

  @Override
  public Inputs inputs() {
    return inputs;
  }

  /// What explains raw scores, on the scale of [#scorer()].
  @Override
  public Explainer explainer() {
    return reasons.byShares(this);
  }

  /// What explains raw scores against background rows, on the scale of [#scorer()].
  @Override
  public Explainer explainer(Frame background) {
    return reasons.against(this, background);
  }

  @Override
  public double[] outputs(Frame prepared) {
    int made = link.outputs(start.length);
    double[] offset = signature().output().offsets(prepared);
    return blocks.outputs(
        prepared,
        made,
        (values, count, outputs, at) -> {
          double[] scores = new double[count * start.length];
          scorer.score(values, count, scores);
          for (int row = 0; row < count && offset.length > 0; row++) {
            for (int k = 0; k < start.length; k++) {
              scores[row * start.length + k] += offset[at / made + row];
            }
          }
          double[] block = new double[count * made];
          for (int row = 0; row < count; row++) link.apply(scores, row, start.length, block);
          System.arraycopy(block, 0, outputs, at, block.length);
        });
  }

  @Override
  public long work() {
    return trees.steps();
  }
}
