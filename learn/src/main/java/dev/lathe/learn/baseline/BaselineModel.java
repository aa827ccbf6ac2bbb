package dev.lathe.learn.baseline;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Model;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;

/// Says the same for every row.
public final class BaselineModel implements Model {
  static final String TYPE = "baseline.v1";

  private final Basis basis;
  private final double[] same;

  BaselineModel(Basis basis, double[] same) {
    this.basis = basis;
    this.same = same;
  }

  static BaselineModel from(Basis basis, Parts parts) {
    double[] same = parts.doubles("outputs");
    if (same.length != basis.signature().output().width()) {
      throw new ModelFileException(
          "a baseline of %s outputs cannot say %s"
              .formatted(basis.signature().output().width(), same.length));
    }
    return new BaselineModel(basis, same);
  }

  @Override
  public Parts parts() {
    return Parts.of(TYPE).with("outputs", same);
  }

  @Override
  public Basis basis() {
    return basis;
  }

  @Override
  public BaselineModel basis(Basis basis) {
    return new BaselineModel(basis, same);
  }

  @Override
  public double[] outputs(Frame prepared) {
    double[] outputs = new double[prepared.rows() * same.length];
    for (int row = 0; row < prepared.rows(); row++) {
      System.arraycopy(same, 0, outputs, row * same.length, same.length);
    }
    return outputs;
  }

  @Override
  public long work() {
    return same.length;
  }
}
