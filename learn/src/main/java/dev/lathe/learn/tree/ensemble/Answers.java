package dev.lathe.learn.tree.ensemble;

/// What the nodes of trees answer to rows, many rows of one node at a time; for those who need to
/// know every answer, not only where a row ends.
///
/// ```java
/// static double shareLeft(Trees trees, int node, double[] rows, int count) {
///   var asked = new Answers(trees).to(rows, 0, count);
///   double[] left = new double[count];
///   asked.left(node, left);
///   return Arrays.stream(left).sum() / count;
/// }
/// ```
///
/// **Cost.** Made once for the trees; an answer takes a fraction of a nanosecond where a column is
/// asked for numbers, as rows are turned into ranks first.
public final class Answers {
  private final Trees trees;
  private final Slots encoding;
  private final int[] slot;
  private final int[] limit;
  private final double[][] byCode;

  /// The answers of these trees.
  ///
  /// @throws IllegalArgumentException when a column is asked for numbers and for categories
  public Answers(Trees trees) {
    if (!Slots.suit(trees)) {
      throw new IllegalArgumentException("the trees ask a column for numbers and for categories");
    }
    this.trees = trees;
    encoding = new Slots(trees);
    slot = new int[trees.nodes()];
    limit = new int[trees.nodes()];
    byCode = new double[trees.nodes()][];
    for (int node = 0; node < slot.length; node++) {
      if (trees.left(node) == 0) continue;
      if (!trees.category(node)) {
        slot[node] = encoding.slot(trees, node);
        limit[node] = encoding.limit(trees, node);
        continue;
      }
      Slots.Codes codes = encoding.codes(trees, node);
      slot[node] = codes.code();
      byCode[node] = new double[codes.codes()];
      for (int code = 0; code < byCode[node].length; code++) {
        byCode[node][code] = Slots.goesRight(trees, node, codes, code) ? 0 : 1;
      }
    }
  }

  /// The answers to some rows.
  ///
  /// @param rows `(rows, columns)`, row by row
  /// @param from the first row
  public Asked to(double[] rows, int from, int count) {
    int[][] cells = new int[encoding.size()][count];
    encoding.fill(rows, from * trees.width(), trees.width(), count, cells);
    return new Asked(cells, count);
  }

  /// Some rows, ready to be asked.
  public final class Asked {
    private final int[][] cells;
    private final int count;

    Asked(int[][] cells, int count) {
      this.cells = cells;
      this.count = count;
    }

    /// Writes 1 for each row that an inner node sends left, 0 for each that it sends right.
    public void left(int node, double[] ones) {
      double[] each = byCode[node];
      if (each == null) compare(cells[slot[node]], limit[node], ones);
      else look(cells[slot[node]], each, ones);
    }

    private void compare(int[] ranks, int most, double[] ones) {
      for (int row = 0; row < count; row++) ones[row] = 1 + ((most - ranks[row]) >> 31);
    }

    private void look(int[] codes, double[] each, double[] ones) {
      for (int row = 0; row < count; row++) ones[row] = each[codes[row]];
    }
  }
}
