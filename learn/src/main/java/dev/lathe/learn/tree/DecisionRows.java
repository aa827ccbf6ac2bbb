package dev.lathe.learn.tree;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.bins.ColumnBins;
import dev.lathe.learn.tree.bins.NumberBins;
import dev.lathe.learn.tree.ensemble.Inputs;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rows of a task as a [DecisionGrower] reads them: columns of numbers with their rows in
/// order, columns of categories as bins, targets and weights.
final class DecisionRows {
  final Task task;
  final double[] weights;

  /// How many classes there are; 0 for numbers.
  final int classes;

  /// The class of each row, where there are classes.
  final int[] codes;

  /// The number of each row, where there are none.
  final double[] amounts;

  final Inputs inputs;

  /// For each column of numbers its values; empty for categories.
  final double[][] values;

  /// For each column of categories the bin of each row; empty for numbers.
  final byte[][] bins;

  private final List<ColumnBins> columns;
  private final int[][] sorted;

  DecisionRows(Task task, Frame prepared) {
    this.task = task;
    weights = task.weights();
    codes = task.target() instanceof Target.Classes classes ? classes.toCodes() : new int[0];
    amounts = task.target() instanceof Target.Amounts amounts ? amounts.toArray() : new double[0];
    classes = task.kind().classes() ? task.output().width() : 0;
    List<String> levels =
        prepared.names().stream()
            .filter(name -> prepared.column(name) instanceof Categories)
            .toList();
    Bins fitted = Bins.of(prepared.select(levels), weights, ColumnBins.MOST);
    columns = new ArrayList<>();
    for (String name : prepared.names()) {
      int at = levels.indexOf(name);
      columns.add(at < 0 ? NumberBins.of() : fitted.column(at));
    }
    inputs = Inputs.of(Bins.of(prepared.names(), columns));
    values = new double[prepared.width()][];
    bins = new byte[prepared.width()][];
    sorted = new int[prepared.width()][];
    workers()
        .forEach(
            prepared.width(),
            column -> {
              Column source = prepared.column(column);
              boolean numbers = columns.get(column) instanceof NumberBins;
              values[column] = numbers ? NumberBins.values(source) : new double[0];
              bins[column] = new byte[numbers ? 0 : prepared.rows()];
              sorted[column] = numbers ? ValueOrder.of(values[column]) : new int[0];
              if (!numbers) columns.get(column).bin(source, bins[column]);
            });
  }

  int rows() {
    return weights.length;
  }

  int width() {
    return columns.size();
  }

  Workers workers() {
    return Bins.workers((long) weights.length * columns.size());
  }

  boolean numbers(int column) {
    return columns.get(column) instanceof NumberBins;
  }

  /// What the bins of a column mean.
  ColumnBins column(int column) {
    return columns.get(column);
  }

  /// The rows of a column of numbers, those wanted, in the order of their values and the missing
  /// ones behind them.
  int[] order(int column, boolean[] wanted, int count) {
    int[] order = new int[count];
    int next = 0;
    for (int row : sorted[column]) {
      if (wanted[row]) order[next++] = row;
    }
    for (int row = 0; next < count && row < wanted.length; row++) {
      if (wanted[row] && Double.isNaN(values[column][row])) order[next++] = row;
    }
    return order;
  }

  /// The rows that have weight.
  boolean[] weighty() {
    boolean[] wanted = new boolean[weights.length];
    for (int row = 0; row < wanted.length; row++) wanted[row] = weights[row] > 0;
    return wanted;
  }

  static int count(boolean[] wanted) {
    int count = 0;
    for (boolean each : wanted) count += each ? 1 : 0;
    return count;
  }

  /// The largest weight.
  double heaviest() {
    return Arrays.stream(weights).max().orElse(0);
  }
}
