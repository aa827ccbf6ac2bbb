package dev.lathe.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lathe.frame.Frame;
import dev.lathe.io.TableFile;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Task;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.prepare.OneHot;
import dev.lathe.learn.prepare.Preparations;
import dev.lathe.learn.tree.GradientBoosting;
import dev.lathe.learn.validation.Division;
import dev.lathe.learn.validation.Splits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Splits by level against a column for each level, by cross-validation on training rows; skipped
/// where `LATHE_DATA` names no folder.
@Tag("slow")
class CategoriesQualityTest {
  @ParameterizedTest
  @CsvSource({
    "adult.csv.gz, income, auc, 1, 0.0003",
    "bank_marketing.csv.gz, y, auc, 1, 0.0003",
    "kddcup99_10pct.csv.gz, label, log-loss, 20, 0.0005"
  })
  void levels_as_they_are_are_no_worse_than_a_column_for_each(
      String file, String target, String score, int every, double noise) {
    Path path = Path.of(System.getenv().getOrDefault("LATHE_DATA", "absent")).resolve(file);
    assumeTrue(Files.exists(path), "no data: name its folder in LATHE_DATA");
    Frame all = TableFile.read(path);
    int[] train = IntStream.range(0, all.rows()).filter(row -> !Holdout.test(row)).toArray();
    int[] some = IntStream.range(0, train.length / every).map(i -> train[i * every]).toArray();
    Task task = Task.of(all.rows(some), target);
    Metric metric = Metric.named(score);

    double byLevel = score(task, Preparations.forTrees(), metric);
    double oneHot = score(task, Preparations.chain(Preparations.forTrees(), new OneHot()), metric);

    double ahead = metric.higherIsBetter() ? byLevel - oneHot : oneHot - byLevel;
    assertThat(ahead).as("%s against %s", byLevel, oneHot).isGreaterThan(-noise);
  }

  /// The mean score over five folds.
  private static double score(Task task, Preparation preparation, Metric metric) {
    double sum = 0;
    for (Division fold : Splits.folds(task, 5, 0)) {
      Task learning = task.rows(fold.learning());
      Task testing = task.rows(fold.testing());
      Preparation.Prepared prepared = preparation.fit(learning);
      String target = task.roles().target();
      Frame ready = prepared.frame().with(target, learning.frame().column(target));
      var model = new GradientBoosting().fit(learning.frame(ready));
      Frame rows = prepared.recipe().apply(testing.inputs());
      sum += metric.score(testing, model.predict(rows));
    }
    return sum / 5;
  }
}
