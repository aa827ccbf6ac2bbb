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
import java.util.Set;

/// One tree of questions, grown until nothing is left to part and then pruned: a model that can be
/// read from top to bottom.
///
/// A forest or boosted trees predict better; this one says why.
///
/// ```java
/// static String drawing(Frame penguins) {
///   return new DecisionTree().fit(Task.of(penguins, "species")).drawing();
/// }
/// ```
///
/// **Splits.** Exact: every place between two values is tried, and thresholds lie midway. Levels of
/// categories are put, node by node, into the order of their mean target, or of several classes in
/// that of the share of the node's most frequent one.
///
/// **Missing values.** Go the way that parts better, split by split.
///
/// **Pruning.** By cost complexity: of all subtrees, the one whose impurity plus `pruning` times
/// its leaves is least. `cross-validated` takes the price that does best over ten folds,
/// `one-standard-error` the highest one that is not worse than that by more than a standard error:
/// a smaller tree. Folds are judged by squared error, of classes by the squared error of the
/// shares. Groups are kept together.
///
/// **Units.** Probabilities are the leaf's shares, the shares of all rows counted as one row more,
/// so that none is zero; so are expected counts.
///
/// **Cost.** `rows · columns · depth` when fitted, after a sort of each column; eleven times that
/// with cross-validation. Memory of 8 bytes a cell.
///
/// **Source.** Breiman, Friedman, Olshen and Stone, *Classification and Regression Trees*, 1984,
/// chapters 3 and 10 (weakest links, the rule of one standard error); Fisher, *On Grouping for
/// Maximum Homogeneity*, JASA 1958 (levels in order). We depart from the book in that missing
/// values take a side and not a surrogate, and folds are judged by squared error and not by wrong
/// classes.
///
/// @param impurity how mixed the classes of a node are; of numbers it is always their variance
/// @param depth most splits on the way from the root to a leaf
/// @param minimumRows fewest rows of a leaf, by weight
/// @param pruning `none`, `cross-validated`, `one-standard-error`, or what a leaf costs, 0 or more,
///   in units of impurity
/// @param seed where randomness begins: of the folds
public record DecisionTree(
    @Setting("how mixed a node's classes are: gini or entropy") Impurity impurity,
    @Setting("most splits from the root to a leaf, 1 to 1000") int depth,
    @Setting("fewest rows of a leaf, by weight, 0 or more") double minimumRows,
    @Setting("none, cross-validated, one-standard-error, or the price of a leaf") String pruning,
    @Setting("where randomness begins") long seed)
    implements Learner<SingleTree> {
  static final String NONE = "none";
  static final String CROSS_VALIDATED = "cross-validated";
  static final String ONE_STANDARD_ERROR = "one-standard-error";

  /// How mixed the classes of a node are.
  public enum Impurity {
    /// How often two rows differ: one less the sum of squared shares.
    GINI,
    /// The mean of `-ln` of the shares.
    ENTROPY
  }

  /// Gini's impurity, no bounds, pruned by the rule of one standard error.
  public DecisionTree() {
    this(Impurity.GINI, 1000, 1, ONE_STANDARD_ERROR, 0);
  }

  public DecisionTree {
    Limits.within("depth", depth, 1, 1000);
    Limits.atLeast("minimum-rows", minimumRows, 0);
    pruning = pruning.strip();
    if (!Set.of(NONE, CROSS_VALIDATED, ONE_STANDARD_ERROR).contains(pruning)) {
      Limits.atLeast("pruning", price(pruning), 0);
    }
  }

  private static double price(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "pruning must be none, cross-validated, one-standard-error or a number, got '%s'"
              .formatted(text),
          e);
    }
  }

  /// What a leaf costs, where it was told as a number or as none.
  double price() {
    return pruning.equals(NONE) ? -1 : price(pruning);
  }

  /// Whether the price is found by cross-validation.
  boolean foldedPrice() {
    return pruning.equals(CROSS_VALIDATED) || pruning.equals(ONE_STANDARD_ERROR);
  }

  /// The same with another impurity.
  public DecisionTree impurity(Impurity impurity) {
    return new DecisionTree(impurity, depth, minimumRows, pruning, seed);
  }

  /// The same with this depth at most.
  public DecisionTree depth(int depth) {
    return new DecisionTree(impurity, depth, minimumRows, pruning, seed);
  }

  /// The same with so many rows to a leaf at least.
  public DecisionTree minimumRows(double minimumRows) {
    return new DecisionTree(impurity, depth, minimumRows, pruning, seed);
  }

  /// The same pruned in another way.
  public DecisionTree pruning(String pruning) {
    return new DecisionTree(impurity, depth, minimumRows, pruning, seed);
  }

  /// The same with this price of a leaf.
  public DecisionTree pruning(double price) {
    return pruning(Double.toString(price));
  }

  /// The same with another seed.
  public DecisionTree seed(long seed) {
    return new DecisionTree(impurity, depth, minimumRows, pruning, seed);
  }

  @Override
  public Entry entry() {
    return new Entry(
        "One tree of questions, pruned, that can be read from top to bottom.",
        TaskKind.allSupervised(),
        Set.of(Entry.Trait.SEEDED),
        "Breiman, Friedman, Olshen and Stone, Classification and Regression Trees, 1984");
  }

  @Override
  public Preparation preparation() {
    return Preparations.forTrees();
  }

  @Override
  public SingleTree fit(Task task, RunListener listener) {
    check(task);
    listener.progress("preparing", 0);
    var prepared = preparation().fit(task);
    var basis = Basis.of(this, task, prepared.recipe());
    var rows = new DecisionRows(task, prepared.frame());
    var model = new DecisionFit(this, rows).tree(basis, listener);
    listener.progress("", 1);
    return model;
  }
}
