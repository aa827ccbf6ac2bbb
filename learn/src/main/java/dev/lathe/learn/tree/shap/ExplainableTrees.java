package dev.lathe.learn.tree.shap;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Explainer;
import dev.lathe.learn.Model;
import dev.lathe.learn.tree.ensemble.Inputs;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What it takes to explain a model by its trees, to be held by the model.
///
/// A column that the trees read in two ways counts as one. Where rows start from a score of their
/// own (`offset`), that is part of their expected score.
///
/// **Cost.** What [TreeShap] needs is made when it is first asked for, and kept where it is not
/// large.
public final class ExplainableTrees {
  private final Inputs inputs;
  private final Supplier<Game> game;
  private final Scale scale;
  private volatile @Nullable TreeShap byShares;

  /// Trees to be explained.
  ///
  /// @param inputs the columns that they read
  /// @param game what their leaves say
  /// @param scale how sums of leaves become scores
  public ExplainableTrees(Inputs inputs, Supplier<Game> game, Scale scale) {
    this.inputs = inputs;
    this.game = game;
    this.scale = scale;
  }

  /// What explains the model by the rows that its trees were grown on.
  ///
  /// @param model whose trees they are
  /// @throws IllegalArgumentException when it is not known how many rows the nodes had
  public Explainer byShares(Model model) {
    TreeShap shap = byShares;
    if (shap == null) {
      shap = TreeShap.of(game.get().named(inputs.names()));
      byShares = shap;
    }
    return new TreeExplainer(model, inputs, scale, shap);
  }

  /// What explains the model by how a row differs from background rows.
  ///
  /// @param model whose trees they are
  /// @param background one row or more with the model's columns, raw
  public Explainer against(Model model, Frame background) {
    Frame prepared = TreeExplainer.prepared(model, background);
    double[] cells = inputs.values(prepared, 0, background.rows());
    var shap = TreeShap.against(game.get().named(inputs.names()), cells, background.rows());
    return new TreeExplainer(model, inputs, scale, shap);
  }
}
