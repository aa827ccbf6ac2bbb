package dev.lathe.frame;

import java.util.HashMap;
import java.util.Map;

/// Whether a column gives another one away: it is a copy, a straight line of it, or has values that
/// come again and again with one and the same value of the other.
final class Giveaway {
  private static final double STRAIGHT = 0.9999;
  private static final int FEWEST_ROWS = 20;
  private static final int ROWS_EACH = 10;

  private Giveaway() {}

  /// @param distinct how many different values the column has
  static boolean of(Column column, long distinct, Column target) {
    if (column.rows() < FEWEST_ROWS) return false;
    if (column.equals(target)) return true;
    if (column instanceof Numbers a && target instanceof Numbers b && straight(a, b)) return true;
    return distinct <= column.rows() / ROWS_EACH && decides(column, target);
  }

  private static boolean straight(Numbers a, Numbers b) {
    double[] x = a.toArray();
    double[] y = b.toArray();
    int count = 0;
    double meanX = 0;
    double meanY = 0;
    for (int row = 0; row < x.length; row++) {
      if (!Double.isFinite(x[row]) || !Double.isFinite(y[row])) continue;
      count++;
      meanX += (x[row] - meanX) / count;
      meanY += (y[row] - meanY) / count;
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int row = 0; row < x.length; row++) {
      if (!Double.isFinite(x[row]) || !Double.isFinite(y[row])) continue;
      xx += (x[row] - meanX) * (x[row] - meanX);
      yy += (y[row] - meanY) * (y[row] - meanY);
      xy += (x[row] - meanX) * (y[row] - meanY);
    }
    return count >= FEWEST_ROWS && xx > 0 && yy > 0 && xy * xy >= STRAIGHT * xx * yy;
  }

  private static boolean decides(Column column, Column target) {
    Map<String, String> answers = new HashMap<>();
    boolean varies = false;
    String first = "";
    for (int row = 0; row < column.rows(); row++) {
      if (target.missing(row)) continue;
      String answer = target.text(row);
      if (answers.isEmpty()) first = answer;
      varies = varies || !answer.equals(first);
      String known = answers.putIfAbsent(column.text(row), answer);
      if (known != null && !known.equals(answer)) return false;
    }
    return varies;
  }
}
