package dev.lathe.learn.additive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/*
 * Puts the bags together. Each bag's surfaces are purified and its curves centred with the same
 * weights, those of all rows, so the mean over bags is pure and centred too.
 *
 * Of several classes, the mean over classes is taken out of every cell: it changes no probability.
 *
 * The error of a value is that of the delete-d jackknife: bags leave out d of n rows each, and the
 * variance of a mean is (n - d) / d times the mean squared distance of the bags from it.
 *
 * Source: Shao and Wu, "A general theory for jackknife variance estimation", Annals of Statistics
 * 1989.
 */
final class Sum {
  private final AdditiveRows rows;
  private final List<Input> inputs;
  private final int[] columns;
  private final List<Cells.Pair> pairs;
  private final List<Bag> bags;
  private final double share;
  private final int width;
  private final List<Cells> cells = new ArrayList<>();
  private final List<double[]> weights = new ArrayList<>();
  private final double[] intercept;

  Sum(
      AdditiveRows rows,
      List<Input> inputs,
      int[] columns,
      List<Cells.Pair> pairs,
      List<Bag> bags,
      double share) {
    this.rows = rows;
    this.inputs = inputs;
    this.columns = columns;
    this.pairs = pairs;
    this.bags = bags;
    this.share = share;
    width = rows.loss().width();
    intercept = new double[width];
    for (int column : columns) cells.add(Cells.of(rows.table(), column));
    for (Cells.Pair pair : pairs) cells.add(Cells.of(rows.table(), pair));
    for (Cells each : cells) weights.add(rows.weights(each, rows.weights()));
  }

  /// The score of the average row; known after [#terms()].
  double[] intercept() {
    return intercept;
  }

  /// The terms, those that do most first.
  List<Term> terms() {
    Arrays.fill(intercept, 0);
    List<List<double[]>> pure = new ArrayList<>();
    for (Bag bag : bags) pure.add(purified(bag));
    List<Term> terms = new ArrayList<>();
    for (int term = 0; term < cells.size(); term++) {
      int place = term;
      Table table = table(pure.stream().map(each -> each.get(place)).toList(), weights.get(term));
      if (table.importance() == 0) continue;
      terms.add(term(place, table));
    }
    terms.sort((a, b) -> Double.compare(b.importance(), a.importance()));
    return terms;
  }

  private Term term(int place, Table table) {
    if (place < columns.length) {
      return new Curve(Axis.fine(inputs.get(columns[place])), table);
    }
    Cells.Pair pair = pairs.get(place - columns.length);
    return new Surface(pair.firstAxis(), pair.secondAxis(), table);
  }

  private Table table(List<double[]> values, double[] weights) {
    int size = values.getFirst().length;
    double[] mean = new double[size];
    double[] errors = new double[size];
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (double[] each : values) sum += each[i];
      mean[i] = sum / values.size();
      double squares = 0;
      for (double[] each : values) squares += (each[i] - mean[i]) * (each[i] - mean[i]);
      errors[i] =
          values.size() > 1 ? Math.sqrt((1 - share) / share * squares / values.size()) : Double.NaN;
    }
    return new Table(mean, errors, weights, width);
  }

  private List<double[]> purified(Bag bag) {
    List<double[]> tables = new ArrayList<>();
    for (double[] curve : bag.curves()) tables.add(curve.clone());
    for (int pair = 0; pair < pairs.size(); pair++) {
      double[] surface = bag.surfaces().get(pair).clone();
      tables.add(surface);
      purify(pairs.get(pair), surface, weights.get(columns.length + pair), tables);
    }
    for (int k = 0; k < width; k++) intercept[k] += bag.start()[k] / bags.size();
    for (int place = 0; place < columns.length; place++) {
      double[] curve = tables.get(place);
      for (int k = 0; k < width; k++) {
        int count = curve.length / width;
        double mean = Purification.mean(curve, weights.get(place), width, k, 0, 1, count);
        for (int cell = 0; cell < count; cell++) curve[cell * width + k] -= mean;
        intercept[k] += mean / bags.size();
      }
    }
    if (width > 1) tables.forEach(this::acrossClasses);
    return tables;
  }

  private void purify(Cells.Pair pair, double[] surface, double[] weights, List<double[]> tables) {
    Axis first = pair.firstAxis();
    Axis second = pair.secondAxis();
    var purification = new Purification(weights, first.size(), second.size());
    for (int k = 0; k < width; k++) {
      double[] byFirst = new double[first.size()];
      double[] bySecond = new double[second.size()];
      purification.run(surface, width, k, byFirst, bySecond);
      give(tables, pair.first(), first, byFirst, k);
      give(tables, pair.second(), second, bySecond, k);
    }
  }

  /// Adds what was taken from a surface to the curve of one of its columns.
  private void give(List<double[]> tables, int column, Axis axis, double[] taken, int k) {
    double[] curve = tables.get(Arrays.binarySearch(columns, column));
    for (int bin = 0; bin * width < curve.length; bin++) {
      curve[bin * width + k] += taken[axis.cell(bin)];
    }
  }

  private void acrossClasses(double[] table) {
    for (int cell = 0; cell * width < table.length; cell++) {
      double mean = 0;
      for (int k = 0; k < width; k++) mean += table[cell * width + k] / width;
      for (int k = 0; k < width; k++) table[cell * width + k] -= mean;
    }
  }

  /// What the bags say of the rows that they left out, `(rows, scores)`, and `NaN` of rows that
  /// every bag learned from.
  double[] leftOut() {
    int count = rows.table().rows();
    double[] sums = new double[count * width];
    int[] voices = new int[count];
    for (Bag bag : bags) {
      List<double[]> tables = new ArrayList<>(bag.curves());
      tables.addAll(bag.surfaces());
      double[][] scores = rows.scores(bag.start(), cells.subList(0, tables.size()), tables);
      for (int row = 0; row < count; row++) {
        if (rows.weights()[row] == 0 || bag.held()[row] < rows.weights()[row]) continue;
        voices[row]++;
        for (int k = 0; k < width; k++) sums[row * width + k] += scores[k][row];
      }
    }
    for (int row = 0; row < count; row++) {
      for (int k = 0; k < width; k++) {
        sums[row * width + k] = voices[row] == 0 ? Double.NaN : sums[row * width + k] / voices[row];
      }
    }
    return sums;
  }
}
