package dev.lathe.learn.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Model;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.math.RandomStream;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainableBoostingTest {
  private static final ExplainableBoosting QUICK =
      new ExplainableBoosting().bags(new Bags().bags(3)).rounds(150);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_parts_of_a_sum_are_found_again(long seed) {
    Frame frame = sum(4000, seed);

    AdditiveModel model = QUICK.pairs(new Pairs().pairs(0)).fit(Task.of(frame, "y"));

    assertThat(model.terms().stream().map(Term::name).limit(3))
        .containsExactlyInAnyOrder("line", "wave", "group");
    // The mean of 2x over [-1, 1] is 0, that of sin(3x) too; that of the levels is 2/3.
    assertThat(distance(curve(model, "line"), x -> 2 * x)).isLessThan(0.12);
    assertThat(distance(curve(model, "wave"), x -> Math.sin(3 * x))).isLessThan(0.12);
    for (Curve.Piece piece : curve(model, "group").pieces()) {
      assertThat(piece.value()).isCloseTo(level(piece.label()) - 2.0 / 3, within(0.1));
    }
    assertThat(model.intercept(0)).isCloseTo(5 + 2.0 / 3, within(0.1));
  }

  /// The root of the mean squared distance of a curve from the truth, by the rows.
  private static double distance(Curve curve, DoubleUnaryOperator truth) {
    double sum = 0;
    double total = 0;
    for (Curve.Piece piece : curve.pieces()) {
      double off = piece.value() - truth.applyAsDouble((piece.low() + piece.high()) / 2);
      sum += piece.weight() * off * off;
      total += piece.weight();
    }
    return Math.sqrt(sum / total);
  }

  private static double level(String name) {
    return name.equals("b") ? 2 : 0;
  }

  private static Frame sum(int rows, long seed) {
    var random = RandomStream.of(seed, "sum");
    double[] line = new double[rows];
    double[] wave = new double[rows];
    double[] noise = new double[rows];
    String[] group = new String[rows];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      line[row] = 2 * random.nextDouble() - 1;
      wave[row] = 2 * random.nextDouble() - 1;
      noise[row] = random.nextDouble();
      group[row] = List.of("a", "b", "c").get(random.nextInt(3));
      y[row] =
          5
              + 2 * line[row]
              + Math.sin(3 * wave[row])
              + level(group[row])
              + 0.3 * random.nextGaussian();
    }
    return Frame.of("line", line)
        .with("wave", Numbers.of(wave))
        .with("noise", Numbers.of(noise))
        .with("group", Categories.of(group))
        .with("y", Numbers.of(y));
  }

  private static Curve curve(AdditiveModel model, String name) {
    return (Curve)
        model.terms().stream().filter(term -> term.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_product_is_the_first_pair(long seed) {
    Frame frame = product(3000, seed);

    AdditiveModel model = QUICK.pairs(new Pairs().pairs(3)).fit(Task.of(frame, "y"));

    Term first = model.terms().getFirst();
    assertThat(first).isInstanceOf(Surface.class);
    assertThat(first.name()).isEqualTo("x1 × x3");
    Surface surface = (Surface) first;
    int far = surface.first().size() - 2;
    int end = surface.second().size() - 2;
    assertThat(surface.value(0, 0, 0)).isCloseTo(1, within(0.35));
    assertThat(surface.value(far, end, 0)).isCloseTo(1, within(0.35));
    assertThat(surface.value(0, end, 0)).isCloseTo(-1, within(0.35));
    assertThat(surface.value(far, 0, 0)).isCloseTo(-1, within(0.35));
  }

  /// Five columns from -1 to 1, of which the product of two counts.
  private static Frame product(int rows, long seed) {
    var random = RandomStream.of(seed, "product");
    double[][] x = new double[5][rows];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      for (double[] each : x) each[row] = 2 * random.nextDouble() - 1;
      y[row] = x[1][row] * x[3][row] + 0.05 * random.nextGaussian();
    }
    Frame frame = Frame.of("y", y);
    for (int column = 0; column < x.length; column++) {
      frame = frame.with("x" + column, Numbers.of(x[column]));
    }
    return frame;
  }

  @Test
  void curves_and_surfaces_are_zero_on_average() {
    AdditiveModel model = QUICK.fit(Task.of(product(1500, 7), "y"));

    assertThat(model.terms()).hasAtLeastOneElementOfType(Surface.class);
    for (Term term : model.terms()) {
      switch (term) {
        case Curve curve -> assertThat(mean(curve)).isCloseTo(0, within(1e-9));
        case Surface surface -> {
          for (int one = 0; one < surface.first().size(); one++) {
            assertThat(along(surface, one, true)).isCloseTo(0, within(1e-9));
          }
          for (int other = 0; other < surface.second().size(); other++) {
            assertThat(along(surface, other, false)).isCloseTo(0, within(1e-9));
          }
        }
      }
    }
  }

  private static double mean(Curve curve) {
    double sum = 0;
    double total = 0;
    for (Curve.Piece piece : curve.pieces()) {
      sum += piece.weight() * piece.value();
      total += piece.weight();
    }
    return sum / total;
  }

  private static double along(Surface surface, int fixed, boolean first) {
    int count = first ? surface.second().size() : surface.first().size();
    double sum = 0;
    double total = 0;
    for (int i = 0; i < count; i++) {
      int one = first ? fixed : i;
      int other = first ? i : fixed;
      sum += surface.weight(one, other) * surface.value(one, other, 0);
      total += surface.weight(one, other);
    }
    return total > 0 ? sum / total : 0;
  }

  @Test
  void contributions_add_up_to_the_prediction() {
    Frame frame = product(800, 3);
    AdditiveModel model = QUICK.fit(Task.of(frame, "y"));

    Contributions why = model.contributions(frame);

    double[] said = model.predict(frame).outputs();
    for (int row = 0; row < frame.rows(); row++) assertThat(why.score(row, 0)).isEqualTo(said[row]);
    assertThat(why.terms())
        .containsExactlyElementsOf(model.terms().stream().map(Term::name).toList());
  }

  @Test
  void scores_of_several_classes_add_up_to_nothing_along_a_curve() {
    Frame frame = sum(900, 4);
    double[] y = frame.numbers("y").toArray();
    String[] size = new String[y.length];
    for (int row = 0; row < y.length; row++)
      size[row] = y[row] > 6.5 ? "l" : y[row] > 5 ? "m" : "s";
    Task task = Task.of(frame.with("y", Categories.of(size)), "y");

    AdditiveModel model = QUICK.fit(task);

    assertThat(task.kind()).isEqualTo(TaskKind.MULTICLASS);
    Curve curve = curve(model, "line");
    for (int cell = 0; cell < curve.axis().size(); cell++) {
      double sum = 0;
      for (int k = 0; k < model.scores(); k++) sum += curve.value(cell, k);
      assertThat(sum).isCloseTo(0, within(1e-9));
    }
    assertThat(curve.pieces(0).getFirst().value()).isNegative(); // 'l', where the line is low
  }

  @Test
  void errors_are_of_the_size_of_what_another_sample_changes() {
    double told = 0;
    double squares = 0;
    int pieces = 0;
    for (long seed = 0; seed < 8; seed++) {
      AdditiveModel model =
          QUICK.bags(new Bags()).pairs(new Pairs().pairs(0)).fit(Task.of(sum(1000, seed), "y"));
      List<Curve.Piece> levels = curve(model, "group").pieces();
      double mean = levels.stream().mapToDouble(p -> p.weight() * level(p.label()) / 1000).sum();
      for (Curve.Piece piece : levels) {
        told += piece.error();
        squares += Math.pow(piece.value() - (level(piece.label()) - mean), 2);
        pieces++;
      }
    }

    double spread = Math.sqrt(squares / pieces);
    assertThat(told / pieces).isBetween(spread / 2.5, spread * 2.5);
  }

  @Test
  void what_is_missing_has_a_place_of_its_own() {
    Frame frame = sum(1200, 5);
    double[] line = frame.numbers("line").toArray();
    double[] y = frame.numbers("y").toArray();
    for (int row = 0; row < line.length; row += 4) {
      line[row] = Double.NaN;
      y[row] += 3;
    }

    AdditiveModel model =
        QUICK.fit(Task.of(frame.with("line", Numbers.of(line)).with("y", Numbers.of(y)), "y"));

    Curve.Piece last = curve(model, "line").pieces().getLast();
    assertThat(last.label()).isEqualTo("missing");
    assertThat(last.value()).isCloseTo(3 * 0.75, within(0.25));
    assertThat(last.weight()).isEqualTo(300);
  }

  @Test
  void rows_left_out_tell_how_good_it_is() {
    AdditiveModel model = QUICK.fit(Task.of(sum(2000, 6), "y"));

    assertThat(model.outOfBag().orElseThrow().name()).isEqualTo("rmse");
    assertThat(model.outOfBag().orElseThrow().value()).isBetween(0.29, 0.40);
  }

  @Test
  void rows_brought_to_be_watched_are_watched() {
    Frame frame = sum(900, 8);
    Task task = Task.of(frame.rows(0, 600), "y");
    Task watched = Task.of(frame.rows(600, 900), "y");

    AdditiveModel with = QUICK.fit(task.validation(watched));
    AdditiveModel without = QUICK.fit(task);

    assertThat(ModelFile.bytes(with.parts())).isNotEqualTo(ModelFile.bytes(without.parts()));
    assertThat(with.outOfBag()).isPresent();
  }

  @Test
  void a_model_is_saved_with_all_that_it_tells() {
    AdditiveModel model = QUICK.fit(Task.of(product(700, 2), "y"));

    var loaded = (AdditiveModel) Model.of(ModelFile.bytes(model.whole()));

    assertThat(loaded.outOfBag()).isEqualTo(model.outOfBag());
    assertThat(loaded.terms().stream().map(Term::name))
        .containsExactlyElementsOf(model.terms().stream().map(Term::name).toList());
    assertThat(curve(loaded, "x1").pieces()).isEqualTo(curve(model, "x1").pieces());
  }
}
