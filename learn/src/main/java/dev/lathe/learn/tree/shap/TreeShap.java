package dev.lathe.learn.tree.shap;

import dev.lathe.learn.tree.ensemble.Answers;
import dev.lathe.learn.tree.ensemble.Trees;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.List;

/// What each column of a row adds to its raw score: Shapley values, exact, for any finished trees.
///
/// The columns are players that come to know their values one after the other, in every order
/// alike; a column's value is what it changes on average when it comes. What the score is while
/// some columns are unknown can be said in two ways. [#of(Trees)] sends a row both ways where an
/// unknown column is asked, by the shares of rows that the trees were grown on: quick, and the
/// usual choice. [#against(Trees, double[], int)] fills unknown columns in from background rows
/// that one chooses: what a column does to the model's score as such, compared with those rows.
///
/// ```java
/// static double[] reasons(Trees trees, double[] row) {
///   return TreeShap.of(trees).values(row, 1); // a value for each column, then the expected score
/// }
/// ```
///
/// **Shapes.** `(rows, outputs, columns + 1)`, row by row: a row's values and the expected score
/// add up to what the trees say of it, without starting scores. Interactions are `(rows, outputs,
/// columns + 1, columns + 1)`: a column's entries add up to its value.
///
/// **Units.** That of the raw score, before any link.
///
/// **Missing values.** As in scoring: `NaN` is a value like others, which goes its way.
///
/// **Cost.** By the trees' shares, rows × nodes × half the columns on a way: measured 4 s for
/// 10,000 rows, 500 trees of depth 8 and 50 columns on two threads (7.5 s of one). Against
/// background rows, rows × leaves × columns on a way. The same values on any number of threads.
///
/// **Source.** Lundberg et al., *From local explanations to global understanding with explainable
/// AI for trees*, Nature Machine Intelligence 2020, whose values and interactions these are. They
/// are found otherwise: by integrals in place of sums over subsets, and by patterns of columns.
public final class TreeShap {
  private static final int BLOCK = 256;
  private static final int BLOCK_OF_PAIRS = 32;

  private final Trees trees;
  private final Way way;
  private final double[] expected;

  /// How the score is said while columns are unknown.
  sealed interface Way permits ByShares, ByBackground {
    /// Adds what the trees say of a block of rows.
    ///
    /// @param rows `(rows, columns)`, row by row
    /// @param from the first row of the block
    void add(double[] rows, int from, Sums sums);

    /// How many rows make a block.
    int block();
  }

  private TreeShap(Trees trees, Way way, double[] expected) {
    this.trees = trees;
    this.way = way;
    this.expected = expected;
  }

  /// Values by the shares of rows that the trees were grown on.
  ///
  /// @throws IllegalArgumentException when the trees do not say how many rows their nodes had
  public static TreeShap of(Trees trees) {
    if (!trees.covered()) {
      throw new IllegalArgumentException(
          "these trees do not say how many rows their nodes were grown on, as those saved by early"
              + " versions; explain them against background rows, or fit them again");
    }
    List<PathPlan> plans = new ArrayList<>();
    double[] expected = new double[trees.outputs()];
    for (int tree = 0; tree < trees.count(); tree++) {
      plans.add(new PathPlan(trees, tree));
      expected[trees.output(tree)] += plans.getLast().expected;
    }
    var answers = new Answers(trees);
    return new TreeShap(trees, new ByShares(trees, answers, plans), expected);
  }

  /// Values against background rows.
  ///
  /// @param background `(rows, columns)`, row by row
  /// @param count how many background rows, 1 or more
  public static TreeShap against(Trees trees, double[] background, int count) {
    if (count < 1) throw new IllegalArgumentException("background rows must be 1 or more");
    double[] scores = new double[Math.multiplyExact(count, trees.outputs())];
    trees.scorer().score(background, count, scores);
    double[] expected = new double[trees.outputs()];
    for (int i = 0; i < scores.length; i++) expected[i % expected.length] += scores[i] / count;
    var answers = new Answers(trees);
    var way = new ByBackground(trees, answers, background.clone(), count);
    return new TreeShap(trees, way, expected);
  }

  /// The score expected while no column is known, one for each output.
  public double[] expected() {
    return expected.clone();
  }

  /// The values of some rows.
  ///
  /// @param rows `(rows, columns)`, row by row
  /// @return `(rows, outputs, columns + 1)`
  public double[] values(double[] rows, int count) {
    int size = Math.multiplyExact(trees.outputs(), trees.width() + 1);
    double[] values = new double[Math.multiplyExact(count, size)];
    forEachBlock(
        rows,
        count,
        way.block(),
        false,
        (sums, from) -> {
          for (int row = 0; row < sums.rows(); row++) {
            sums.write(row, expected, values, (from + row) * size);
          }
        });
    return values;
  }

  /// The values of pairs of columns: what two do together beyond what each does, half of it on
  /// either side; on the diagonal what a column does by itself.
  ///
  /// @param rows `(rows, columns)`, row by row
  /// @return `(rows, outputs, columns + 1, columns + 1)`
  public double[] interactions(double[] rows, int count) {
    int width = trees.width() + 1;
    int size = Math.multiplyExact(trees.outputs(), Math.multiplyExact(width, width));
    double[] values = new double[Math.multiplyExact(count, size)];
    forEachBlock(
        rows,
        count,
        BLOCK_OF_PAIRS,
        true,
        (sums, from) -> {
          for (int row = 0; row < sums.rows(); row++) {
            sums.writePairs(row, expected, values, (from + row) * size);
          }
        });
    return values;
  }

  @FunctionalInterface
  private interface Block {
    void write(Sums sums, int from);
  }

  private void forEachBlock(double[] rows, int count, int block, boolean withPairs, Block written) {
    if (rows.length < (long) count * trees.width()) {
      throw new IllegalArgumentException(
          "%s rows need %s values, got %s"
              .formatted(count, (long) count * trees.width(), rows.length));
    }
    Workers.current()
        .forEach(
            (count + block - 1) / block,
            number -> {
              int from = number * block;
              int some = Math.min(block, count - from);
              var sums = new Sums(trees.outputs(), trees.width(), some, withPairs);
              way.add(rows, from, sums);
              written.write(sums, from);
            });
  }

  /// By the shares of rows that went each way.
  record ByShares(Trees trees, Answers answers, List<PathPlan> plans) implements Way {
    @Override
    public void add(double[] rows, int from, Sums sums) {
      var block = new PathShap(trees, answers.to(rows, from, sums.rows()), sums);
      for (int tree = 0; tree < plans.size(); tree++) {
        block.add(plans.get(tree), trees.output(tree));
      }
    }

    @Override
    public int block() {
      return BLOCK;
    }
  }

  @Override
  public String toString() {
    return "TreeShap[%s, %s]".formatted(trees, way.getClass().getSimpleName());
  }
}
