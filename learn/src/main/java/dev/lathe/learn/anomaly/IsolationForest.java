package dev.lathe.learn.anomaly;

import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Field;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.AnomalyModel;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Detector;
import dev.lathe.learn.Entry;
import dev.lathe.learn.ExplainableModel;
import dev.lathe.learn.Explainer;
import dev.lathe.learn.Limits;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Setting;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.prepare.Preparations;
import dev.lathe.learn.tree.ensemble.Input;
import dev.lathe.learn.tree.ensemble.Inputs;
import dev.lathe.learn.tree.shap.ExplainableTrees;
import dev.lathe.learn.tree.shap.Game;
import dev.lathe.learn.tree.shap.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Finds rows that are easy to set apart from the rest: random questions isolate a strange row
/// sooner than a common one.
///
/// The first choice for tables of any size; it finds rows that are extreme or rare in some columns.
/// Rows that are strange only by how their columns go together take more trees, or another method.
///
/// ```java
/// static double[] strangeness(Frame payments) {
///   return new IsolationForest().trees(200).seed(7).fit(payments).score(payments);
/// }
/// ```
///
/// **Units.** Scores are in `(0, 1]`: about 0.5 for a row that takes as many questions as any,
/// nearer 1 the stranger. Where all rows are equal every score is 0.5 and none is an anomaly.
///
/// **Columns.** Numbers as they are, yes and no as 1 and 0, times as what a calendar says of them,
/// categories as ranks from the most common level, 0, to the rarest; a level never seen comes
/// behind them all. Text is not looked at.
///
/// Values that single precision does not tell apart are not parted, as in scikit-learn.
///
/// **Missing values.** Go to either side, as often as present ones do: that a value is missing
/// makes a row neither strange nor common. Infinities count as missing.
///
/// **Cost.** `trees · sample · log(sample)` when fitted, whatever the number of rows, and `trees ·
/// log(sample)` to score a row; with a share told, all rows are scored once when fitted. Memory: 24
/// bytes · trees · sample, the sample rounded up to a power of two.
///
/// **Source.** Liu, Ting and Zhou, *Isolation Forest*, ICDM 2008, algorithms 1 to 3, equations 1
/// and 2. As in scikit-learn, whose `score_samples` is the negative of these scores, columns that
/// are constant in a node are not drawn there. We depart from both in missing values and
/// categories. Where no share is told a row is an anomaly from 0.6 on, as in the paper (figure 3);
/// scikit-learn takes all above 0.5.
///
/// @param trees number of trees
/// @param sample rows drawn for each tree, none twice; all where there are fewer
/// @param contamination share of the rows that are anomalies, which sets the threshold: no more
///   rows than that reach it; 0 sets it to 0.6
/// @param seed where randomness begins
public record IsolationForest(
    @Setting("number of trees, 1 to 10000") int trees,
    @Setting("rows drawn for each tree, 2 to 65536") int sample,
    @Setting("share of rows that are anomalies, 0 to 0.5; 0 for scores from 0.6 on")
        double contamination,
    @Setting("where randomness begins") long seed)
    implements Detector<IsolationForest.Model> {
  static final int MOST_ROWS = 1 << 16;
  private static final int MOST_TREES = 10_000;
  private static final double STRANGE = 0.6;

  /// The settings of the paper: 100 trees of 256 rows.
  public IsolationForest() {
    this(100, 256, 0, 0);
  }

  public IsolationForest {
    Limits.within("trees", trees, 1, MOST_TREES);
    Limits.within("sample", sample, 2, MOST_ROWS);
    Limits.within("contamination", contamination, 0, 0.5);
  }

  /// The same with so many trees.
  public IsolationForest trees(int trees) {
    return new IsolationForest(trees, sample, contamination, seed);
  }

  /// The same with so many rows drawn for each tree.
  public IsolationForest sample(int sample) {
    return new IsolationForest(trees, sample, contamination, seed);
  }

  /// The same with this share of the rows as anomalies.
  public IsolationForest contamination(double contamination) {
    return new IsolationForest(trees, sample, contamination, seed);
  }

  /// The same with another seed.
  public IsolationForest seed(long seed) {
    return new IsolationForest(trees, sample, contamination, seed);
  }

  @Override
  public Entry entry() {
    return new Entry(
        "Finds rows that a few random questions set apart; the first choice for anomalies.",
        Set.of(TaskKind.ANOMALY),
        Set.of(Entry.Trait.SEEDED),
        "Liu, Ting and Zhou, Isolation Forest, ICDM 2008");
  }

  @Override
  public Preparation preparation() {
    return Preparations.forDetectors();
  }

  @Override
  public Model fit(Task task, RunListener listener) {
    check(task);
    Task seen = withoutText(task);
    if (seen.inputs().width() == 0) {
      throw new IllegalArgumentException(
          "there is no column to find anomalies by; give one of numbers, categories, yes and no, or times");
    }
    if (seen.rows() < 2) {
      throw new IllegalArgumentException(
          "finding anomalies takes two rows or more, got " + seen.rows());
    }
    listener.progress("preparing", 0);
    var prepared = preparation().fit(seen);
    List<Numbers> inputs = Model.inputs(prepared.frame(), prepared.frame().names());
    int drawn = Math.min(sample, seen.rows());
    var grown = new AtomicInteger();
    var forest =
        IsolationGrower.grow(
            inputs,
            trees,
            drawn,
            seed,
            () -> {
              synchronized (grown) {
                listener.progress("trees", 0.9 * grown.incrementAndGet() / trees);
              }
            });
    listener.progress("drawing the line", 0.9);
    double threshold =
        contamination == 0 ? STRANGE : line(forest.score(inputs, seen.rows()), contamination);
    var basis = Basis.of(this, seen, prepared.recipe());
    return new Model(
        basis.output(seen.output().threshold(threshold)), prepared.frame().names(), forest);
  }

  /// The least score that no more than a share of the rows reach.
  static double line(double[] scores, double share) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int below = sorted.length - (int) Math.floor(share * sorted.length) - 1;
    int first = below + 1;
    while (first < sorted.length && sorted[first] == sorted[below]) first++;
    return first < sorted.length ? sorted[first] : Math.nextUp(sorted[below]);
  }

  private static Task withoutText(Task task) {
    Set<String> texts =
        task.inputs().schema().fields().stream()
            .filter(field -> field.type() == ColumnType.TEXT)
            .map(Field::name)
            .collect(Collectors.toUnmodifiableSet());
    return texts.isEmpty() ? task : task.hidden(union(task, texts));
  }

  private static Set<String> union(Task task, Set<String> texts) {
    Set<String> hidden = new HashSet<>(task.frame().names());
    hidden.removeAll(task.inputs().names());
    hidden.addAll(texts);
    return hidden;
  }

  /// What [IsolationForest] learned.
  ///
  /// It is explained on the scale of the logarithm of its score, to base 2: that is a sum over the
  /// trees. Above 0 a column makes a row stranger; one that adds 1 doubles the score.
  public static final class Model implements AnomalyModel, ExplainableModel {
    static final String TYPE = "isolation-forest.v1";

    private final Basis basis;
    private final List<String> columns;
    private final IsolationTrees trees;
    private final ExplainableTrees reasons;

    Model(Basis basis, List<String> columns, IsolationTrees trees) {
      this.basis = basis;
      this.columns = List.copyOf(columns);
      this.trees = trees;
      if (trees.width() != columns.size()) {
        throw new ModelFileException("the trees do not fit the columns");
      }
      List<Input> plain = Collections.nCopies(columns.size(), new Input.Plain());
      reasons =
          new ExplainableTrees(
              new Inputs(columns, plain),
              () -> Game.of(trees.asTrees()),
              new Scale(new double[1], 1));
    }

    /// The model with these parts.
    static Model from(Basis basis, Parts parts) {
      return new Model(basis, parts.texts("columns"), IsolationTrees.from(parts.part("trees")));
    }

    static List<Numbers> inputs(Frame prepared, List<String> columns) {
      List<Numbers> inputs = new ArrayList<>();
      columns.forEach(name -> inputs.add(prepared.numbers(name)));
      return List.copyOf(inputs);
    }

    @Override
    public Parts parts() {
      return Parts.of(TYPE).with("columns", columns).with("trees", trees.parts());
    }

    @Override
    public Basis basis() {
      return basis;
    }

    @Override
    public Model basis(Basis basis) {
      return new Model(basis, columns, trees);
    }

    /// What explains the logarithm of the score by the rows that the trees were grown on.
    @Override
    public Explainer explainer() {
      return reasons.byShares(this);
    }

    /// What explains the logarithm of the score by how a row differs from background rows.
    @Override
    public Explainer explainer(Frame background) {
      return reasons.against(this, background);
    }

    @Override
    public double[] outputs(Frame prepared) {
      return trees.score(inputs(prepared, columns), prepared.rows());
    }

    @Override
    public long work() {
      return trees.steps();
    }
  }
}
