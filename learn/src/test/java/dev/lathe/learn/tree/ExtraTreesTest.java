package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Model;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.math.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExtraTreesTest {
  private static final int ROWS = 500;

  private static Frame frame(TaskKind kind) {
    double[] x = new double[ROWS];
    double[] z = new double[ROWS];
    String[] port = new String[ROWS];
    double[] y = new double[ROWS];
    var random = RandomStream.of(21);
    for (int row = 0; row < ROWS; row++) {
      x[row] = random.nextDouble();
      z[row] = random.nextInt(8) == 0 ? Double.NaN : random.nextGaussian();
      port[row] = "p" + random.nextInt(5);
      double signal =
          3 * x[row] + (port[row].equals("p3") ? 2 : 0) + (Double.isNaN(z[row]) ? 1 : 0);
      y[row] =
          switch (kind) {
            case BINARY -> signal > 2 ? 1 : 0;
            case MULTICLASS, COUNT -> Math.floor(signal);
            case REGRESSION, RANKING, ANOMALY -> signal;
          };
    }
    return Frame.of("x", x)
        .with("z", Numbers.of(z))
        .with("port", Categories.of(port))
        .with("y", Numbers.of(y));
  }

  private static Task task(TaskKind kind) {
    return Task.of(frame(kind), "y").kind(kind);
  }

  @ParameterizedTest
  @EnumSource(names = {"BINARY", "MULTICLASS", "REGRESSION", "COUNT"})
  void rows_that_were_learned_are_remembered(TaskKind kind) {
    Task task = task(kind);
    var model = new ExtraTrees().trees(30).fit(task);

    var predictions = model.predict(task.frame());

    for (int row = 0; row < ROWS; row++) {
      if (kind.classes()) {
        assertThat(predictions.classes().label(row)).isEqualTo(task.frame().column("y").text(row));
      } else {
        assertThat(predictions.numbers().value(row)).isCloseTo(task.amounts().at(row), within(0.2));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BINARY", "MULTICLASS", "REGRESSION", "COUNT"})
  void only_a_bootstrap_leaves_rows_out_of_the_bag(TaskKind kind) {
    Task task = task(kind);

    assertThat(new ExtraTrees().trees(5).fit(task).outOfBag()).isEmpty();
    assertThat(new ExtraTrees().trees(5).bootstrap(true).fit(task).outOfBag()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(names = {"BINARY", "MULTICLASS", "REGRESSION", "COUNT"})
  void whole_weights_count_rows_and_others_their_share(TaskKind kind) {
    double[] weights = new double[ROWS];
    for (int row = 0; row < ROWS; row++) weights[row] = 1 + row % 3;

    byte[] whole = weighted(kind, weights, 1);

    assertThat(weighted(kind, weights, 1)).isEqualTo(whole);
    assertThat(weighted(kind, weights, 0.3)).isEqualTo(weighted(kind, weights, 0.6));
  }

  private static byte[] weighted(TaskKind kind, double[] weights, double factor) {
    double[] scaled = Arrays.stream(weights).map(weight -> factor * weight).toArray();
    Frame frame = frame(kind).with("w", Numbers.of(scaled));
    Task task = Task.of(frame, new Roles("y").weights("w")).kind(kind);
    var model = new ExtraTrees().trees(5).fit(task);
    return ModelFile.bytes(model.trees().parts());
  }

  @Test
  void out_of_bag_scores_are_near_those_of_new_rows() {
    var random = RandomStream.of(5);
    double[] x = new double[4000];
    double[] y = new double[4000];
    for (int row = 0; row < x.length; row++) {
      x[row] = random.nextDouble();
      y[row] = Math.sin(6 * x[row]) + 0.5 * random.nextGaussian();
    }
    Frame frame = Frame.of("x", x).with("y", Numbers.of(y));
    Task learned = Task.of(frame.rows(0, 2000), "y");
    Task fresh = Task.of(frame.rows(2000, 4000), "y");

    Forest model = new RandomForest().fit(learned);

    double expected =
        dev.lathe.learn.metrics.Metric.RMSE.score(fresh, model.predict(fresh.frame()));
    var found = model.outOfBag().orElseThrow();
    assertThat(found.name()).isEqualTo("rmse");
    assertThat(found.value()).isCloseTo(expected, within(0.02));
    assertThat(((Forest) Model.of(ModelFile.bytes(model.whole()))).outOfBag()).contains(found);
  }
}
