package dev.lathe.learn.tree.ensemble;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/*
 * What trees ask of a row, as small whole numbers that are made once a row and compared often.
 *
 * A number becomes its rank: how many of the thresholds that the ensemble has on its column lie
 * below it. Then `value <= threshold` holds just when the value's rank is at most the threshold's
 * place, so that comparing ranks decides as comparing doubles does, to the last bit. A missing value
 * gets the lowest rank where nodes send it left and the highest where they send it right; a column
 * whose nodes do not agree fills a slot for either.
 *
 * A category becomes a code: its bin, or one more than the highest bin that any node sends left (all
 * above go right everywhere), or two more where it is missing.
 *
 * Ranks stand in the bits above the lowest five, which are 0; codes below 32 stand in the lowest
 * five. Columns with more codes fill three slots: the code, its lowest five bits, and the rest of it
 * as a rank (32 codes make a group).
 */
final class Slots {
  static final int RANK_SHIFT = 5;
  static final int GROUP = 1 << RANK_SHIFT;
  private static final int NONE = -1;

  private final List<Column> columns = new ArrayList<>();
  private final @Nullable Column[] byColumn;
  private int size = 1; // slot 0 always holds 0

  /// What fills the slots of one column.
  sealed interface Column permits Ranks, Codes {}

  /// A column of numbers.
  static final class Ranks implements Column {
    final int column;
    final Thresholds thresholds;
    int left = NONE;
    int right = NONE;

    Ranks(int column, Thresholds thresholds) {
      this.column = column;
      this.thresholds = thresholds;
    }
  }

  /// A column of categories.
  ///
  /// @param other the code of bins that no node sends left; the next is that of missing ones
  /// @param code the slot of the whole code
  /// @param low the slot of its lowest five bits
  /// @param group the slot of the rest of it
  record Codes(int column, int other, int code, int low, int group) implements Column {
    int codes() {
      return other + 2;
    }

    boolean oneGroup() {
      return codes() <= GROUP;
    }
  }

  Slots(Trees trees) {
    byColumn = new Column[trees.width()];
    int[] numbers = new int[trees.width()];
    int[] highest = new int[trees.width()];
    Arrays.fill(highest, NONE);
    boolean[] codes = new boolean[trees.width()];
    int nodes = trees.nodes();
    for (int node = 0; node < nodes; node++) {
      if (trees.left(node) == 0) continue;
      int column = trees.column(node);
      if (!trees.category(node)) {
        numbers[column]++;
        continue;
      }
      codes[column] = true;
      for (int bin = 64 * Trees.WORDS - 1; bin > highest[column]; bin--) {
        if (trees.binLeft(node, bin)) highest[column] = bin;
      }
    }
    double[][] thresholds = new double[trees.width()][];
    for (int column = 0; column < thresholds.length; column++) {
      thresholds[column] = new double[numbers[column]];
    }
    for (int node = 0; node < nodes; node++) {
      if (trees.left(node) == 0 || trees.category(node)) continue;
      int column = trees.column(node);
      thresholds[column][--numbers[column]] = trees.value(node);
    }
    for (int column = 0; column < byColumn.length; column++) {
      if (codes[column]) {
        codes(column, highest[column] + 1);
      } else if (thresholds[column].length > 0) {
        add(column, new Ranks(column, Thresholds.of(thresholds[column])));
      }
    }
    for (int node = 0; node < nodes; node++) {
      if (trees.left(node) == 0 || trees.category(node)) continue;
      Ranks ranks = ranks(trees.column(node));
      if (trees.missingLeft(node) && ranks.left == NONE) ranks.left = size++;
      if (!trees.missingLeft(node) && ranks.right == NONE) ranks.right = size++;
    }
  }

  /// Whether no column is asked for a number by one node and for a category by another.
  static boolean suit(Trees trees) {
    boolean[] numbers = new boolean[trees.width()];
    boolean[] codes = new boolean[trees.width()];
    for (int node = 0; node < trees.nodes(); node++) {
      if (trees.left(node) == 0) continue;
      int column = trees.column(node);
      (trees.category(node) ? codes : numbers)[column] = true;
      if (codes[column] && numbers[column]) return false;
    }
    return true;
  }

  private void codes(int column, int other) {
    int code = size++;
    boolean one = other + 2 <= GROUP;
    add(column, new Codes(column, other, code, one ? code : size++, one ? 0 : size++));
  }

  private void add(int column, Column filled) {
    byColumn[column] = filled;
    columns.add(filled);
  }

  private Ranks ranks(int column) {
    return (Ranks) requireNonNull(byColumn[column]);
  }

  /// How many slots a row fills.
  int size() {
    return size;
  }

  /// The column that each slot is filled from; 0 for slot 0.
  int[] columns() {
    int[] from = new int[size];
    for (Column each : columns) {
      switch (each) {
        case Ranks ranks -> {
          if (ranks.left > 0) from[ranks.left] = ranks.column;
          if (ranks.right > 0) from[ranks.right] = ranks.column;
        }
        case Codes codes -> {
          from[codes.code] = codes.column;
          from[codes.low] = codes.column;
          if (!codes.oneGroup()) from[codes.group] = codes.column;
        }
      }
    }
    return from;
  }

  /// What is filled from the columns that are asked for something.
  List<Column> asked() {
    return columns;
  }

  /// The thresholds on a column, none where nothing asks it for numbers.
  Optional<Thresholds> thresholds(int column) {
    return byColumn[column] instanceof Ranks ranks
        ? Optional.of(ranks.thresholds)
        : Optional.empty();
  }

  /// The slot that a node over numbers reads.
  int slot(Trees trees, int node) {
    Ranks ranks = ranks(trees.column(node));
    return trees.missingLeft(node) ? ranks.left : ranks.right;
  }

  /// The rank that what a node over numbers sends left does not exceed, shifted as slots are.
  int limit(Trees trees, int node) {
    return ranks(trees.column(node)).thresholds.place(trees.value(node)) << RANK_SHIFT;
  }

  /// The codes that a node over categories reads.
  Codes codes(Trees trees, int node) {
    return (Codes) requireNonNull(byColumn[trees.column(node)]);
  }

  /// Whether a node over categories sends a code to the right.
  static boolean goesRight(Trees trees, int node, Codes codes, int code) {
    if (code > codes.other) return !trees.missingLeft(node);
    return code == codes.other || !trees.binLeft(node, code);
  }

  /// Fills the slots of one row.
  ///
  /// @param at where in `row` its values begin
  /// @param to where in `slots` its slots begin
  void fill(double[] row, int at, int[] slots, int to) {
    slots[to] = 0;
    for (Column each : columns) {
      switch (each) {
        case Ranks ranks -> {
          double value = row[at + ranks.column];
          int rank = ranks.thresholds.below(value) << RANK_SHIFT;
          boolean missing = Double.isNaN(value);
          if (ranks.left > 0) slots[to + ranks.left] = missing ? 0 : rank;
          if (ranks.right > 0) {
            slots[to + ranks.right] = missing ? ranks.thresholds.size() << RANK_SHIFT : rank;
          }
        }
        case Codes codes -> {
          int code = code(row[at + codes.column], codes.other);
          slots[to + codes.code] = code;
          if (!codes.oneGroup()) {
            slots[to + codes.low] = code & (GROUP - 1);
            slots[to + codes.group] = code & -GROUP;
          }
        }
      }
    }
  }

  /// Fills the slots of some rows.
  ///
  /// @param rows `(rows, width)`
  /// @param at where in `rows` the first begins
  /// @param slots an array for each slot
  void fill(double[] rows, int at, int width, int count, int[][] slots) {
    for (Column each : columns) {
      switch (each) {
        case Ranks ranks -> fill(ranks, rows, at + ranks.column, width, count, slots);
        case Codes codes -> fill(codes, rows, at + codes.column, width, count, slots);
      }
    }
  }

  private static void fill(Ranks ranks, double[] rows, int at, int step, int count, int[][] slots) {
    int[] first = slots[ranks.left > 0 ? ranks.left : ranks.right];
    ranks.thresholds.below(rows, at, step, count, first);
    int most = ranks.thresholds.size() << RANK_SHIFT;
    boolean both = ranks.left > 0 && ranks.right > 0;
    if (both) System.arraycopy(first, 0, slots[ranks.right], 0, count);
    if (ranks.left > 0) missing(rows, at, step, count, first, 0);
    if (ranks.right > 0) missing(rows, at, step, count, slots[ranks.right], most);
  }

  private static void missing(double[] rows, int at, int step, int count, int[] slot, int instead) {
    for (int row = 0, from = at; row < count; row++, from += step) {
      if (Double.isNaN(rows[from])) slot[row] = instead;
    }
  }

  private static void fill(Codes codes, double[] rows, int at, int step, int count, int[][] slots) {
    int[] whole = slots[codes.code];
    for (int row = 0, from = at; row < count; row++, from += step) {
      whole[row] = code(rows[from], codes.other);
    }
    if (codes.oneGroup()) return;
    int[] low = slots[codes.low];
    int[] group = slots[codes.group];
    for (int row = 0; row < count; row++) {
      low[row] = whole[row] & (GROUP - 1);
      group[row] = whole[row] & -GROUP;
    }
  }

  private static int code(double value, int other) {
    if (!(value >= 0 && value < 64 * Trees.WORDS)) return other + 1;
    return Math.min((int) value, other);
  }
}
