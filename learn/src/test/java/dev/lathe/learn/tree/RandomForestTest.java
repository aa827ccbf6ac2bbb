package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Card;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What a forest does where its settings leave it open.
class RandomForestTest {
  private static final int ROWS = 300;

  /// Columns of chance, of which the first two are the target's.
  private static Task task(TaskKind kind, int width) {
    var random = RandomStream.of(19, "random-forest-test");
    List<String> names = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    double[] sums = new double[ROWS];
    for (int column = 0; column < width; column++) {
      double[] values = new double[ROWS];
      Arrays.setAll(values, row -> random.nextDouble());
      if (column < 2) Arrays.setAll(sums, row -> sums[row] + values[row]);
      names.add("x" + column);
      columns.add(Numbers.of(values));
    }
    names.add("y");
    columns.add(
        switch (kind) {
          case BINARY -> classes(sums, 2);
          case MULTICLASS -> classes(sums, 3);
          case COUNT -> Numbers.of(Arrays.stream(sums).map(sum -> Math.rint(3 * sum)).toArray());
          case REGRESSION, RANKING, ANOMALY -> Numbers.of(sums);
        });
    return Task.of(Frame.of(names, columns), "y").kind(kind);
  }

  private static Categories classes(double[] sums, int count) {
    return Categories.of(
        Arrays.stream(sums).mapToObj(sum -> "c" + (int) (sum / 2 * count)).toArray(String[]::new));
  }

  private static List<String> choices(Card card) {
    return card.decisions().stream()
        .map(decision -> decision.subject() + ": " + decision.choice())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "REGRESSION, 13, 9, 2",
    "COUNT, 2, 1, 2",
    "BINARY, 57, 7, 3",
    "MULTICLASS, 16, 4, 1",
    "MULTICLASS, 2, 1, 1"
  })
  void what_is_left_open_follows_the_rule_and_stands_on_the_card(
      TaskKind kind, int width, int tries, int rows) {
    Task task = task(kind, width);
    var open = new RandomForest().trees(8);

    Forest model = open.fit(task);

    assertThat(choices(model.card()))
        .containsExactly(
            "columns of a split: %s of %s".formatted(tries, width),
            "rows of a leaf: %s or more".formatted(rows));
    Forest set = open.columns((double) tries / width).minimumRows(rows).fit(task);
    assertThat(ModelFile.bytes(model.trees().parts()))
        .isEqualTo(ModelFile.bytes(set.trees().parts()));
  }

  @Test
  void what_is_set_is_done_and_nothing_is_decided() {
    Task task = task(TaskKind.REGRESSION, 6);
    var set = new RandomForest().trees(8).columns(1).minimumRows(1);

    assertThat(set.fit(task).card().decisions()).isEmpty();
    assertThat(choices(set.columns(0).fit(task).card()))
        .containsExactly("columns of a split: 4 of 6");
    assertThat(choices(set.minimumRows(0).fit(task).card()))
        .containsExactly("rows of a leaf: 2 or more");
    assertThat(set.fit(task).trees().nodes())
        .isGreaterThan(set.minimumRows(0).fit(task).trees().nodes());
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskKind.class,
      names = {"REGRESSION", "BINARY", "MULTICLASS"})
  void any_number_of_threads_gives_the_same_bytes(TaskKind kind) {
    Task task = task(kind, 9);

    List<byte[]> files =
        IntStream.of(1, 2, 5)
            .mapToObj(threads -> {
              try (var workers = Workers.of(threads)) {
                return workers.call(
                    () -> ModelFile.bytes(new RandomForest().seed(3).fit(task).whole()));
              }
            })
            .toList();

    assertThat(files.get(1)).isEqualTo(files.get(0));
    assertThat(files.get(2)).isEqualTo(files.get(0));
  }

  /// examples/data/diabetes.csv: a noisy target, 442 rows, where looking at all columns with leaves
  /// of single rows is worse than looking at some.
  @Test
  void the_defaults_are_no_worse_on_diabetes_than_all_columns_and_single_rows() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../examples/data/diabetes.csv"));
    List<String> names = List.of(lines.getFirst().split(",", -1));
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      int at = column;
      columns.add(
          Numbers.of(
              lines.stream()
                  .skip(1)
                  .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[at]))
                  .toArray()));
    }
    Task task = Task.of(Frame.of(names, columns), "progression").kind(TaskKind.REGRESSION);

    double open = rmse(new RandomForest().seed(1), task);
    double all = rmse(new RandomForest().columns(1).minimumRows(1).seed(1), task);

    assertThat(open).isLessThan(58).isLessThan(all);
  }

  private static double rmse(RandomForest forest, Task task) {
    return forest.fit(task).outOfBag().orElseThrow().value();
  }
}
