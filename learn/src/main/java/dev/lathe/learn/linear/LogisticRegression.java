package dev.lathe.learn.linear;

import dev.lathe.learn.Basis;
import dev.lathe.learn.Entry;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Setting;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.prepare.Preparations;
import dev.lathe.math.Lbfgs;
import java.util.Arrays;
import java.util.Set;

/// Log odds that add up over the columns: the first thing to try on classes.
///
/// The coefficients `b` and the free intercepts minimise `Σ weight·(−log p(true class)) + alpha/2·Σ
/// b²`; of several classes each has a line, and their probabilities are its softmax. Probabilities
/// are mostly well calibrated. Where columns act jointly or in curves, boosted trees are better.
///
/// ```java
/// static Model fit(Frame customers) {
///   return new LogisticRegression().alpha(10).fit(Task.of(customers, "churn"));
/// }
/// ```
///
/// **Units.** The penalty is on the prepared columns, which the default preparation scales. An
/// `alpha` is one over scikit-learn's `C`.
///
/// **Cost.** `rows · columns²` multiplications once, then `2 · rows · columns · classes` for each
/// of some 20 to 100 iterations; memory for all rows as doubles.
///
/// **Source.** Cox, *The regression analysis of binary sequences*, JRSS B 1958; le Cessie and van
/// Houwelingen, *Ridge estimators in logistic regression*, Applied Statistics 1992; solved by
/// [Lbfgs].
///
/// @param alpha strength of the penalty, 0 or more, by default 1
/// @param iterations most steps of the solver, 1 or more, by default 100
public record LogisticRegression(
    @Setting("strength of the penalty on coefficients, 0 or more") double alpha,
    @Setting("most steps of the solver, 1 or more") int iterations)
    implements Learner<LogisticModel> {
  private static final int MEMORY = 10;
  private static final double TOLERANCE = 1e-8;

  /// Strength 1 and at most 100 iterations.
  public LogisticRegression() {
    this(1, 100);
  }

  public LogisticRegression {
    if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("alpha must be a number of 0 or more, got " + alpha);
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations must be 1 or more, got " + iterations);
    }
  }

  /// The same with this strength of the penalty.
  public LogisticRegression alpha(double alpha) {
    return new LogisticRegression(alpha, iterations);
  }

  /// The same with at most so many iterations.
  public LogisticRegression iterations(int iterations) {
    return new LogisticRegression(alpha, iterations);
  }

  @Override
  public Entry entry() {
    return new Entry(
        "Log odds that add up over the columns; quick, with well calibrated probabilities.",
        Set.of(TaskKind.BINARY, TaskKind.MULTICLASS),
        Set.of(Entry.Trait.WEIGHTS),
        "Cox, The regression analysis of binary sequences, JRSS B 1958");
  }

  @Override
  public Preparation preparation() {
    return Preparations.forLinear();
  }

  @Override
  public LogisticModel fit(Task task, RunListener listener) {
    check(task);
    listener.progress("preparing", 0);
    var prepared = preparation().fit(task);
    listener.progress("solving", 0.3);
    return fit(task, prepared);
  }

  /// Learns a task from columns that are prepared.
  LogisticModel fit(Task task, Preparation.Prepared prepared) {
    var classes = task.classes();
    var design = Design.standardised(prepared.frame(), task.weights());
    var loss = new LogisticLoss(design, classes.toCodes(), classes.levels().size(), alpha);
    var minimum = new Lbfgs(MEMORY, iterations, TOLERANCE).minimise(loss.start(), loss);
    double[] point = loss.lines(minimum.point());
    int columns = design.matrix().columns();
    double[] intercepts = new double[point.length / (columns + 1)];
    double[] slopes = new double[intercepts.length * columns];
    for (int line = 0; line < intercepts.length; line++) {
      int at = line * (columns + 1);
      double[] slope = Arrays.copyOfRange(point, at, at + columns);
      intercepts[line] = design.uncentre(slope, point[at + columns]);
      System.arraycopy(slope, 0, slopes, line * columns, columns);
    }
    var coefficients = new Coefficients(prepared.frame().names(), intercepts, slopes);
    return new LogisticModel(Basis.of(this, task, prepared.recipe()), coefficients);
  }
}
