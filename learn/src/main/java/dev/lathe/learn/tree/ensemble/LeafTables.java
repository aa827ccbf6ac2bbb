package dev.lathe.learn.tree.ensemble;

import java.util.Arrays;
import java.util.Optional;

/*
 * Small trees gone down by a table for each slot: which leaves of every tree are left by the rank or
 * the code that a row has there. The leaves that all slots leave are those of their tables' rows
 * together, and the lowest of a tree is the row's leaf, as in [LeafBits].
 *
 * A table's row holds the bits of all trees side by side, several trees to a word where they are
 * small, so that scoring passes over as many words once for each slot, with no branch and nothing to
 * wait for. The tables are larger than the trees: worth it only while the caches hold them.
 *
 * Source: as [LeafBits]; that the masks of all nodes of a column are put together beforehand, rank
 * by rank, is ours.
 */
final class LeafTables implements OneRow {
  private static final int MOST_BYTES = 8 << 20;
  private static final int FEWEST_BITS = 8;
  private static final int WORDS_AT_ONCE = 8;

  /// So many words are passed over in the time of one step down a tree.
  private static final int WORDS_TO_A_STEP = 3;

  private final Trees trees;
  private final int slots;

  /// Bits of a tree, a power of two.
  private final int lane;

  /// Words of a table's row, at least those taken at once.
  private final int width;

  private final Table[] asked;

  /// Where the table of each column begins.
  private final int[] starts;

  private final long[] tables;

  /// `(trees, lane)`
  private final double[] values;

  /// What chooses a row of a column's table.
  ///
  /// @param column the column
  /// @param slot the slot that holds the row's number
  /// @param other another that holds the same but for missing values; or the same slot
  /// @param shift how far the number is shifted to the left
  /// @param rows how many rows there are, the last for missing values where there is another slot
  private record Table(int column, int slot, int other, int shift, int rows) {
    static Table of(Slots.Column column) {
      return switch (column) {
        case Slots.Ranks ranks -> {
          int rows = ranks.thresholds.size() + 1;
          boolean both = ranks.left > 0 && ranks.right > 0;
          int slot = Math.max(ranks.left, ranks.right);
          int other = both ? Math.min(ranks.left, ranks.right) : slot;
          yield new Table(ranks.column, slot, other, Slots.RANK_SHIFT, both ? rows + 1 : rows);
        }
        case Slots.Codes codes ->
            new Table(codes.column(), codes.code(), codes.code(), 0, codes.codes());
      };
    }
  }

  private LeafTables(Trees trees, Slots encoding, int lane) {
    this.trees = trees;
    this.lane = lane;
    slots = encoding.size();
    width = width(trees, lane);
    asked = encoding.asked().stream().map(Table::of).toArray(Table[]::new);
    starts = new int[trees.width()];
    Table[] byColumn = new Table[trees.width()];
    int room = 0;
    for (Table table : asked) {
      byColumn[table.column] = table;
      starts[table.column] = room;
      room += table.rows * width;
    }
    tables = new long[room];
    Arrays.fill(tables, -1);
    var leaves = new LeafNumbers(trees);
    values = new double[trees.count() * lane];
    for (int tree = 0; tree < trees.count(); tree++) {
      int own = (trees.end(tree) - trees.root(tree) + 1) / 2;
      System.arraycopy(leaves.values(), leaves.start(tree), values, tree * lane, own);
      for (int node = trees.root(tree); node < trees.end(tree); node++) {
        if (trees.left(node) == 0) continue;
        mark(tree, node, leaves.left(node), encoding, byColumn[trees.column(node)]);
      }
    }
  }

  /// These trees as tables, where that is quicker than going down them.
  ///
  /// @param steps how many steps down the trees there are to a row
  static Optional<LeafTables> of(Trees trees, Slots encoding, long steps) {
    int leaves = LeafNumbers.most(trees);
    if (leaves > LeafNumbers.MOST) return Optional.empty();
    int lane = Math.max(FEWEST_BITS, Integer.highestOneBit(2 * leaves - 1));
    long width = width(trees, lane);
    long rows = encoding.asked().stream().mapToLong(column -> Table.of(column).rows).sum();
    boolean worth =
        rows * width * Long.BYTES <= MOST_BYTES
            && encoding.asked().size() * width <= WORDS_TO_A_STEP * steps;
    return worth ? Optional.of(new LeafTables(trees, encoding, lane)) : Optional.empty();
  }

  private static int width(Trees trees, int lane) {
    int words = (trees.count() * lane + Long.SIZE - 1) / Long.SIZE;
    return Math.max(words, WORDS_AT_ONCE);
  }

  /// Takes from the rows of a node's table the leaves that it takes away.
  private void mark(int tree, int node, long left, Slots encoding, Table table) {
    int bit = tree * lane % Long.SIZE;
    long others = lane == Long.SIZE ? 0 : ~(((1L << lane) - 1) << bit);
    long mask = left << bit | others;
    int word = starts[table.column] + tree * lane / Long.SIZE;
    if (trees.category(node)) {
      Slots.Codes codes = encoding.codes(trees, node);
      for (int code = 0; code < table.rows; code++) {
        if (Slots.goesRight(trees, node, codes, code)) tables[word + code * width] &= mask;
      }
      return;
    }
    boolean missing = table.slot != table.other;
    int from = (encoding.limit(trees, node) >> Slots.RANK_SHIFT) + 1;
    int to = missing && trees.missingLeft(node) ? table.rows - 1 : table.rows;
    for (int rank = from; rank < to; rank++) tables[word + rank * width] &= mask;
  }

  @Override
  public int room() {
    return slots + trees.count() + asked.length;
  }

  @Override
  public double[] values() {
    return values;
  }

  @Override
  public void leaves(int[] cells) {
    int from = slots + trees.count();
    int to = from + asked.length;
    for (int i = 0; i < asked.length; i++) {
      Table table = asked[i];
      int value = cells[table.slot];
      int row = value == cells[table.other] ? value >> table.shift : table.rows - 1;
      cells[from + i] = starts[table.column] + row * width;
    }
    int last = width - WORDS_AT_ONCE; // the last words may be passed over twice
    for (int word = 0; word < last; word += WORDS_AT_ONCE) pass(cells, from, to, word);
    pass(cells, from, to, last);
  }

  /// Puts together some words of the tables' rows and finds the leaves of their trees.
  ///
  /// @param from where in `cells` it stands where each table's row begins
  private void pass(int[] cells, int from, int to, int word) {
    long[] tables = this.tables;
    long a = -1;
    long b = -1;
    long c = -1;
    long d = -1;
    long e = -1;
    long f = -1;
    long g = -1;
    long h = -1;
    for (int i = from; i < to; i++) {
      int at = cells[i] + word;
      h &= tables[at + 7];
      a &= tables[at];
      b &= tables[at + 1];
      c &= tables[at + 2];
      d &= tables[at + 3];
      e &= tables[at + 4];
      f &= tables[at + 5];
      g &= tables[at + 6];
    }
    int trees = Long.SIZE / lane;
    int tree = word * trees;
    lowest(a, tree, cells);
    lowest(b, tree + trees, cells);
    lowest(c, tree + 2 * trees, cells);
    lowest(d, tree + 3 * trees, cells);
    lowest(e, tree + 4 * trees, cells);
    lowest(f, tree + 5 * trees, cells);
    lowest(g, tree + 6 * trees, cells);
    lowest(h, tree + 7 * trees, cells);
  }

  /// Writes the leaves of the trees of one word.
  private void lowest(long word, int first, int[] cells) {
    int to = slots + first;
    int end = slots + trees.count();
    if (lane == Integer.SIZE && to + 1 < end) {
      cells[to] = first * Integer.SIZE + Long.numberOfTrailingZeros(word);
      cells[to + 1] = first * Integer.SIZE + Integer.SIZE + Long.numberOfTrailingZeros(word >>> 32);
      return;
    }
    for (int tree = first; to < end && tree < first + Long.SIZE / lane; tree++, to++) {
      int bit = (tree - first) * lane;
      cells[to] = tree * lane + Long.numberOfTrailingZeros(word >>> bit);
    }
  }
}
