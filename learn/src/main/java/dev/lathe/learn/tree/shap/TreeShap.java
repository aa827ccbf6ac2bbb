package dev.lathe.learn.tree.shap;

import dev.lathe.learn.tree.ensemble.Trees;

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
  private final Game game;
  private final Passes<?> passes;
  private final double[] expected;

  private TreeShap(Game game, Passes<?> passes) {
    this.game = game;
    this.passes = passes;
    expected = passes.expected();
  }

  /// Values by the shares of rows that the trees were grown on.
  ///
  /// @throws IllegalArgumentException when the trees do not say how many rows their nodes had
  public static TreeShap of(Trees trees) {
    return of(Game.of(trees));
  }

  /// Values by the shares of rows that the trees were grown on.
  ///
  /// @throws IllegalArgumentException when it is not known how many rows their nodes had
  public static TreeShap of(Game game) {
    if (!game.covered()) {
      throw new IllegalArgumentException(
          "these trees do not say how many rows their nodes were grown on, as those saved by early"
              + " versions; explain them against background rows, or fit them again");
    }
    return new TreeShap(game, new Passes<>(game, new ByShares(game)));
  }

  /// Values against background rows.
  ///
  /// @param background `(rows, columns)`, row by row
  /// @param count how many background rows, 1 or more
  public static TreeShap against(Trees trees, double[] background, int count) {
    return against(Game.of(trees), background, count);
  }

  /// Values against background rows.
  ///
  /// @param background `(rows, columns)`, row by row
  /// @param count how many background rows, 1 or more
  public static TreeShap against(Game game, double[] background, int count) {
    if (count < 1) throw new IllegalArgumentException("background rows must be 1 or more");
    check(game, background, count);
    var way = new ByBackground(game, background.clone(), count);
    return new TreeShap(game, new Passes<>(game, way));
  }

  /// How many scores a row has.
  int outputs() {
    return game.outputs();
  }

  /// The score expected while no column is known, one for each output.
  public double[] expected() {
    return expected.clone();
  }

  /// The values of some rows.
  ///
  /// @param rows `(rows, columns)`, row by row
  /// @return `(rows, outputs, players + 1)`
  public double[] values(double[] rows, int count) {
    check(game, rows, count);
    int size = Math.multiplyExact(game.outputs(), game.players() + 1);
    double[] values = room(count, size);
    passes.run(
        rows,
        count,
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
  /// @return `(rows, outputs, players + 1, players + 1)`
  public double[] interactions(double[] rows, int count) {
    check(game, rows, count);
    int width = game.players() + 1;
    int size = Math.multiplyExact(game.outputs(), Math.multiplyExact(width, width));
    double[] values = room(count, size);
    passes.run(
        rows,
        count,
        true,
        (sums, from) -> {
          for (int row = 0; row < sums.rows(); row++) {
            sums.writePairs(row, expected, values, (from + row) * size);
          }
        });
    return values;
  }

  private static double[] room(int count, int size) {
    if ((long) count * size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "%s rows of %s values each are more than an array holds; explain up to %s rows at a time"
              .formatted(count, size, (Integer.MAX_VALUE - 8) / size));
    }
    return new double[count * size];
  }

  private static void check(Game game, double[] rows, int count) {
    if (rows.length < (long) count * game.width()) {
      throw new IllegalArgumentException(
          "%s rows need %s values, got %s"
              .formatted(count, (long) count * game.width(), rows.length));
    }
  }

  @Override
  public String toString() {
    return "TreeShap[%s]".formatted(game);
  }
}
