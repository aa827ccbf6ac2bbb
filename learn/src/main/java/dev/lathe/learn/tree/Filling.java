package dev.lathe.learn.tree;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Recipe;
import dev.lathe.learn.Survey;
import dev.lathe.learn.Task;
import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/// Rows that come in parts, as what boosting learns from: bins column by column, and what [Lesson]
/// holds.
final class Filling implements Consumer<Filling.Part> {
  final double[] target;
  final double[] weights;
  final double[] offset;
  private final Task task;
  private final Recipe recipe;
  private final Bins bins;
  private byte[][] bytes;
  private int at;

  /// @param task what is to be learned; its rows are not looked at
  /// @param rows how many rows will come
  Filling(Task task, Recipe recipe, Bins bins, int rows) {
    this.task = task;
    this.recipe = recipe;
    this.bins = bins;
    bytes = new byte[bins.width()][rows];
    target = new double[rows];
    weights = new double[rows];
    offset = new double[task.roles().offset().isPresent() ? rows : 0];
    Arrays.fill(weights, 1);
  }

  /// Some rows as bins.
  static final class Part {
    private final int rows;
    private final byte[][] bytes;
    private final double[] target;
    private final double[] weights;
    private final double[] offset;

    Part(int rows, byte[][] bytes, double[] target, double[] weights, double[] offset) {
      this.rows = rows;
      this.bytes = bytes;
      this.target = target;
      this.weights = weights;
      this.offset = offset;
    }
  }

  /// What a part of the rows becomes.
  Part part(Frame from) {
    Frame frame = Survey.kept(from, task.roles().target());
    Frame inputs = frame.select(task.inputs().names());
    return new Part(
        frame.rows(),
        bins.bytes(recipe.apply(inputs)),
        Lesson.numbers(task.output().of(frame)),
        numbers(frame, task.roles().weights()),
        numbers(frame, task.roles().offset()));
  }

  private static double[] numbers(Frame frame, Optional<String> name) {
    return name.map(frame::numbers).map(Numbers::toArray).orElse(new double[0]);
  }

  /// Begins with the first row.
  Filling begin() {
    at = 0;
    return this;
  }

  @Override
  public void accept(Part part) {
    Workers.stopIfInterrupted();
    if (part.rows > target.length - at) {
      at = Integer.MAX_VALUE; // more rows than were there before
      return;
    }
    for (int column = 0; column < bytes.length; column++) {
      System.arraycopy(part.bytes[column], 0, bytes[column], at, part.rows);
    }
    System.arraycopy(part.target, 0, target, at, part.rows);
    if (part.weights.length > 0) System.arraycopy(part.weights, 0, weights, at, part.rows);
    if (part.offset.length > 0) System.arraycopy(part.offset, 0, offset, at, part.rows);
    at += part.rows;
  }

  /// Whether all rows came, and no more.
  boolean whole() {
    return at == target.length;
  }

  /// Puts the bins of some rows in the place of those that they have.
  ///
  /// @param places which rows
  void replace(int[] places, byte[][] by) {
    for (int column = 0; column < by.length; column++) {
      for (int i = 0; i < places.length; i++) bytes[column][places[i]] = by[column][i];
    }
  }

  /// Refuses weights below zero and offsets that are no number.
  void check() {
    double total = 0;
    for (int row = 0; row < weights.length; row++) {
      if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "weight '%s' is '%s' in row %s of those with a target; weights are zero or more"
                .formatted(task.roles().weights().orElse(""), Numbers.text(weights[row]), row + 1));
      }
      total += weights[row];
    }
    if (total <= 0) {
      throw new IllegalArgumentException(
          "weight '%s' is zero in every row".formatted(task.roles().weights().orElse("")));
    }
    for (int row = 0; row < offset.length; row++) {
      if (Double.isFinite(offset[row])) continue;
      throw new IllegalArgumentException(
          "offset '%s' is '%s' in row %s of those with a target; every row needs a finite number"
              .formatted(task.roles().offset().orElse(""), Numbers.text(offset[row]), row + 1));
    }
  }

  /// The table of all rows, which takes the bins away from here.
  BinnedTable table() {
    byte[][] all = bytes;
    bytes = new byte[0][];
    return bins.table(target.length, all);
  }
}
