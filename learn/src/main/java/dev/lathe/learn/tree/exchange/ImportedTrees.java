package dev.lathe.learn.tree.exchange;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Explainer;
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

/// Trees that another library learned. Raw scores have the bits of that library, in its precision;
/// what is made of them agrees within 2 units of the last place.
///
/// **Missing values.** As in the library: each node sends them where it learned to, and a category
/// that no node knows goes with those that none names.
///
/// **Cost.** As of boosted trees: one comparison for each level of each tree and row, [#work()] in
/// all.
public final class ImportedTrees implements TreeModel {
  static final String TYPE = "imported-trees.v1";

  private final Basis basis;
  private final ForeignLink link;
  private final Inputs inputs;
  private final Trees trees;
  private final double[] start;
  private final RowBlocks blocks;
  private final Scorer scorer;
  private final ExplainableTrees reasons;

  ImportedTrees(Basis basis, ForeignLink link, Inputs inputs, Trees trees, double[] start) {
    this.basis = basis;
    this.link = link;
    this.inputs = inputs;
    this.trees = trees;
    this.start = start;
    blocks = new RowBlocks(inputs, trees);
    if (trees.outputs() != start.length
        || !link.takes(start.length)
        || link.outputs(start.length) != basis.signature().output().width()) {
      throw new ModelFileException("the trees do not fit the target");
    }
    scorer = Scorer.of(trees, start);
    reasons = new ExplainableTrees(inputs, () -> Game.of(trees), new Scale(start, 1));
  }

  /// The model with these parts.
  static ImportedTrees from(Basis basis, Parts parts) {
    return new ImportedTrees(
        basis,
        ForeignLink.from(parts.part("link")),
        Inputs.from(parts.part("inputs")),
        Trees.from(parts.part("trees")),
        parts.doubles("start"));
  }

  @Override
  public Parts parts() {
    return Parts.of(TYPE)
        .with("link", link.parts())
        .with("inputs", inputs.parts())
        .with("trees", trees.parts())
        .with("start", start);
  }

  @Override
  public Basis basis() {
    return basis;
  }

  @Override
  public ImportedTrees basis(Basis basis) {
    return new ImportedTrees(basis, link, inputs, trees, start);
  }

  @Override
  public Trees trees() {
    return trees;
  }

  @Override
  public Inputs inputs() {
    return inputs;
  }

  /// The trees and starting scores, ready to give raw scores of rows that [#inputs()] made.
  public Scorer scorer() {
    return scorer;
  }

  /// What explains raw scores by the rows of each node that the file tells: the same shares as the
  /// library's own, which adds them up in its precision.
  ///
  /// @throws IllegalArgumentException when the file did not tell
  @Override
  public Explainer explainer() {
    if (!trees.covered() && basis.learner() instanceof Imported from) {
      throw new IllegalArgumentException(
          "'%s' does not say how many rows its nodes had (%s), or was imported by an early version"
                  .formatted(from.file(), from.covers())
              + " of Lathe; import it again, or explain against background rows");
    }
    return reasons.byShares(this);
  }

  /// What explains raw scores by how a row differs from background rows.
  @Override
  public Explainer explainer(Frame background) {
    return reasons.against(this, background);
  }

  /// The raw scores of the rows of a frame, what the library calls margins or raw scores.
  ///
  /// @return `(rows, scores)`, row by row
  public double[] rawScores(Frame frame) {
    Frame aligned = basis.signature().align(frame);
    return blocks.outputs(
        aligned,
        start.length,
        (values, count, outputs, at) -> {
          double[] scores = new double[count * start.length];
          scorer.score(values, count, scores);
          System.arraycopy(scores, 0, outputs, at, scores.length);
        });
  }

  @Override
  public double[] outputs(Frame prepared) {
    int width = link.outputs(start.length);
    return blocks.outputs(
        prepared,
        width,
        (values, count, outputs, at) -> {
          double[] scores = new double[count * start.length];
          scorer.score(values, count, scores);
          for (int row = 0; row < count; row++) {
            link.apply(scores, row * start.length, start.length, outputs, at + row * width);
          }
        });
  }

  @Override
  public long work() {
    return trees.steps();
  }
}
