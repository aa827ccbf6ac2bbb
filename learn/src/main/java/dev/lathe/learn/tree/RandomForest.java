package dev.lathe.learn.tree;

import dev.lathe.learn.Basis;
import dev.lathe.learn.Card;
import dev.lathe.learn.Entry;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Limits;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Setting;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.prepare.Preparations;
import dev.lathe.learn.tree.bins.ColumnBins;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The mean of many deep trees, each grown on rows drawn by chance and looking at some columns,
/// drawn by chance, for each of its splits.
///
/// Needs no tuning and is hard to fool by noise; boosted trees are often a little better and much
/// smaller.
///
/// ```java
/// static Model fit(Frame houses) {
///   return new RandomForest().trees(500).seed(7).fit(Task.of(houses, "price"));
/// }
/// ```
///
/// **Missing values.** Go the way that parts better, split by split.
///
/// **Units.** Probabilities are the mean of the leaves' shares, and the shares of all rows count as
/// one tree more, so that none is zero. Weights are chances to be drawn: scaling them all changes
/// nothing.
///
/// **Out of bag.** Each row is also predicted by the trees that it was not drawn for:
/// [Forest#outOfBag()] is the score of that.
///
/// **Cost.** `trees · rows · log(rows) · columns tried` when fitted, one tree to a thread; memory
/// of 5 to 13 bytes a cell, and 32 bytes a leaf.
///
/// **Splits.** Nodes of up to 64 distinct rows try every place between two values, larger ones
/// those between at most `bins` bins; thresholds lie midway between the node's own values.
///
/// **Left open.** Of columns and least rows left at 0, the model's card says what they became.
///
/// **Source.** Breiman, *Random Forests*, Machine Learning 45, 2001. We depart from it in that the
/// values of large nodes are binned, levels of categories are put into the order of their mean
/// target, and forests of numbers look at two thirds of the columns, where it looks at a third, and
/// have leaves of 2 rows, where it has 5.
///
/// @param trees how many trees, 1 or more
/// @param columns share of the columns that a node looks at; 0 for the square root of their number,
///   rounded down, for classes and two thirds of them for numbers
/// @param depth most splits on the way from the root to a leaf
/// @param minimumRows fewest rows of a leaf, counted as drawn; 0 for 3 with two classes, 1 with
///   several, 2 for numbers
/// @param sample rows drawn for a tree, with replacement, as a share of all; however many rows
///   there are, never more than 2^26 - 1 (about 67 million) a tree
/// @param bins most bins of a column
/// @param seed where randomness begins
public record RandomForest(
    @Setting("number of trees, 1 or more") int trees,
    @Setting("share of the columns a split looks at, 0 to 1; 0 chooses by rule") double columns,
    @Setting("most splits from the root to a leaf, 1 to 1000") int depth,
    @Setting("fewest rows of a leaf, 0 or more; 0 chooses by rule") int minimumRows,
    @Setting("rows drawn for a tree as a share of all, above 0 and at most 1") double sample,
    @Setting("most bins of a column, 2 to 255") int bins,
    @Setting("where randomness begins") long seed)
    implements Learner<Forest> {

  /// 100 trees without bounds.
  public RandomForest() {
    this(100, 0, 1000, 0, 1, 255, 0);
  }

  public RandomForest {
    Limits.atLeast("trees", trees, 1);
    Limits.within("columns", columns, 0, 1);
    Limits.within("depth", depth, 1, 1000);
    Limits.atLeast("minimum-rows", minimumRows, 0);
    Limits.above("sample", sample, 0, 1);
    Limits.within("bins", bins, 2, ColumnBins.MOST);
  }

  /// The same with so many trees.
  public RandomForest trees(int trees) {
    return new RandomForest(trees, columns, depth, minimumRows, sample, bins, seed);
  }

  /// The same with this share of the columns looked at.
  public RandomForest columns(double columns) {
    return new RandomForest(trees, columns, depth, minimumRows, sample, bins, seed);
  }

  /// The same with this depth at most.
  public RandomForest depth(int depth) {
    return new RandomForest(trees, columns, depth, minimumRows, sample, bins, seed);
  }

  /// The same with this many rows to a leaf at least.
  public RandomForest minimumRows(int minimumRows) {
    return new RandomForest(trees, columns, depth, minimumRows, sample, bins, seed);
  }

  /// The same with this share of the rows drawn for a tree.
  public RandomForest sample(double sample) {
    return new RandomForest(trees, columns, depth, minimumRows, sample, bins, seed);
  }

  /// The same with another seed.
  public RandomForest seed(long seed) {
    return new RandomForest(trees, columns, depth, minimumRows, sample, bins, seed);
  }

  @Override
  public Entry entry() {
    return new Entry(
        "The mean of many deep trees of random rows and columns; needs no tuning.",
        TaskKind.allSupervised(),
        Set.of(Entry.Trait.SEEDED),
        "Breiman, Random Forests, Machine Learning 2001");
  }

  @Override
  public Preparation preparation() {
    return Preparations.forTrees();
  }

  @Override
  public Forest fit(Task task, RunListener listener) {
    check(task);
    listener.progress("preparing", 0);
    Task scaled = Odds.scaled(task);
    var prepared = preparation().fit(scaled);
    int width = prepared.frame().width();
    int tries = ForestPlan.tries(columns, share(task.kind(), width), width);
    int rows = minimumRows > 0 ? minimumRows : rows(task.kind());
    var bounds = new ForestGrower.Bounds(tries, depth, rows, false);
    var drawing = new ForestPlan.Drawing(true, sample);
    var plan = new ForestPlan(this, trees, drawing, bounds, bins, seed);
    var basis = Basis.of(this, task, prepared.recipe());
    basis = basis.card(basis.card().decided(decisions(task.kind(), bounds, width)));
    return new Planting(plan, scaled, prepared.frame()).forest(basis, listener);
  }

  /// The share of the columns that a node looks at where none is set.
  private static double share(TaskKind kind, int width) {
    return kind.classes() ? Math.floor(Math.sqrt(width)) / Math.max(1, width) : 2 / 3.0;
  }

  /// Fewest rows of a leaf where no number is set.
  private static int rows(TaskKind kind) {
    return switch (kind) {
      case BINARY -> 3;
      case MULTICLASS -> 1;
      case REGRESSION, COUNT, RANKING, ANOMALY -> 2;
    };
  }

  /// What was left open, and what it became.
  private List<Card.Decision> decisions(TaskKind kind, ForestGrower.Bounds bounds, int width) {
    List<Card.Decision> decisions = new ArrayList<>();
    if (columns == 0) {
      decisions.add(
          new Card.Decision(
              "columns of a split",
              "%s of %s".formatted(bounds.tries(), width),
              kind.classes() ? "the square root of their number" : "two thirds of them",
              "--set columns=SHARE"));
    }
    if (minimumRows == 0) {
      decisions.add(
          new Card.Decision(
              "rows of a leaf",
              "%s or more".formatted(rows(kind)),
              "the rule for " + kind.key(),
              "--set minimum-rows=N"));
    }
    return decisions;
  }
}
