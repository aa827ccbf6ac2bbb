package dev.lathe.learn.anomaly;

import dev.lathe.frame.Numbers;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/*
 * Grows one isolation tree: a few rows are drawn, and parted by a random column at a random place
 * between its least and greatest value there, until each stands alone or the tree is as deep as a
 * balanced one would be (Liu, Ting and Zhou 2008, algorithm 2).
 *
 * Rows are named by number and parted in place; values are read from the columns when they are
 * needed, a column a node, so that a wide table costs no more than a narrow one. A column that is
 * constant in a node is so in all nodes below and is not drawn there again: it is kept behind those
 * that still vary in `columns`.
 *
 * A missing value is neither high nor low. Each node sends it to one side, drawn with the chance
 * that a present value of its rows has to go there, and so it says nothing on average.
 *
 * Thresholds are single numbers (SingleKeys); a column whose values differ by less than those tell
 * apart counts as constant, as it does in scikit-learn.
 */
final class IsolationGrower {
  private final List<Numbers> inputs;
  private final int depth;
  private final RandomStream random;
  private final int[] rows;
  private final int[] spare;
  private final int[] columns;
  private final IsolationTrees.Plan plan = new IsolationTrees.Plan();

  private IsolationGrower(List<Numbers> inputs, int depth, int[] rows, RandomStream random) {
    this.inputs = inputs;
    this.depth = depth;
    this.rows = rows;
    this.random = random;
    spare = new int[rows.length];
    columns = new int[inputs.size()];
    Arrays.setAll(columns, i -> i);
  }

  /// The trees of a forest, each of rows and questions of its own.
  ///
  /// @param inputs the columns, one or more, of equal length
  /// @param trees how many
  /// @param sample rows of each tree, no more than there are
  /// @param done told after each tree
  static IsolationTrees grow(
      List<Numbers> inputs, int trees, int sample, long seed, Runnable done) {
    int depth = depth(sample);
    int all = inputs.getFirst().rows();
    List<IsolationTrees.Plan> plans =
        Workers.current()
            .map(
                trees,
                tree -> {
                  var random = RandomStream.of(seed, "isolation-forest", tree);
                  int[] rows = draw(all, sample, random);
                  var grower = new IsolationGrower(inputs, depth, rows, random);
                  grower.grow(0, sample, 0, inputs.size());
                  done.run();
                  return grower.plan;
                });
    return IsolationTrees.of(inputs.size(), sample, plans);
  }

  /// The depth of a balanced tree of so many rows.
  static int depth(int sample) {
    return 32 - Integer.numberOfLeadingZeros(Math.max(1, sample - 1));
  }

  /// Some rows, none twice, each set equally likely (Floyd's method).
  private static int[] draw(int all, int sample, RandomStream random) {
    var drawn = new BitSet(all);
    for (int last = all - sample; last < all; last++) {
      int row = random.nextInt(last + 1);
      drawn.set(drawn.get(row) ? last : row);
    }
    return drawn.stream().toArray();
  }

  private void grow(int from, int to, int level, int varying) {
    int left = varying;
    while (level < depth && to - from > 1 && left > 0) {
      int place = random.nextInt(left);
      int column = columns[place];
      if (part(from, to, level, column, left)) return;
      left--;
      columns[place] = columns[left];
      columns[left] = column;
    }
    plan.leaf(to - from);
  }

  /// Parts the rows by a column and grows on below, unless it is constant there.
  private boolean part(int from, int to, int level, int column, int varying) {
    Numbers values = inputs.get(column);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      double value = values.at(rows[i]); // comparisons with NaN are false
      if (value < least) least = value;
      if (value > most) most = value;
    }
    float low = Math.max(SingleKeys.floor(least), -Float.MAX_VALUE);
    float high = SingleKeys.floor(most);
    if (!(low < high)) return false;
    float threshold = threshold(low, high, random.nextDouble());
    boolean missingLow = missingLow(values, from, to, threshold);
    int middle = partition(values, from, to, threshold, missingLow);
    plan.split(column, missingLow, threshold);
    // The nodes below change the order of the columns, but no constant one comes before `varying`.
    grow(from, middle, level + 1, varying);
    grow(middle, to, level + 1, varying);
    return true;
  }

  /// A place above the lowest value and not above the highest.
  static float threshold(float low, float high, double share) {
    float place = (float) (low * (1 - share) + high * share);
    return Math.clamp(place, Math.nextUp(low), high);
  }

  private boolean missingLow(Numbers values, int from, int to, float threshold) {
    int low = 0;
    int high = 0;
    for (int i = from; i < to; i++) {
      double value = values.at(rows[i]);
      if (value < threshold) low++;
      else if (value >= threshold) high++;
    }
    return random.nextInt(low + high) < low;
  }

  private int partition(Numbers values, int from, int to, float threshold, boolean missingLow) {
    int middle = from;
    int kept = 0;
    for (int i = from; i < to; i++) {
      double value = values.at(rows[i]);
      boolean low = missingLow ? !(value >= threshold) : value < threshold;
      if (low) rows[middle++] = rows[i];
      else spare[kept++] = rows[i];
    }
    System.arraycopy(spare, 0, rows, middle, kept);
    return middle;
  }
}
