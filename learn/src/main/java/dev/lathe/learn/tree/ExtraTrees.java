package dev.lathe.learn.tree;

import dev.lathe.learn.Basis;
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
import java.util.Set;

/// The mean of many deep trees, each grown on all rows; every split looks at some columns, drawn by
/// chance, at one threshold in each, drawn by chance as well.
///
/// Smoother than a [RandomForest] and quicker to grow: better where the target follows many columns
/// a little, worse where few columns matter among many that do not.
///
/// ```java
/// static Model fit(Frame houses) {
///   return new ExtraTrees().trees(500).seed(7).fit(Task.of(houses, "price"));
/// }
/// ```
///
/// **Missing values.** Go the way that parts better, split by split.
///
/// **Units.** Probabilities are the mean of the leaves' shares, and the shares of all rows count as
/// one tree more, so that none is zero. A weight of 2 is the row twice; weights that are not whole
/// are rounded to small steps of their mean. With `bootstrap` weights are chances to be drawn.
///
/// **Out of bag.** With `bootstrap`, each row is also predicted by the trees that it was not drawn
/// for: [Forest#outOfBag()] is the score of that.
///
/// **Cost.** `trees · rows · log(rows) · columns tried` when fitted, one tree to a thread; memory
/// of 8 bytes a cell, and 32 bytes a leaf.
///
/// **Source.** Geurts, Ernst and Wehenkel, *Extremely randomized trees*, Machine Learning 63, 2006.
/// We depart from it in that levels of categories are put into the order of their mean target and
/// cut as numbers are.
///
/// @param trees how many trees, 1 or more
/// @param columns share of the columns that a node looks at; 0 for the square root of their number
///   for classes and all of them for numbers
/// @param depth most splits on the way from the root to a leaf
/// @param minimumRows fewest rows of a leaf, by weight; 0 for 1
/// @param bootstrap whether each tree has as many rows as there are, drawn with replacement, rather
///   than all
/// @param seed where randomness begins
public record ExtraTrees(
    @Setting("number of trees, 1 or more") int trees,
    @Setting("share of the columns a split looks at, 0 to 1; 0 chooses by rule") double columns,
    @Setting("most splits from the root to a leaf, 1 to 1000") int depth,
    @Setting("fewest rows of a leaf, 0 or more; 0 chooses by rule") int minimumRows,
    @Setting("whether each tree's rows are drawn with replacement") boolean bootstrap,
    @Setting("where randomness begins") long seed)
    implements Learner<Forest> {

  /// 100 trees without bounds, each of all rows.
  public ExtraTrees() {
    this(100, 0, 1000, 0, false, 0);
  }

  public ExtraTrees {
    Limits.atLeast("trees", trees, 1);
    Limits.within("columns", columns, 0, 1);
    Limits.within("depth", depth, 1, 1000);
    Limits.atLeast("minimum-rows", minimumRows, 0);
  }

  /// The same with so many trees.
  public ExtraTrees trees(int trees) {
    return new ExtraTrees(trees, columns, depth, minimumRows, bootstrap, seed);
  }

  /// The same with this share of the columns looked at.
  public ExtraTrees columns(double columns) {
    return new ExtraTrees(trees, columns, depth, minimumRows, bootstrap, seed);
  }

  /// The same with this depth at most.
  public ExtraTrees depth(int depth) {
    return new ExtraTrees(trees, columns, depth, minimumRows, bootstrap, seed);
  }

  /// The same with this many rows to a leaf at least.
  public ExtraTrees minimumRows(int minimumRows) {
    return new ExtraTrees(trees, columns, depth, minimumRows, bootstrap, seed);
  }

  /// The same with rows drawn with replacement, or not.
  public ExtraTrees bootstrap(boolean bootstrap) {
    return new ExtraTrees(trees, columns, depth, minimumRows, bootstrap, seed);
  }

  /// The same with another seed.
  public ExtraTrees seed(long seed) {
    return new ExtraTrees(trees, columns, depth, minimumRows, bootstrap, seed);
  }

  @Override
  public Entry entry() {
    return new Entry(
        "The mean of many deep trees of random columns and thresholds; smooth and quick to grow.",
        TaskKind.allSupervised(),
        Set.of(Entry.Trait.SEEDED),
        "Geurts, Ernst and Wehenkel, Extremely randomized trees, Machine Learning 2006");
  }

  @Override
  public Preparation preparation() {
    return Preparations.forTrees();
  }

  @Override
  public Forest fit(Task task, RunListener listener) {
    check(task);
    listener.progress("preparing", 0);
    Task scaled = bootstrap ? Odds.scaled(task) : task;
    var prepared = preparation().fit(scaled);
    int width = prepared.frame().width();
    double rule = task.kind().classes() ? ForestPlan.squareRoot(width) : 1;
    var bounds =
        new ForestGrower.Bounds(
            ForestPlan.tries(columns, rule, width), depth, Math.max(1, minimumRows), true);
    var drawing = new ForestPlan.Drawing(bootstrap, 1);
    var plan = new ForestPlan(this, trees, drawing, bounds, ColumnBins.MOST, seed);
    var basis = Basis.of(this, task, prepared.recipe());
    return new Planting(plan, scaled, prepared.frame()).forest(basis, listener);
  }
}
