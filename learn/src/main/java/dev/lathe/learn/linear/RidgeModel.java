package dev.lathe.learn.linear;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Model;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import java.util.Map;

/// A fitted ridge regression: an intercept and a coefficient for each prepared column.
///
/// **Units.** Predictions are in the unit of the target; counts are never below zero.
public final class RidgeModel implements Model {
  static final String TYPE = "ridge.v1";

  private final Basis basis;
  private final Coefficients coefficients;
  private final double alpha;

  RidgeModel(Basis basis, Coefficients coefficients, double alpha) {
    this.basis = basis;
    this.coefficients = coefficients;
    this.alpha = alpha;
  }

  static RidgeModel from(Basis basis, Parts parts) {
    var coefficients = Coefficients.from(parts.part("coefficients"));
    if (coefficients.lines() != 1) {
      throw new ModelFileException("ridge regression has one line, not " + coefficients.lines());
    }
    return new RidgeModel(basis, coefficients, parts.number("alpha"));
  }

  @Override
  public Parts parts() {
    return Parts.of(TYPE).with("coefficients", coefficients.parts()).with("alpha", alpha);
  }

  /// The strength of the penalty that was taken.
  public double alpha() {
    return alpha;
  }

  /// The prediction where all prepared columns are zero.
  public double intercept() {
    return coefficients.intercept(0);
  }

  /// What one more of each prepared column adds to the prediction.
  public Map<String, Double> coefficients() {
    return coefficients.slopes(0);
  }

  @Override
  public Basis basis() {
    return basis;
  }

  @Override
  public RidgeModel basis(Basis basis) {
    return new RidgeModel(basis, coefficients, alpha);
  }

  @Override
  public double[] outputs(Frame prepared) {
    double[] heights = coefficients.heights(prepared);
    if (signature().output().kind() == TaskKind.COUNT) {
      for (int row = 0; row < heights.length; row++) {
        heights[row] = Math.max(0, heights[row]);
      }
    }
    return heights;
  }

  @Override
  public long work() {
    return coefficients.work();
  }
}
