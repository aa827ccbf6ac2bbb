package dev.lathe.learn.baseline;

import dev.lathe.learn.Basis;
import dev.lathe.learn.Entry;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.math.Kernels;
import java.util.Set;

/// Looks at no column: says each class's share, or the mean, for every row. What every other
/// learner has to beat.
///
/// ```java
/// static Model fit(Frame customers) {
///   return new Baseline().fit(Task.of(customers, "churn"));
/// }
/// ```
///
/// An offset is left aside: what is learned from it is for others to show.
///
/// **Units.** Shares and means are weighted. The most frequent class is predicted.
public record Baseline() implements Learner<BaselineModel> {
  @Override
  public Entry entry() {
    return new Entry(
        "Says each class's share, or the mean, for every row; what others have to beat.",
        TaskKind.allSupervised(),
        Set.of(Entry.Trait.WEIGHTS, Entry.Trait.OFFSET),
        "None");
  }

  @Override
  public Preparation preparation() {
    return Preparation.none();
  }

  @Override
  public BaselineModel fit(Task task, RunListener listener) {
    check(task);
    double[] weights = task.weights();
    double total = Kernels.best().sum(weights, 0, weights.length);
    double[] outputs =
        switch (task.target()) {
          case Target.Classes classes -> shares(classes, weights, total);
          case Target.Amounts amounts ->
              new double[] {
                Kernels.best().dot(amounts.toArray(), 0, weights, 0, weights.length) / total
              };
          case Target.Unknown unknown -> throw unknown.refusal();
        };
    var prepared = preparation().fit(task);
    return new BaselineModel(Basis.of(this, task, prepared.recipe()), outputs);
  }

  private static double[] shares(Target.Classes classes, double[] weights, double total) {
    double[] shares = new double[classes.levels().size()];
    for (int row = 0; row < weights.length; row++) {
      shares[classes.code(row)] += weights[row];
    }
    for (int code = 0; code < shares.length; code++) {
      shares[code] /= total;
    }
    return shares;
  }
}
