package dev.lathe.learn.linear;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Model;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import java.util.Map;

/// A fitted logistic regression: of two classes one line, the log odds of the positive one; of
/// several a line each.
public final class LogisticModel implements Model {
  static final String TYPE = "logistic.v1";

  private final Basis basis;
  private final Coefficients coefficients;

  LogisticModel(Basis basis, Coefficients coefficients) {
    this.basis = basis;
    this.coefficients = coefficients;
  }

  static LogisticModel from(Basis basis, Parts parts) {
    var coefficients = Coefficients.from(parts.part("coefficients"));
    int classes = basis.signature().output().width();
    if (coefficients.lines() != (classes == 2 ? 1 : classes)) {
      throw new ModelFileException(
          "logistic regression of %s classes cannot have %s lines"
              .formatted(classes, coefficients.lines()));
    }
    return new LogisticModel(basis, coefficients);
  }

  @Override
  public Parts parts() {
    return Parts.of(TYPE).with("coefficients", coefficients.parts());
  }

  /// The height of a line where all prepared columns are zero.
  ///
  /// @param line 0 for two classes, else the code of the class
  public double intercept(int line) {
    return coefficients.intercept(line);
  }

  /// What one more of each prepared column adds to the height of a line.
  ///
  /// @param line 0 for two classes, else the code of the class
  public Map<String, Double> coefficients(int line) {
    return coefficients.slopes(line);
  }

  @Override
  public Basis basis() {
    return basis;
  }

  @Override
  public LogisticModel basis(Basis basis) {
    return new LogisticModel(basis, coefficients);
  }

  @Override
  public double[] outputs(Frame prepared) {
    double[] heights = coefficients.heights(prepared);
    int rows = prepared.rows();
    int classes = signature().output().width();
    double[] outputs = new double[rows * classes];
    for (int row = 0; row < rows; row++) {
      if (classes == 2) {
        outputs[2 * row + 1] = LogisticLoss.probability(heights[row]);
        outputs[2 * row] = 1 - outputs[2 * row + 1];
      } else {
        for (int line = 0; line < classes; line++) {
          outputs[row * classes + line] = heights[line * rows + row];
        }
        LogisticLoss.softmax(outputs, row * classes, classes);
      }
    }
    return outputs;
  }

  @Override
  public long work() {
    return coefficients.work();
  }
}
