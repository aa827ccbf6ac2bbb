package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Model;
import dev.lathe.learn.Roles;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Settings;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.tree.loss.Link;
import dev.lathe.learn.tree.loss.Loss;
import dev.lathe.learn.tree.loss.LossName;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveTest {
  private static final int ROWS = 3000;

  /// A number above zero whose spread grows with `x`.
  private static Frame frame(long seed, int rows) {
    var random = RandomStream.of(seed);
    double[] x = new double[rows];
    double[] other = new double[rows];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      x[row] = random.nextDouble();
      other[row] = random.nextInt(5);
      y[row] = Math.exp(x[row] + 0.2 * other[row] + (0.1 + x[row]) * 0.5 * random.nextGaussian());
    }
    return Frame.of("x", x).with("other", Numbers.of(other)).with("y", Numbers.of(y));
  }

  private static Task task(long seed, int rows) {
    return Task.of(frame(seed, rows), "y").kind(TaskKind.REGRESSION);
  }

  private static GradientBoosting boosting(LossName loss) {
    return new GradientBoosting()
        .trees(60)
        .rate(0.1)
        .growth(new Growth().leaves(8))
        .stopping(new Stopping().patience(0))
        .objective(new Objective().loss(loss));
  }

  @ParameterizedTest
  @EnumSource(names = {"SQUARED", "ABSOLUTE", "HUBER", "QUANTILE", "POISSON", "GAMMA", "TWEEDIE"})
  void threads_change_no_byte_of_a_saved_model(LossName loss) {
    Task task = task(3, ROWS);
    byte[] first = {};
    for (int threads : new int[] {1, 2, 3, 7}) {
      try (var workers = Workers.of(threads)) {
        byte[] bytes =
            workers.call(() -> ModelFile.bytes(boosting(loss).trees(8).fit(task).whole()));
        if (first.length == 0) first = bytes;
        assertThat(bytes).as("%s threads", threads).isEqualTo(first);
      }
    }
    Model loaded = Model.of(first);
    assertThat(ModelFile.bytes(loaded.whole())).isEqualTo(first);
    assertThat(loaded.predict(task.frame()).outputs())
        .isEqualTo(boosting(loss).trees(8).fit(task).predict(task.frame()).outputs());
  }

  @ParameterizedTest
  @EnumSource(names = {"SQUARED", "ABSOLUTE", "HUBER", "POISSON", "GAMMA", "TWEEDIE"})
  void each_loss_learns_the_middle_it_is_for(LossName loss) {
    Task test = task(12, ROWS);
    double[] said = boosting(loss).fit(task(11, ROWS)).predict(test.frame()).numbers().toArray();
    double[] truth = test.amounts().toArray();

    double mean = Arrays.stream(truth).average().orElseThrow();
    double error = 0;
    double spread = 0;
    for (int row = 0; row < ROWS; row++) {
      error += Math.abs(said[row] - truth[row]);
      spread += Math.abs(mean - truth[row]);
    }

    assertThat(error).isLessThan(0.8 * spread);
  }

  @Test
  void no_leaf_of_a_rare_class_steps_beyond_what_odds_can_need() {
    int rows = 20_000;
    double[] x = new double[rows];
    String[] classes = new String[rows];
    for (int row = 0; row < rows; row++) {
      x[row] = row % 1000;
      classes[row] = row % 1000 < 2 ? "rare" : row % 1000 < 500 ? "low" : "high";
    }
    Frame frame = Frame.of("x", x).with("class", Categories.of(classes));
    var settings = GradientBoosting.like("lightgbm");

    var trees = settings.fit(Task.of(frame, "class")).trees();

    double longest = 0;
    for (int node = 0; node < trees.nodes(); node++) {
      if (trees.left(node) == 0) longest = Math.max(longest, Math.abs(trees.value(node)));
    }
    assertThat(longest).isEqualTo(20 * settings.rate(), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void quantiles_cover_what_they_say_and_never_cross(long seed) {
    var objective = new Objective().loss(LossName.QUANTILE).quantiles("0.1,0.25,0.5,0.9");
    Task test = task(100 + seed, ROWS);

    var said =
        boosting(LossName.QUANTILE)
            .objective(objective)
            .growth(new Growth().leaves(6).minimumRows(40))
            .fit(task(seed, 6000))
            .predict(test.frame())
            .numbers();

    for (int place = 0; place < said.quantiles().size(); place++) {
      int below = 0;
      for (int row = 0; row < ROWS; row++) {
        if (test.amounts().at(row) <= said.quantile(row, place)) below++;
        if (place == 0) continue;
        assertThat(said.quantile(row, place)).isGreaterThanOrEqualTo(said.quantile(row, place - 1));
      }
      assertThat(below / (double) ROWS).isCloseTo(said.quantiles().get(place), within(0.035));
    }
    assertThat(said.value(0)).isEqualTo(said.quantile(0, 2));
    assertThat(said.at(0).quantile(0.9)).isEqualTo(said.quantile(0, 3));
  }

  /// One split at 0.5 and one tree at a rate of 1: the medians of either side.
  @Test
  void a_leaf_of_absolute_loss_is_the_median_of_its_rows() {
    double[] x = {0, 0, 0, 1, 1, 1};
    double[] y = {1, 2, 30, 7, 8, 90};
    var frame = Frame.of("x", x).with("y", Numbers.of(y));

    double[] said =
        boosting(LossName.ABSOLUTE)
            .trees(1)
            .rate(1)
            .growth(new Growth().minimumRows(1))
            .fit(Task.of(frame, "y").kind(TaskKind.REGRESSION))
            .predict(frame)
            .numbers()
            .toArray();

    assertThat(said).containsExactly(2, 2, 2, 8, 8, 8);
  }

  @Test
  void a_loss_that_does_not_suit_is_refused_in_one_sentence() {
    var numbers = Frame.of("x", new double[] {1, 2, 3, 4}).with("y", Numbers.of(-1, 0.5, 2, 3.5));
    Task task = Task.of(numbers, "y").kind(TaskKind.REGRESSION);

    assertThatThrownBy(() -> boosting(LossName.LOGISTIC).fit(task))
        .hasMessage(
            "loss 'logistic' does not suit a regression task; choose one of auto, squared, absolute, huber, quantile, poisson, gamma, tweedie");
    assertThatThrownBy(() -> boosting(LossName.POISSON).fit(task))
        .hasMessage(
            "target 'y' is -1 in some row and loss 'poisson' needs numbers of zero or more; choose another loss, or leave such rows out");
    assertThatThrownBy(() -> boosting(LossName.GAMMA).fit(task)).hasMessageContaining("above zero");
  }

  /// Too little costs `more` times as much as too much.
  private record Shortage(double more, Link link) implements Loss {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public double[] start(double[] target, double[] weights, double[] offset) {
      return new double[] {0};
    }

    @Override
    public void slopes(
        double[][] scores, double[] target, int from, int to, float[][] slopes, float[][] curves) {
      for (int row = from; row < to; row++) {
        double far = scores[0][row] - target[row];
        slopes[0][row] = (float) (far < 0 ? more * far : far);
        curves[0][row] = (float) (far < 0 ? more : 1);
      }
    }

    @Override
    public double loss(double[][] scores, double[] target, double[] weights, int from, int to) {
      double sum = 0;
      for (int row = from; row < to; row++) {
        double far = scores[0][row] - target[row];
        sum += weights[row] * (far < 0 ? more : 1) * far * far / 2;
      }
      return sum;
    }
  }

  @Test
  void a_model_of_an_own_loss_is_saved_and_loaded_without_it() {
    Task task = task(5, ROWS);
    var settings = boosting(LossName.AUTO);

    Model plain = settings.fit(task, new Shortage(1, Link.IDENTITY), RunListener.NONE);
    Model generous = settings.fit(task, new Shortage(9, Link.IDENTITY), RunListener.NONE);

    Model loaded = Model.of(ModelFile.bytes(generous.whole()));
    double[] said = loaded.predict(task.frame()).outputs();
    assertThat(said).isEqualTo(generous.predict(task.frame()).outputs());
    assertThat(Arrays.stream(said).sum())
        .isGreaterThan(Arrays.stream(plain.predict(task.frame()).outputs()).sum());
    assertThat(((GradientBoosting) loaded.learner()).objective().loss()).isEqualTo(LossName.OWN);
    assertThatThrownBy(() -> loaded.learner().fit(task)).hasMessageContaining("written in Java");
    assertThatThrownBy(() -> settings.fit(task, new Shortage(9, Link.LOGISTIC), RunListener.NONE))
        .hasMessage(
            "a loss of one score with the link logistic does not make the predictions of a regression task; give it another link or width");
  }

  /// A count for each policy and half a year or two years of exposure: what is learned is the rate.
  @Test
  void counts_are_learned_beside_an_exposure() {
    int rows = 4000;
    var random = RandomStream.of(9);
    double[] x = new double[rows];
    double[] exposure = new double[rows];
    double[] events = new double[rows];
    for (int row = 0; row < rows; row++) {
      x[row] = random.nextInt(2);
      double years = random.nextInt(2) == 0 ? 0.5 : 2;
      exposure[row] = Math.log(years);
      double expected = years * (x[row] == 0 ? 1 : 3);
      double limit = Math.exp(-expected);
      for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) events[row]++;
    }
    var frame =
        Frame.of("x", x).with("exposure", Numbers.of(exposure)).with("events", Numbers.of(events));
    var roles = new Roles("events").offset("exposure");

    Model model =
        boosting(LossName.AUTO).trees(200).fit(Task.of(frame, roles).kind(TaskKind.COUNT));

    var asked =
        Frame.of("x", new double[] {0, 1, 1}).with("exposure", Numbers.of(0, 0, Math.log(10)));
    double[] said = Model.of(ModelFile.bytes(model.whole())).predict(asked).outputs();
    assertThat(said[0]).isCloseTo(1, within(0.05));
    assertThat(said[1]).isCloseTo(3, within(0.1));
    assertThat(said[2]).isCloseTo(10 * said[1], within(1e-9));
    assertThatThrownBy(() -> model.predict(asked.without(List.of("exposure"))))
        .hasMessage("column 'exposure' is missing; the model needs it");
    assertThatThrownBy(() -> model.predict(asked.with("exposure", Numbers.of(0, Double.NaN, 0))))
        .hasMessage("offset 'exposure' is missing in row 2; the model starts from it in every row");
    assertThatThrownBy(() -> new RandomForest().fit(Task.of(frame, roles).kind(TaskKind.COUNT)))
        .hasMessage(
            "'random-forest' does not take an offset and the task names 'exposure'; choose gradient-boosting or leave the offset out");
  }

  @Test
  void class_weights_are_weights_of_rows() {
    int rows = 900;
    var random = RandomStream.of(2);
    double[] x = new double[rows];
    double[] weight = new double[rows];
    String[] bought = new String[rows];
    for (int row = 0; row < rows; row++) {
      x[row] = Math.rint(4 * random.nextGaussian()) / 4;
      bought[row] = x[row] + random.nextGaussian() > 1.5 ? "yes" : "no";
      weight[row] = bought[row].equals("yes") ? 4 : 1;
    }
    var frame =
        Frame.of("x", x).with("weight", Numbers.of(weight)).with("bought", Categories.of(bought));
    Task plain = Task.of(frame.without(List.of("weight")), "bought");
    Task weighted = Task.of(frame, new Roles("bought").weights("weight"));
    var settings = boosting(LossName.AUTO);
    var byClass = settings.objective(new Objective().classWeights("yes:4"));

    assertThat(byClass.fit(plain).predict(frame).outputs())
        .isEqualTo(settings.fit(weighted).predict(frame).outputs());

    var balanced = settings.objective(new Objective().classWeights("balanced")).fit(plain);
    double mean =
        Arrays.stream(balanced.predict(frame).classes().probabilities(1)).average().orElseThrow();
    assertThat(mean).isBetween(0.3, 0.55);
    assertThatThrownBy(() -> settings.objective(new Objective().classWeights("maybe:2")).fit(plain))
        .hasMessage(
            "class-weights name 'maybe', which is no class of 'bought'; its classes are no, yes");
    assertThatThrownBy(() -> new Objective().classWeights("yes"))
        .hasMessageContaining("class-weights must be none, balanced");
    assertThatThrownBy(
            () -> settings.objective(new Objective().classWeights("balanced")).fit(task(1, 100)))
        .hasMessage("class-weights are for classes and target 'y' is regression; leave them out");
  }

  @Test
  void settings_are_read_by_their_leaf_names() {
    var settings = Settings.with(new GradientBoosting(), "loss", "quantile");
    settings = Settings.with(settings, "quantiles", "0.2, 0.8");
    settings = Settings.with(settings, "tweedie-power", "1.2");
    settings = Settings.with(settings, "huber-delta", "3");

    assertThat(settings.objective())
        .isEqualTo(new Objective(LossName.QUANTILE, "0.2, 0.8", 1.2, 3, "none"));
    var refused = settings;
    for (String quantiles : new String[] {"", "0.5,0.2", "0,0.5", "1", "a", "0.1,0.1"}) {
      assertThatThrownBy(() -> Settings.with(refused, "quantiles", quantiles))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("quantiles");
    }
    assertThatThrownBy(() -> Settings.with(refused, "tweedie-power", "2"))
        .hasMessageContaining("tweedie-power");
  }
}
