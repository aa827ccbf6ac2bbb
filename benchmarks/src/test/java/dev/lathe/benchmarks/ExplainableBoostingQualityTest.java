package dev.lathe.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lathe.frame.Frame;
import dev.lathe.io.TableFile;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Model;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Task;
import dev.lathe.learn.additive.ExplainableBoosting;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.tree.GradientBoosting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much an additive model gives away on public data; skipped where `LATHE_DATA` names no
/// folder.
@Tag("slow")
class ExplainableBoostingQualityTest {
  @ParameterizedTest
  @CsvSource({"adult.csv.gz,income", "bank_marketing.csv.gz,y"})
  void it_comes_within_five_thousandths_of_boosting(String file, String target) {
    Path path = Path.of(System.getenv().getOrDefault("LATHE_DATA", "absent")).resolve(file);
    assumeTrue(Files.exists(path), "no data: name its folder in LATHE_DATA");
    Frame all = TableFile.read(path);
    Frame train = all.rows(rows(all, false));
    Frame test = all.rows(rows(all, true));

    double additive = auc(new ExplainableBoosting(), train, test, target);
    double boosted = auc(new GradientBoosting(), train, test, target);

    assertThat(additive).isGreaterThan(boosted - 0.005);
  }

  private static int[] rows(Frame all, boolean test) {
    return IntStream.range(0, all.rows()).filter(row -> Holdout.test(row) == test).toArray();
  }

  private static double auc(Learner<?> learner, Frame train, Frame test, String target) {
    Model model = learner.fit(Task.of(train, target));
    Task truth = Task.of(test, new Roles(target), model.signature().output());
    return Metric.named("auc").score(truth, model.predict(test));
  }
}
