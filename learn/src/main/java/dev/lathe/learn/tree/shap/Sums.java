package dev.lathe.learn.tree.shap;

import java.util.Arrays;

/// What is added up for a block of rows: for each output the values of the players, and of their
/// pairs where they are asked for.
final class Sums {
  private final int players;
  private final int rows;
  private final double[][] values;
  private final double[][] pairs;

  Sums(int outputs, int players, int rows, boolean withPairs) {
    this.players = players;
    this.rows = rows;
    values = new double[outputs * players][rows];
    pairs = new double[withPairs ? outputs * players * players : 0][];
  }

  boolean withPairs() {
    return pairs.length > 0;
  }

  int rows() {
    return rows;
  }

  /// The sums of a player, one for each row.
  double[] of(int output, int player) {
    return values[output * players + player];
  }

  /// The sums of two players together, one for each row; their order does not matter.
  double[] of(int output, int player, int other) {
    int at = (output * players + Math.min(player, other)) * players + Math.max(player, other);
    if (pairs[at] == null) pairs[at] = new double[rows];
    return pairs[at];
  }

  /// Writes the values of a row, then the expected score.
  void write(int row, double[] expected, double[] target, int at) {
    int to = at;
    for (int output = 0; output < expected.length; output++) {
      for (int player = 0; player < players; player++) target[to++] = of(output, player)[row];
      target[to++] = expected[output];
    }
  }

  /// Writes the table of a row's pairs for each output: what two players do together, halved, on
  /// either side; on the diagonal what is left of a player's value; the expected score at the end.
  void writePairs(int row, double[] expected, double[] target, int at) {
    int width = players + 1;
    for (int output = 0; output < expected.length; output++) {
      int from = at + output * width * width;
      Arrays.fill(target, from, from + width * width, 0);
      for (int player = 0; player < players; player++) {
        double own = of(output, player)[row];
        for (int other = 0; other < players; other++) {
          int place = (output * players + Math.min(player, other)) * players;
          double[] both = pairs[place + Math.max(player, other)];
          if (other == player || both == null) continue;
          target[from + player * width + other] = both[row];
          own -= both[row];
        }
        target[from + player * width + player] = own;
      }
      target[from + width * width - 1] = expected[output];
    }
  }
}
