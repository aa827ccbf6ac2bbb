package dev.lathe.learn.additive;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Entry;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Limits;
import dev.lathe.learn.Predictions;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Score;
import dev.lathe.learn.Setting;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.prepare.Preparations;
import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.loss.Link;
import dev.lathe.learn.tree.loss.LogisticLoss;
import dev.lathe.learn.tree.loss.Loss;
import dev.lathe.learn.tree.loss.PoissonLoss;
import dev.lathe.learn.tree.loss.SoftmaxLoss;
import dev.lathe.learn.tree.loss.SquaredLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// An additive model that can be looked at whole: the score is a sum of one curve for each column
/// and one surface for each of some pairs, and nothing else.
///
/// Take it where people must see what a model does, and change or refuse it, at little or no loss
/// of quality; boosted trees are ahead where many columns work together.
///
/// ```java
/// static void look(Task task) {
///   var model = new ExplainableBoosting().fit(task);
///   Term first = model.terms().getFirst();
///   if (first instanceof Curve curve) {
///     curve.pieces().forEach(piece -> IO.println(piece.label() + " " + piece.value()));
///   }
/// }
/// ```
///
/// **Shapes.** Two classes add up log-odds, numbers themselves, counts a logarithm; several classes
/// have a score each, and so has each class its own curves. Rankings are learned as numbers.
///
/// **Missing values.** Have a place of their own on every curve; one that is unseen in learning
/// adds nothing, as the average row does.
///
/// **Rows.** Several bags each leave out a share of the rows (by weight, by class, whole groups)
/// and stop when those no longer get better; the model is the mean of the bags. Where the task
/// brings rows to watch, all bags watch those.
///
/// **Cost.** About 6 × rows × columns × rounds × bags nanoseconds, as many bags at a time as there
/// are threads; 30 bytes a row and bag. The model does not depend on threads.
///
/// **Source.** Lou, Caruana and Gehrke, *Intelligible models for classification and regression*,
/// KDD 2012; Lou, Caruana, Gehrke and Hooker, *Accurate intelligible models with pairwise
/// interactions*, KDD 2013; Nori, Jenkins, Koch and Caruana, *InterpretML*, 2019. Written anew from
/// these; here categories move level by level, each held back by its size, and the steps along
/// numbers are exact.
///
/// @param rounds most rounds, each a step along every column, 1 or more
/// @param steps how far and how finely a curve is changed at a time
/// @param pairs how many pairs of columns get a surface
/// @param bags how many times curves are learned from different rows, and when to end
/// @param seed where the randomness starts
public record ExplainableBoosting(
    @Setting("most rounds, each a step along every column, 1 or more") int rounds,
    Steps steps,
    Pairs pairs,
    Bags bags,
    @Setting("where the randomness starts") long seed)
    implements Learner<AdditiveModel> {

  /// As many as 1000 rounds in eight bags.
  public ExplainableBoosting() {
    this(1000, new Steps(), new Pairs(), new Bags(), 0);
  }

  public ExplainableBoosting {
    Limits.atLeast("rounds", rounds, 1);
  }

  /// These settings with so many rounds at most.
  public ExplainableBoosting rounds(int rounds) {
    return new ExplainableBoosting(rounds, steps, pairs, bags, seed);
  }

  /// These settings with these bags.
  public ExplainableBoosting bags(Bags bags) {
    return new ExplainableBoosting(rounds, steps, pairs, bags, seed);
  }

  /// These settings with these steps.
  public ExplainableBoosting steps(Steps steps) {
    return new ExplainableBoosting(rounds, steps, pairs, bags, seed);
  }

  /// These settings with these pairs.
  public ExplainableBoosting pairs(Pairs pairs) {
    return new ExplainableBoosting(rounds, steps, pairs, bags, seed);
  }

  /// These settings with this seed.
  public ExplainableBoosting seed(long seed) {
    return new ExplainableBoosting(rounds, steps, pairs, bags, seed);
  }

  @Override
  public Entry entry() {
    return new Entry(
        "A curve for each column and a surface for some pairs, added up: a model to look at.",
        TaskKind.allSupervised(),
        Set.of(Entry.Trait.WEIGHTS, Entry.Trait.EARLY_STOPPING, Entry.Trait.SEEDED),
        "Lou, Caruana, Gehrke, Hooker, Accurate intelligible models with pairwise interactions,"
            + " 2013; Nori et al., InterpretML, 2019");
  }

  @Override
  public Preparation preparation() {
    return Preparations.forTrees();
  }

  @Override
  public AdditiveModel fit(Task task, RunListener listener) {
    check(task);
    listener.progress("preparing", 0);
    var prepared = preparation().fit(task);
    Frame frame = prepared.frame();
    var bins = Bins.of(frame, task.weights(), steps.bins());
    Optional<Task> brought = bags.patience() > 0 ? task.validation() : Optional.empty();
    BinnedTable table =
        brought.isPresent()
            ? bins.bin(frame, prepared.recipe().apply(brought.get().inputs()))
            : bins.bin(frame);
    double[] target = Arrays.copyOf(target(task), table.rows());
    double[] watched = new double[0];
    if (brought.isPresent()) {
      watched = new double[table.rows()];
      System.arraycopy(brought.get().weights(), 0, watched, task.rows(), brought.get().rows());
      System.arraycopy(target(brought.get()), 0, target, task.rows(), brought.get().rows());
    }
    List<Input> inputs = new ArrayList<>();
    for (int column = 0; column < bins.width(); column++) {
      String name = bins.names().get(column);
      inputs.add(Input.of(name, bins.column(column), frame.column(name), task.weights()));
    }
    double[] weights = Arrays.copyOf(task.weights(), table.rows());
    var rows = new AdditiveRows(table, target, weights, loss(task), steps);
    Sum sum = new AdditiveFit(this, task, rows, watched, inputs).run(listener);
    List<Term> terms = sum.terms();
    return new AdditiveModel(
        Basis.of(this, task, prepared.recipe()),
        new AdditiveModel.Learned(
            rows.loss().link(), inputs, sum.intercept(), terms, outOfBag(task, rows.loss(), sum)));
  }

  private static Loss loss(Task task) {
    return switch (task.kind()) {
      case BINARY -> new LogisticLoss();
      case MULTICLASS -> new SoftmaxLoss(task.output().levels().size());
      case REGRESSION, RANKING -> new SquaredLoss();
      case COUNT -> new PoissonLoss();
      case ANOMALY -> throw new IllegalStateException("refused before");
    };
  }

  private static double[] target(Task task) {
    return switch (task.target()) {
      case Target.Amounts amounts -> amounts.toArray();
      case Target.Classes classes -> Arrays.stream(classes.toCodes()).asDoubleStream().toArray();
      case Target.Unknown unknown -> throw unknown.refusal();
    };
  }

  /// The score that ranks, over rows that some bag left out, as those bags predict them.
  private static Optional<Score> outOfBag(Task task, Loss loss, Sum sum) {
    double[] scores = sum.leftOut();
    int width = loss.width();
    Link link = loss.link();
    int[] rows =
        IntStream.range(0, task.rows()).filter(row -> !Double.isNaN(scores[row * width])).toArray();
    if (rows.length == 0) return Optional.empty();
    double[] some = new double[rows.length * width];
    double[] outputs = new double[rows.length * link.outputs(width)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(scores, rows[i] * width, some, i * width, width);
      link.apply(some, i, width, outputs);
    }
    Task truth =
        task.frame(task.frame().select(task.roles().hidden().stream().toList())).rows(rows);
    Metric metric = Metric.ranking(task.kind());
    double value = metric.score(truth, Predictions.of(task.output(), outputs));
    return Double.isFinite(value)
        ? Optional.of(new Score(metric.key(), value, value, value))
        : Optional.empty();
  }
}
