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
import dev.lathe.math.Kernels;
import java.util.Arrays;
import java.util.Set;

/// Least squares with a penalty on large coefficients: the first thing to try on numbers.
///
/// The coefficients `b` and the free intercept minimise `Σ weight·(y − prediction)² + alpha·Σ b²`.
/// Of several strengths the one with the lowest error by generalised cross-validation is taken,
/// which costs no further pass over the rows. Where columns act jointly or in curves, boosted trees
/// are better.
///
/// ```java
/// static Model fit(Frame houses) {
///   return new RidgeRegression().fit(Task.of(houses, "price"));
/// }
/// ```
///
/// **Units.** The penalty is on the prepared columns, which the default preparation scales.
///
/// **Cost.** `rows · columns²` multiplications, and `columns³` for each strength; memory for all
/// rows as doubles.
///
/// **Source.** Hoerl and Kennard, *Ridge regression*, Technometrics 1970; Golub, Heath and Wahba,
/// *Generalized cross-validation as a method for choosing a good ridge parameter*, Technometrics
/// 1979.
///
/// @param alphas strengths to choose from, each 0 or more, divided by commas; one alone is taken as
///   it is, and 0 is least squares
public record RidgeRegression(
    @Setting("strengths of the penalty to choose from, each 0 or more, divided by commas")
        String alphas)
    implements Learner<RidgeModel> {

  /// Chooses from ten strengths from 0.01 to 10000.
  public RidgeRegression() {
    this("0.01,0.1,1,3,10,30,100,300,1000,10000");
  }

  /// Takes this strength.
  public RidgeRegression(double alpha) {
    this(Double.toString(alpha));
  }

  public RidgeRegression {
    strengths(alphas);
  }

  private static double[] strengths(String alphas) {
    String[] texts = alphas.split(",", -1);
    double[] strengths = new double[texts.length];
    for (int i = 0; i < texts.length; i++) {
      strengths[i] = strength(texts[i].strip());
    }
    return strengths;
  }

  private static double strength(String text) {
    try {
      double strength = Double.parseDouble(text);
      if (strength >= 0 && strength < Double.POSITIVE_INFINITY) return strength;
    } catch (NumberFormatException _) {
      // said below
    }
    throw new IllegalArgumentException(
        "alphas must be numbers of 0 or more, divided by commas, got '%s'".formatted(text));
  }

  @Override
  public Entry entry() {
    return new Entry(
        "Least squares with a penalty on large coefficients; quick, and good where effects add up.",
        Set.of(TaskKind.REGRESSION, TaskKind.COUNT, TaskKind.RANKING),
        Set.of(Entry.Trait.WEIGHTS),
        "Hoerl and Kennard, Ridge regression, Technometrics 1970");
  }

  @Override
  public Preparation preparation() {
    return Preparations.forLinear();
  }

  @Override
  public RidgeModel fit(Task task, RunListener listener) {
    check(task);
    listener.progress("preparing", 0);
    var prepared = preparation().fit(task);
    listener.progress("solving", 0.3);
    return fit(task, prepared);
  }

  /// Learns a task from columns that are prepared.
  RidgeModel fit(Task task, Preparation.Prepared prepared) {
    double[] weights = task.weights();
    double[] target = task.amounts().toArray();
    var design = Design.centred(prepared.frame(), weights);
    double mean = Kernels.best().dot(target, 0, weights, 0, target.length) / design.totalWeight();
    Arrays.setAll(target, row -> target[row] - mean);
    var solution = RidgeSolution.best(design, target, strengths(alphas));
    double intercept = design.uncentre(solution.line(), mean);
    var coefficients =
        new Coefficients(prepared.frame().names(), new double[] {intercept}, solution.line());
    return new RidgeModel(
        Basis.of(this, task, prepared.recipe()), coefficients, solution.strength());
  }
}
