package dev.lathe.learn.tree.shap;

import dev.lathe.learn.tree.ensemble.Trees;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Trees as a game, whose outcome shares are found of: who the players are, what each leaf says of
/// each score, and how many rows each node was grown on.
///
/// Unless told otherwise every column is a player, and a leaf says its value to the score of its
/// tree.
///
/// ```java
/// static double[] byClass(Trees forest, double[][] sharesOfLeaves, double[] row) {
///   var game = Game.of(forest).votes(3, (leaf, score) -> sharesOfLeaves[leaf][score]);
///   return TreeShap.of(game).values(row, 1);
/// }
/// ```
public final class Game {
  private final Trees trees;
  private final int[] players;
  private final int size;
  private final int outputs;
  private final Optional<Votes> votes;
  private final Optional<double[]> covers;

  /// What leaves say.
  @FunctionalInterface
  public interface Votes {
    /// What a leaf adds to a score.
    ///
    /// @param leaf its place among the nodes of all trees
    double of(int leaf, int score);
  }

  private Game(
      Trees trees, int[] players, int outputs, Optional<Votes> votes, Optional<double[]> covers) {
    this.trees = trees;
    this.players = players;
    this.outputs = outputs;
    this.votes = votes;
    this.covers = covers;
    size = Arrays.stream(players).max().orElse(-1) + 1;
  }

  /// The game of trees whose leaves' values add up to scores.
  public static Game of(Trees trees) {
    int[] players = new int[trees.width()];
    Arrays.setAll(players, column -> column);
    return new Game(trees, players, trees.outputs(), Optional.empty(), Optional.empty());
  }

  /// The same with columns of one name as one player: a column that is read in two ways comes to be
  /// known in both at once. Players are numbered in the order in which their names come first.
  ///
  /// @param names one for each column
  public Game named(List<String> names) {
    int[] numbers = new int[trees.width()];
    Map<String, Integer> known = new HashMap<>();
    for (int column = 0; column < numbers.length; column++) {
      Integer number = known.putIfAbsent(names.get(column), known.size());
      numbers[column] = number == null ? known.size() - 1 : number;
    }
    return new Game(trees, numbers, outputs, votes, covers);
  }

  /// The same with leaves that each say something to every score, in place of their value to one.
  public Game votes(int scores, Votes said) {
    return new Game(trees, players, scores, Optional.of(said), covers);
  }

  /// The same with these numbers of rows that the nodes were grown on, in place of what the trees
  /// know of them.
  ///
  /// @param perNode one for each node, by weight
  public Game covers(double[] perNode) {
    if (perNode.length != trees.nodes()) {
      throw new IllegalArgumentException(
          "%s numbers of rows for %s nodes".formatted(perNode.length, trees.nodes()));
    }
    return new Game(trees, players, outputs, votes, Optional.of(perNode.clone()));
  }

  Trees trees() {
    return trees;
  }

  /// How many columns a row has.
  int width() {
    return trees.width();
  }

  /// How many players there are.
  int players() {
    return size;
  }

  int player(int column) {
    return players[column];
  }

  /// How many scores a row has.
  int outputs() {
    return outputs;
  }

  /// Whether it is known how many rows each node was grown on.
  boolean covered() {
    return covers.isPresent() || trees.covered();
  }

  double cover(int node) {
    return covers.isPresent() ? covers.get()[node] : trees.cover(node);
  }

  /// How many trees speak, each counted once for every score that it speaks to.
  int voices() {
    return Math.multiplyExact(trees.count(), voicesOfTree());
  }

  /// One of them.
  ScoreTree voice(int number) {
    int tree = number / voicesOfTree();
    int output = votes.isPresent() ? number % outputs : trees.output(tree);
    return new ScoreTree(this, tree, output);
  }

  private int voicesOfTree() {
    return votes.isPresent() ? outputs : 1;
  }

  /// What a leaf adds to a score that its tree speaks to.
  double says(int leaf, int output) {
    return votes.isPresent() ? votes.get().of(leaf, output) : trees.value(leaf);
  }

  /// The mean scores of some rows.
  ///
  /// @param rows `(rows, columns)`, row by row
  double[] mean(double[] rows, int count) {
    double[] sums = new double[outputs];
    int each = voicesOfTree();
    for (int tree = 0; tree < trees.count(); tree++) {
      for (int row = 0; row < count; row++) {
        int leaf = trees.leaf(tree, rows, row * trees.width());
        for (int voice = 0; voice < each; voice++) {
          int output = votes.isPresent() ? voice : trees.output(tree);
          sums[output] += says(leaf, output);
        }
      }
    }
    for (int output = 0; output < outputs; output++) sums[output] /= count;
    return sums;
  }

  @Override
  public String toString() {
    return "Game[%s players, %s scores, %s]".formatted(size, outputs, trees);
  }
}
