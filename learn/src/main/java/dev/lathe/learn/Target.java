package dev.lathe.learn;

import java.util.Arrays;
import java.util.List;

/// What is to be predicted, row by row, none missing.
public sealed interface Target permits Target.Classes, Target.Amounts, Target.Unknown {
  /// How many rows there are.
  int rows();

  /// These rows in this order.
  Target rows(int[] rows);

  /// A class for each row, as a code into the levels.
  ///
  /// Of two classes the second is the positive one. In rows that a model is scored on, a class it
  /// never learned has the code [#UNSEEN].
  final class Classes implements Target {
    /// The code of a class that is not among the levels.
    public static final int UNSEEN = -1;

    private final List<String> levels;
    private final int[] codes;

    /// Classes from levels and one code a row, both copied.
    ///
    /// @param levels the classes; of two, the second is the positive one
    /// @param codes indices into the levels, or [#UNSEEN]
    public Classes(List<String> levels, int[] codes) {
      this.levels = List.copyOf(levels);
      this.codes = codes.clone();
    }

    /// The classes in order.
    public List<String> levels() {
      return levels;
    }

    /// The class of a row.
    public int code(int row) {
      return codes[row];
    }

    /// The classes of all rows.
    public int[] toCodes() {
      return codes.clone();
    }

    /// How many rows have each class.
    public int[] counts() {
      int[] counts = new int[levels.size()];
      for (int code : codes) {
        if (code != UNSEEN) counts[code]++;
      }
      return counts;
    }

    @Override
    public int rows() {
      return codes.length;
    }

    @Override
    public Classes rows(int[] rows) {
      return new Classes(levels, Arrays.stream(rows).map(row -> codes[row]).toArray());
    }
  }

  /// A number for each row.
  final class Amounts implements Target {
    private final double[] values;

    /// Amounts in the unit of the target, one a row, all finite.
    public Amounts(double[] values) {
      this.values = values.clone();
    }

    /// The number of a row.
    public double at(int row) {
      return values[row];
    }

    /// The numbers of all rows.
    public double[] toArray() {
      return values.clone();
    }

    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public Amounts rows(int[] rows) {
      return new Amounts(Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
    }
  }

  /// No answers: what a task has whose rows are only looked at.
  ///
  /// @param rows how many rows there are
  record Unknown(int rows) implements Target {
    @Override
    public Unknown rows(int[] rows) {
      return new Unknown(rows.length);
    }

    /// What to throw where answers are needed.
    public IllegalArgumentException refusal() {
      return new IllegalArgumentException(
          "the task has no target to learn from; make one with Task.of(frame, target)");
    }
  }
}
