package dev.lathe.learn.additive;

import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/*
 * Which pairs of columns would gain most from a surface: by how much the best parting of the plane
 * into four would lessen the loss that the curves leave, beyond what parting along one axis would.
 *
 * Source: the FAST algorithm of Lou, Caruana, Gehrke and Hooker, "Accurate intelligible models with
 * pairwise interactions", KDD 2013, section 4. There the two halves are parted at the same place,
 * here each at its own, as the steps will do.
 */
final class PairRanking {
  /// More columns than this would make too many pairs.
  static final int MOST_COLUMNS = 100;

  private PairRanking() {}

  /// A pair and what it would gain.
  private record Ranked(Cells.Pair pair, double gain) {}

  /// The pairs that gain most, the best first; none that gains nothing.
  ///
  /// @param descent the scores that the curves make
  /// @param pairs those to choose from
  /// @param plan what is known of the rows
  static List<Cells.Pair> best(
      Descent descent, List<Cells.Pair> pairs, int most, AdditiveRows plan, List<int[]> orders) {
    List<Ranked> ranked =
        new ArrayList<>(
            Workers.current()
                .map(pairs.size(), number -> ranked(descent, pairs.get(number), plan, orders)));
    ranked.sort((a, b) -> Double.compare(b.gain(), a.gain())); // stable: ties by columns
    return ranked.stream().filter(each -> each.gain() > 0).limit(most).map(Ranked::pair).toList();
  }

  private static Ranked ranked(
      Descent descent, Cells.Pair pair, AdditiveRows rows, List<int[]> orders) {
    Workers.stopIfInterrupted();
    Cells cells = Cells.of(rows.table(), pair);
    var stepper =
        new PlaneStepper(
            rows.weights(cells, rows.weights()),
            orders.get(pair.first()),
            orders.get(pair.second()),
            rows.steps());
    double gain = 0;
    for (double[] sums : descent.beginning(cells)) gain += stepper.gain(sums);
    return new Ranked(pair, gain);
  }

  /// All pairs of some columns.
  static List<Cells.Pair> among(int[] columns, List<Axis> axes) {
    return IntStream.range(0, columns.length)
        .boxed()
        .flatMap(i ->
            IntStream.range(i + 1, columns.length)
                .mapToObj(j ->
                    new Cells.Pair(
                        columns[i], columns[j], axes.get(columns[i]), axes.get(columns[j]))))
        .toList();
  }
}
