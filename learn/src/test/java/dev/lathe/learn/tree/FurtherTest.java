package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Model;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.tree.loss.LossName;
import dev.lathe.math.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FurtherTest {
  private static final GradientBoosting SETTINGS =
      new GradientBoosting().rounds(20).rate(0.2).sampling(new Sampling().columns(1));

  private static Frame frame(int rows, double shift, long seed) {
    var random = RandomStream.of(seed);
    double[] a = new double[rows];
    double[] y = new double[rows];
    List<String> c = new ArrayList<>();
    List<String> kind = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      a[row] = random.nextInt(20) == 0 ? Double.NaN : random.nextDouble();
      int level = random.nextInt(6);
      c.add("level " + level);
      double signal = Math.max(0, (Double.isNaN(a[row]) ? 0.2 : a[row]) * level + shift);
      y[row] = Math.rint(signal + random.nextDouble());
      kind.add(signal < 1 ? "low" : signal < 2 ? "middle" : "high");
    }
    return Frame.of("a", a)
        .with("c", Categories.of(c.toArray(new String[0])))
        .with("y", Numbers.of(y))
        .with("kind", Categories.of(kind.toArray(new String[0])));
  }

  private static Task task(Frame frame, TaskKind kind) {
    return kind.classes()
        ? Task.of(frame.without(List.of("y")), "kind")
        : Task.of(frame.without(List.of("kind")), "y").kind(kind);
  }

  private static double loss(BoostedTrees model, Task task) {
    double[] outputs = model.outputs(model.basis().recipe().apply(task.inputs()));
    double[] target = Lesson.of(task, new Objective()).target();
    int width = outputs.length / target.length;
    double sum = 0;
    for (int row = 0; row < target.length; row++) {
      sum +=
          width > 1
              ? -Math.log(Math.max(1e-9, outputs[row * width + (int) target[row]]))
              : Math.pow(outputs[row] - target[row], 2);
    }
    return sum / target.length;
  }

  @ParameterizedTest
  @EnumSource(names = {"MULTICLASS", "REGRESSION", "COUNT"})
  void more_rounds_on_the_same_rows_are_the_rounds_that_were_left_out(TaskKind kind) {
    var task = task(frame(1500, 0, 1), kind);
    var half = SETTINGS.trees(10).fit(task);

    var whole = SETTINGS.trees(10).further(half, task, RunListener.NONE);

    assertThat(whole.rounds()).isEqualTo(20);
    assertThat(loss(whole, task)).isLessThan(loss(half, task));
    assertThat(loss(whole, task)).isCloseTo(loss(SETTINGS.fit(task), task), within(0.02));
    var loaded = (BoostedTrees) Model.of(ModelFile.bytes(whole.whole()));
    assertThat(loaded.outputs(task.inputs())).isEqualTo(whole.outputs(task.inputs()));
  }

  @Test
  void other_rows_and_levels_are_learned_on_top() {
    var before = task(frame(1500, 0, 1), TaskKind.REGRESSION);
    var after = task(frame(1500, 3, 2), TaskKind.REGRESSION);
    var model = SETTINGS.fit(before);

    var more = SETTINGS.further(model, after, RunListener.NONE);

    assertThat(loss(more, after)).isLessThan(0.3 * loss(model, after));
    assertThat(more.trees().count()).isEqualTo(40);
  }

  @Test
  void leaves_renewed_on_other_rows_follow_them_and_keep_their_splits() {
    var before = task(frame(1500, 0, 1), TaskKind.REGRESSION);
    var after = task(frame(1500, 3, 2), TaskKind.REGRESSION);
    var model = SETTINGS.fit(before);

    var renewed = model.refit(after, 0);
    var halfway = model.refit(after, 0.5);

    assertThat(loss(renewed, after)).isLessThan(0.3 * loss(model, after));
    assertThat(loss(halfway, after)).isBetween(loss(renewed, after), loss(model, after));
    assertThat(model.refit(after, 1).trees()).isEqualTo(model.trees());
    assertThat(renewed.trees().splits()).isEqualTo(model.trees().splits());
  }

  @ParameterizedTest
  @EnumSource(names = {"SQUARED", "ABSOLUTE", "POISSON"})
  void renewed_on_the_rows_they_were_grown_on_leaves_stay(LossName loss) {
    var task = task(frame(800, 1, 3), TaskKind.REGRESSION);
    var model = SETTINGS.objective(new Objective().loss(loss)).fit(task);

    double[] same = model.refit(task, 0).outputs(task.inputs());

    double[] outputs = model.outputs(task.inputs());
    for (int row = 0; row < outputs.length; row++) {
      assertThat(same[row]).isCloseTo(outputs[row], within(1e-4));
    }
  }

  @Test
  void what_does_not_fit_is_refused() {
    var frame = frame(300, 0, 1);
    var model = SETTINGS.fit(task(frame, TaskKind.REGRESSION));

    assertThatThrownBy(() -> model.refit(task(frame, TaskKind.MULTICLASS), 0.5))
        .hasMessageContaining("bring a task of the same kind");
    assertThatThrownBy(() ->
            SETTINGS
                .objective(new Objective().loss(LossName.POISSON))
                .further(model, task(frame, TaskKind.REGRESSION), RunListener.NONE))
        .hasMessageContaining("set the same loss");
    assertThatThrownBy(() -> model.refit(task(frame, TaskKind.REGRESSION), 2))
        .hasMessage("keep must be from 0 to 1, got 2");
  }
}
