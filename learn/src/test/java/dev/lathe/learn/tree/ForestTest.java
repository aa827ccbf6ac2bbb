package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.math.RandomStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ForestTest {
  private static final int ROWS = 60;
  private static final int CLASSES = 4;

  static Stream<Long> seeds() {
    return LongStream.range(0, 40).boxed();
  }

  /// A column of few places, or, at odd seeds, of more values than places.
  private static final class Case {
    private final ForestColumns columns;
    private final double[] values;
    private final Loads loads;

    private Case(ForestColumns columns, double[] values, Loads loads) {
      this.columns = columns;
      this.values = values;
      this.loads = loads;
    }

    static Case of(long seed, boolean classes) {
      var random = RandomStream.of(seed, "forest-test");
      double[] values = new double[ROWS];
      int[] codes = new int[ROWS];
      for (int row = 0; row < ROWS; row++) {
        codes[row] = random.nextInt(CLASSES);
        boolean missing = seed % 2 == 0 && random.nextInt(6) == 0;
        values[row] = missing ? Double.NaN : random.nextInt(12) + codes[row];
      }
      double[] means = Arrays.stream(codes).asDoubleStream().toArray();
      double[] ones = new double[ROWS];
      Arrays.fill(ones, 1);
      int most = seed % 4 < 2 ? 255 : 5;
      var columns = ForestColumns.of(Frame.of("x", values), means, ones, most, false);
      Target target =
          classes ? new Target.Classes(List.of("a", "b", "c", "d"), codes) : amounts(means);
      return new Case(columns, values, Loads.of(target, ROWS));
    }

    private static Target amounts(double[] means) {
      return new Target.Amounts(means);
    }

    ForestSample sample(long seed) {
      double[] ones = new double[ROWS];
      Arrays.fill(ones, 1);
      return ForestSample.draw(Odds.of(ones), ROWS, loads, RandomStream.of(seed, "draw"));
    }
  }

  /// The best score over all cuts and both ways for what is missing, by adding up each half anew.
  private static double bruteForce(Case one, ForestSample sample, Half half) {
    double best = Double.NEGATIVE_INFINITY;
    for (int cut = 0; cut < 16; cut++) {
      for (int way = 0; way < 2; way++) {
        double most = cut;
        boolean missingLeft = way == 1;
        IntPredicate left =
            i -> {
              double value = one.values[sample.rows[i]];
              return Double.isNaN(value) ? missingLeft : value <= most;
            };
        int lefts = (int) IntStream.range(0, sample.size()).filter(left).count();
        if (lefts == 0 || lefts == sample.size()) continue;
        best = Math.max(best, half.worth(left) + half.worth(left.negate()));
      }
    }
    return best;
  }

  @FunctionalInterface
  private interface Half {
    double worth(IntPredicate in);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_best_gini_is_found_among_several_classes(long seed) {
    var one = Case.of(seed, true);
    ForestSample sample = one.sample(seed);
    var search = new ClassSearch(CLASSES, 1);
    var best = new Place();
    best.clear(0);

    search.open(sample, 0, sample.size());
    for (int again = 0; again < 2; again++) {
      search.search(sample, 0, sample.size(), 0, one.columns, best);
    }

    double expected =
        bruteForce(
            one,
            sample,
            in -> {
              double[] counts = new double[CLASSES];
              IntStream.range(0, sample.size())
                  .filter(in)
                  .forEach(i ->
                      counts[ClassSearch.code(sample.loads[i])] +=
                          ClassSearch.draws(sample.loads[i]));
              double rows = Arrays.stream(counts).sum();
              return Arrays.stream(counts).map(count -> count * count).sum() / rows;
            });
    assertThat(best.score).isCloseTo(expected, within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_least_squared_error_is_found_among_numbers(long seed) {
    var one = Case.of(seed, false);
    ForestSample sample = one.sample(seed);
    int shift = one.loads.shift();
    var search = new AmountSearch(shift, 1, false);
    var best = new Place();
    best.clear(0);

    search.open(sample, 0, sample.size());
    for (int again = 0; again < 2; again++) {
      search.search(sample, 0, sample.size(), 0, one.columns, best);
    }

    long mask = (1L << shift) - 1;
    double expected =
        bruteForce(
            one,
            sample,
            in -> {
              double sum =
                  IntStream.range(0, sample.size())
                      .filter(in)
                      .mapToLong(i -> sample.loads[i] & mask)
                      .sum();
              double rows =
                  IntStream.range(0, sample.size())
                      .filter(in)
                      .mapToLong(i -> sample.loads[i] >>> shift)
                      .sum();
              return sum * sum / rows;
            });
    assertThat(best.score / expected).isCloseTo(1, within(1e-12));
  }

  @Test
  void parted_rows_keep_their_order_and_what_they_carry() {
    double[] values = {0, 1, 0, 1, 0, 1};
    double[] ones = {1, 1, 1, 1, 1, 1};
    var columns = ForestColumns.of(Frame.of("x", values), values, ones, 255, false);
    var loads = Loads.of(new Target.Amounts(new double[] {0, 1, 2, 3, 4, 5}), 6);
    var sample = ForestSample.draw(Odds.of(ones), 6, loads, RandomStream.of(3));
    var place = new Place();
    place.offer(1, Place.By.PLACES, 0, 0, 1, true);

    int middle = sample.part(0, sample.size(), columns, place);
    int middleOthers = sample.partOthers(0, sample.others.length, columns, place);

    for (int i = 0; i < sample.size(); i++) {
      assertThat(values[sample.rows[i]]).isEqualTo(i < middle ? 0 : 1);
      int draws = loads.draws(sample.loads[i]);
      assertThat(sample.loads[i]).isEqualTo(loads.of(sample.rows[i], draws));
      if (i > 0 && i != middle) assertThat(sample.rows[i]).isGreaterThan(sample.rows[i - 1]);
    }
    for (int i = 0; i < sample.others.length; i++) {
      assertThat(values[sample.others[i]]).isEqualTo(i < middleOthers ? 0 : 1);
    }
    assertThat(sample.size() + sample.others.length).isEqualTo(6);
  }

  private static Loads ones(int rows) {
    return Loads.of(new Target.Amounts(new double[rows]), 500);
  }

  @Test
  void a_row_without_weight_is_never_drawn() {
    var odds = Odds.of(new double[] {0, 5, 0, 1});
    var sample = ForestSample.draw(odds, 500, ones(4), RandomStream.of(1));

    assertThat(sample.rows).containsExactly(1, 3);
    assertThat(sample.others).isEmpty();
    assertThat(ones(4).draws(sample.loads[0])).isBetween(380, 450);
  }

  @Test
  void a_step_is_learned_from_numbers_levels_and_missing_values() {
    int rows = 400;
    double[] x = new double[rows];
    String[] port = new String[rows];
    double[] y = new double[rows];
    var random = RandomStream.of(5);
    for (int row = 0; row < rows; row++) {
      x[row] = row % 5 == 0 ? Double.NaN : random.nextDouble();
      port[row] = "p" + random.nextInt(6);
      y[row] =
          (Double.isNaN(x[row]) ? 7 : x[row] > 0.5 ? 3 : 0) + (port[row].equals("p2") ? 10 : 0);
    }
    Frame frame = Frame.of("x", x).with("port", Categories.of(port)).with("y", Numbers.of(y));

    double[] said =
        new RandomForest()
            .columns(1)
            .fit(Task.of(frame, "y").kind(TaskKind.REGRESSION))
            .predict(frame)
            .numbers()
            .toArray();

    for (int row = 0; row < rows; row++) {
      assertThat(said[row]).isCloseTo(y[row], within(2.0));
    }
  }

  @Test
  void rows_of_no_weight_do_not_matter() {
    Frame frame =
        Frame.of("x", new double[] {1, 2, 3, 4, 1, 2, 3, 4})
            .with("y", Numbers.of(0.5, 0.5, 9.5, 9.5, 100, 100, 100, 100))
            .with("w", Numbers.of(1, 1, 1, 1, 0, 0, 0, 0));

    double[] said =
        new RandomForest()
            .minimumRows(1)
            .fit(Task.of(frame, new Roles("y").weights("w")))
            .predict(frame)
            .numbers()
            .toArray();

    assertThat(Arrays.stream(said).max().orElseThrow()).isLessThan(10);
  }

  @Test
  void weights_with_a_sum_of_the_number_of_rows_are_weights_all_the_same() {
    var odds = Odds.of(new double[] {0, 2, 0, 2});

    var sample = ForestSample.draw(odds, 500, ones(4), RandomStream.of(1));

    assertThat(sample.rows).containsExactly(1, 3);
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ANOMALY", "RANKING"})
  void scaling_all_weights_changes_nothing(TaskKind kind) {
    int rows = 500;
    double[] weights = new double[rows];
    double[] alike = new double[rows];
    double[] x = new double[rows];
    String[] port = new String[rows];
    double[] y = new double[rows];
    var random = RandomStream.of(13);
    for (int row = 0; row < rows; row++) {
      weights[row] = random.nextInt(4);
      alike[row] = 1;
      x[row] = random.nextDouble();
      port[row] = "p" + random.nextInt(80);
      y[row] = Math.rint(2 * x[row] * x[row] + 0.3 * random.nextDouble());
      if (kind == TaskKind.BINARY) y[row] = Math.min(y[row], 1);
    }
    Frame plain = Frame.of("x", x).with("port", Categories.of(port)).with("y", Numbers.of(y));

    for (double[] each : List.of(weights, alike)) {
      double[] expected = weighted(plain, kind, each, 1);
      for (double factor : new double[] {4, 3, 0.1, 1e-300}) {
        assertThat(weighted(plain, kind, each, factor)).as("times %s", factor).isEqualTo(expected);
      }
    }
  }

  /// What a forest says whose rows had these weights, times a factor.
  private static double[] weighted(Frame plain, TaskKind kind, double[] weights, double factor) {
    double[] scaled = Arrays.stream(weights).map(weight -> factor * weight).toArray();
    Frame frame = plain.with("w", Numbers.of(scaled));
    var task = Task.of(frame, new Roles("y").weights("w")).kind(kind);
    var model = new RandomForest().trees(20).fit(task);
    return model.outputs(model.basis().recipe().apply(plain));
  }

  @Test
  void levels_of_few_rows_do_not_give_their_own_targets_away() {
    int rows = 600;
    String[] ticket = new String[rows];
    String[] answer = new String[rows];
    double[] x = new double[rows];
    var random = RandomStream.of(8);
    for (int row = 0; row < rows; row++) {
      ticket[row] = "t" + random.nextInt(200);
      x[row] = random.nextDouble();
      answer[row] = random.nextDouble() < (x[row] > 0.5 ? 0.9 : 0.1) ? "yes" : "no";
    }
    Frame all =
        Frame.of("x", x).with("ticket", Categories.of(ticket)).with("y", Categories.of(answer));
    Frame learned = all.rows(0, 400);
    Frame held = all.rows(400, rows);

    var said = new RandomForest().fit(Task.of(learned, "y")).predict(held).classes();

    long right =
        IntStream.range(0, held.rows())
            .filter(row -> said.label(row).equals(held.column("y").text(row)))
            .count();
    assertThat(right / 200.0).isGreaterThan(0.85);
  }

  @Test
  void a_level_never_seen_goes_with_most_rows() {
    int rows = 300;
    String[] port = new String[rows];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      port[row] = row % 10 == 0 ? "rare and high" : row % 2 == 0 ? "low" : "lower";
      y[row] = row % 10 == 0 ? 100 : row % 2 == 0 ? 1.5 : 0.5;
    }
    Frame frame = Frame.of("port", Categories.of(port)).with("y", Numbers.of(y));
    var model = new RandomForest().fit(Task.of(frame, "y").kind(TaskKind.REGRESSION));

    double said = model.predict(Frame.of("port", Categories.of("Atlantis"))).numbers().value(0);

    assertThat(said).isLessThan(5);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void rows_come_in_the_order_of_their_values(long seed) {
    var random = RandomStream.of(seed, "value-order");
    double[] values = new double[300];
    for (int row = 0; row < values.length; row++) {
      values[row] =
          switch (random.nextInt(5)) {
            case 0 -> Double.NaN;
            case 1 -> random.nextInt(5) - 2;
            case 2 -> -0.0;
            case 3 -> random.nextGaussian() * 1e300;
            default -> random.nextGaussian();
          };
    }

    int[] expected =
        IntStream.range(0, values.length)
            .filter(row -> !Double.isNaN(values[row]))
            .boxed()
            .sorted(Comparator.comparingDouble(row -> values[row] + 0.0))
            .mapToInt(Integer::intValue)
            .toArray();
    assertThat(ValueOrder.of(values)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_small_nodes_rows_are_put_in_the_order_of_their_ranks(long seed) {
    var random = RandomStream.of(seed, "value-buckets");
    int[] ranks = new int[400];
    for (int row = 0; row < ranks.length; row++) {
      ranks[row] = random.nextInt(4) == 0 ? random.nextInt(1_000_000) : random.nextInt(300) - 1;
    }
    byte[] places = new byte[ranks.length];
    for (int row = 0; row < ranks.length; row++) {
      places[row] = (byte) (ranks[row] < 0 ? 200 : Math.min(199, ranks[row] / 5));
    }
    int[] rows = random.permutation(ranks.length);
    var buckets = new ValueBuckets();

    int count = buckets.sort(places, 200, ranks, rows, 50, 110);

    int[] found = Arrays.stream(buckets.order, 0, count).map(at -> ranks[rows[50 + at]]).toArray();
    int[] expected =
        IntStream.range(50, 110)
            .map(i -> ranks[rows[i]])
            .filter(rank -> rank >= 0)
            .sorted()
            .toArray();
    for (int i = 1; i < count; i++) {
      assertThat(buckets.same[i]).isEqualTo(expected[i] == expected[i - 1]);
    }
    assertThat(found).isEqualTo(expected);
  }
}
