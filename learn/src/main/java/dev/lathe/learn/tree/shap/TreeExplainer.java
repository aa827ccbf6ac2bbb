package dev.lathe.learn.tree.shap;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Contributions;
import dev.lathe.learn.Explainer;
import dev.lathe.learn.Interactions;
import dev.lathe.learn.Model;
import dev.lathe.learn.tree.ensemble.Inputs;
import java.util.List;

/// Explains the scores of a model by its trees.
final class TreeExplainer implements Explainer {
  private final Model model;
  private final Inputs inputs;
  private final List<String> names;
  private final Scale scale;
  private final TreeShap shap;

  TreeExplainer(Model model, Inputs inputs, Scale scale, TreeShap shap) {
    this.model = model;
    this.inputs = inputs;
    this.scale = scale;
    this.shap = shap;
    names = inputs.names().stream().distinct().toList();
  }

  /// Raw rows as the trees read them.
  static Frame prepared(Model model, Frame frame) {
    return model.basis().recipe().apply(model.signature().align(frame));
  }

  @Override
  public Contributions explain(Frame frame) {
    Frame prepared = prepared(model, frame);
    double[] values = shap.values(inputs.values(prepared, 0, frame.rows()), frame.rows());
    rescale(prepared, values, names.size() + 1);
    return Contributions.of(names, shap.outputs(), values);
  }

  @Override
  public Interactions interactions(Frame frame) {
    Frame prepared = prepared(model, frame);
    double[] values = shap.interactions(inputs.values(prepared, 0, frame.rows()), frame.rows());
    rescale(prepared, values, (names.size() + 1) * (names.size() + 1));
    return Interactions.of(names, shap.outputs(), values);
  }

  /// Turns sums of leaves into scores.
  ///
  /// @param size how many values each score has, the expected one last
  private void rescale(Frame prepared, double[] values, int size) {
    double[] offset = model.signature().output().offsets(prepared);
    int outputs = shap.outputs();
    for (int at = size - 1, score = 0; at < values.length; at += size, score++) {
      values[at] += scale.start()[score % outputs];
    }
    if (scale.divisor() != 1) {
      for (int i = 0; i < values.length; i++) values[i] /= scale.divisor();
    }
    for (int at = size - 1, score = 0; at < values.length && offset.length > 0; at += size) {
      values[at] += offset[score++ / outputs];
    }
  }

  @Override
  public String toString() {
    return "TreeExplainer[%s]".formatted(shap);
  }
}
