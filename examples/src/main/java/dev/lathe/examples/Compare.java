package dev.lathe.examples;

import dev.lathe.io.TableFile;
import dev.lathe.learn.Learner;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Task;
import dev.lathe.learn.linear.LogisticRegression;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.tree.RandomForest;
import dev.lathe.learn.validation.CrossValidation;
import dev.lathe.learn.validation.Splits;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Two learners with settings of one's own, compared on the same five folds. The argument, if there
/// is one, is the folder of the data sets.
public final class Compare {
  private Compare() {}

  /// Runs it.
  public static void main(String[] arguments) {
    Path data = Path.of(arguments.length > 0 ? arguments[0] : "examples/data");
    Task task =
        Task.of(TableFile.read(data.resolve("breast_cancer.csv")), "diagnosis")
            .positive("malignant");
    var folds = Splits.folds(task, 5, 0);
    List<Learner<?>> learners =
        List.of(new LogisticRegression().alpha(10), new RandomForest().trees(100).seed(7));

    for (Learner<?> learner : learners) {
      var result = CrossValidation.of(learner, task, folds, RunListener.NONE);
      double auc = Metric.AUC.score(task.rows(result.rows()), result.predictions());
      System.out.printf(Locale.ROOT, "%-20s auc %.4f%n", learner.name(), auc);
    }
  }
}
