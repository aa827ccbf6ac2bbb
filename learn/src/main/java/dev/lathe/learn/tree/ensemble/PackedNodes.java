package dev.lathe.learn.tree.ensemble;

import java.util.Arrays;

/*
 * Trees gone down without a branch, several ways at a time, so that the processor waits for the
 * memory of one while it works on the others.
 *
 * A node is one long: what is compared (32 bits), the slot it is compared with (14 bits), and the
 * left child counted from the tree's root (18 bits). A step is
 *
 *     next = child + sign((compared << slot) - (slot without its lowest five bits))
 *
 * For a number the slot's lowest five bits are 0 and the rest is its rank. For a category below 32
 * they are the code, the rest is 0, and the bit for the code, counted from the left, says right. For
 * a column of more codes a node becomes up to four levels: the group of 32 is found as a rank is,
 * then its 32 bits are asked; those of all groups have the same children. A leaf compares 0 with
 * slot 0, which holds 0, and its child is itself.
 */
final class PackedNodes implements OneRow {
  private static final int CHILD_BITS = 18;
  private static final int CHILD = (1 << CHILD_BITS) - 1;
  private static final int SLOT_BITS = 14;
  private static final int RANK = -Slots.GROUP;

  /// Most steps before ways are asked whether they have ended.
  private static final int STRIDE = 4;

  private final Trees trees;
  private final int[] starts;
  private final int[] depths;
  private final int[] order;
  private final int width;
  private long[] nodes;
  private double[] values;
  private int size;

  /// Whether these fit.
  static boolean suit(Trees trees, Slots slots) {
    if (slots.size() >= 1 << SLOT_BITS) return false;
    for (int tree = 0; tree < trees.count(); tree++) {
      // A node over categories takes the room of 8 comparisons and as many questions at most.
      long room = 0;
      for (int node = trees.root(tree); node < trees.end(tree); node++) {
        room += trees.left(node) != 0 && trees.category(node) ? 2 * Slots.GROUP : 1;
      }
      if (room > CHILD) return false;
    }
    return true;
  }

  PackedNodes(Trees trees, Slots slots) {
    this.trees = trees;
    starts = new int[trees.count()];
    depths = new int[trees.count()];
    nodes = new long[trees.nodes()];
    values = new double[trees.nodes()];
    int[] at = new int[trees.nodes()];
    int[] depth = new int[trees.nodes()];
    for (int tree = 0; tree < starts.length; tree++) {
      starts[tree] = size;
      at[trees.root(tree)] = take(1);
      for (int node = trees.root(tree); node < trees.end(tree); node++) {
        depths[tree] = Math.max(depths[tree], depth[node]);
        int left = trees.left(node);
        if (left == 0) {
          nodes[at[node]] = node(0, 0, at[node] - starts[tree]);
          values[at[node]] = trees.value(node);
          continue;
        }
        at[left] = take(2);
        at[left + 1] = at[left] + 1;
        int steps = place(node, at[node], starts[tree], at[left] - starts[tree], slots);
        depth[left] = depth[node] + steps;
        depth[left + 1] = depth[left];
      }
    }
    nodes = Arrays.copyOf(nodes, size);
    values = Arrays.copyOf(values, size);
    width = slots.size();
    order = deepestFirst();
  }

  private int[] deepestFirst() {
    long[] keys = new long[depths.length];
    for (int tree = 0; tree < keys.length; tree++) keys[tree] = -(long) depths[tree] << 32 | tree;
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  private int take(int count) {
    if (size + count > nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * nodes.length + count);
      values = Arrays.copyOf(values, nodes.length);
    }
    size += count;
    return size - count;
  }

  private static long node(int compared, int slot, int child) {
    return (long) compared << 32 | (long) slot << CHILD_BITS | child;
  }

  /// Writes an inner node.
  ///
  /// @return how many steps lead from it to its children at most
  private int place(int node, int at, int start, int children, Slots slots) {
    if (!trees.category(node)) {
      nodes[at] = node(slots.limit(trees, node), slots.slot(trees, node), children);
      return 1;
    }
    Slots.Codes codes = slots.codes(trees, node);
    int groups = (codes.codes() + Slots.GROUP - 1) / Slots.GROUP;
    return groups(node, at, start, codes, 0, groups, children);
  }

  private int groups(
      int node, int at, int start, Slots.Codes codes, int from, int to, int children) {
    if (to - from == 1) {
      int right = 0;
      for (int low = 0; low < Slots.GROUP; low++) {
        int code = from * Slots.GROUP + low;
        if (code < codes.codes() && Slots.goesRight(trees, node, codes, code)) {
          right |= Integer.MIN_VALUE >>> low;
        }
      }
      nodes[at] = node(right, codes.low(), children);
      return 1;
    }
    int middle = (from + to) / 2;
    int halves = take(2);
    nodes[at] = node((middle - 1) * Slots.GROUP, codes.group(), halves - start);
    int left = groups(node, halves, start, codes, from, middle, children);
    return 1 + Math.max(left, groups(node, halves + 1, start, codes, middle, to, children));
  }

  private static int next(long node, int[] slots, int at) {
    int slot = slots[at + ((int) node >>> CHILD_BITS)];
    return ((int) node & CHILD) + ((((int) (node >> 32) << slot) - (slot & RANK)) >>> 31);
  }

  private int leaf(int tree, int[] slots, int at) {
    int start = starts[tree];
    int node = 0;
    for (int step = depths[tree]; step > 0; step--) node = next(nodes[start + node], slots, at);
    return start + node;
  }

  @Override
  public int room() {
    return width + starts.length;
  }

  @Override
  public double[] values() {
    return values;
  }

  /// How many steps there are to a row.
  long steps() {
    return Arrays.stream(depths).asLongStream().sum();
  }

  /// Finds the leaf of every tree: eight trees of like depth at a time.
  @Override
  public void leaves(int[] cells) {
    long[] nodes = this.nodes;
    int i = 0;
    for (; i + 8 <= order.length; i += 8) {
      int s0 = starts[order[i]];
      int s1 = starts[order[i + 1]];
      int s2 = starts[order[i + 2]];
      int s3 = starts[order[i + 3]];
      int s4 = starts[order[i + 4]];
      int s5 = starts[order[i + 5]];
      int s6 = starts[order[i + 6]];
      int s7 = starts[order[i + 7]];
      int n0 = 0;
      int n1 = 0;
      int n2 = 0;
      int n3 = 0;
      int n4 = 0;
      int n5 = 0;
      int n6 = 0;
      int n7 = 0;
      for (int steps = depths[order[i]]; steps > 0; steps--) {
        n0 = next(nodes[s0 + n0], cells, 0);
        n1 = next(nodes[s1 + n1], cells, 0);
        n2 = next(nodes[s2 + n2], cells, 0);
        n3 = next(nodes[s3 + n3], cells, 0);
        n4 = next(nodes[s4 + n4], cells, 0);
        n5 = next(nodes[s5 + n5], cells, 0);
        n6 = next(nodes[s6 + n6], cells, 0);
        n7 = next(nodes[s7 + n7], cells, 0);
      }
      cells[width + order[i]] = s0 + n0;
      cells[width + order[i + 1]] = s1 + n1;
      cells[width + order[i + 2]] = s2 + n2;
      cells[width + order[i + 3]] = s3 + n3;
      cells[width + order[i + 4]] = s4 + n4;
      cells[width + order[i + 5]] = s5 + n5;
      cells[width + order[i + 6]] = s6 + n6;
      cells[width + order[i + 7]] = s7 + n7;
    }
    for (; i < order.length; i++) cells[width + order[i]] = leaf(order[i], cells, 0);
  }

  /// Adds what every tree says of each row to its scores, the trees in their order.
  ///
  /// @param slots those of each row, row by row
  /// @param width how far those of one row are from those of the next
  void addTo(double[] scores, int at, int count, int[] slots, int width) {
    int outputs = trees.outputs();
    double[] found = new double[trees.single() ? count : 0];
    for (int tree = 0; tree < starts.length; tree++) {
      int to = at + trees.output(tree);
      if (found.length == 0) {
        addTo(tree, scores, to, outputs, count, slots, width);
        continue;
      }
      Arrays.fill(found, -0.0); // to which any value is added without a change
      addTo(tree, found, 0, 1, count, slots, width);
      for (int row = 0; row < count; row++, to += outputs) {
        scores[to] = (float) (scores[to] + found[row]);
      }
    }
  }

  private void addTo(
      int tree, double[] scores, int at, int outputs, int count, int[] slots, int width) {
    long[] nodes = this.nodes;
    int s = starts[tree];
    int row = 0;
    int to = at;
    for (; row + 8 <= count; row += 8) {
      int r = row * width;
      int n0 = 0;
      int n1 = 0;
      int n2 = 0;
      int n3 = 0;
      int n4 = 0;
      int n5 = 0;
      int n6 = 0;
      int n7 = 0;
      for (int left = depths[tree]; left > 0; left -= STRIDE) {
        int p0 = n0;
        int p1 = n1;
        int p2 = n2;
        int p3 = n3;
        int p4 = n4;
        int p5 = n5;
        int p6 = n6;
        int p7 = n7;
        for (int step = Math.min(left, STRIDE); step > 0; step--) {
          n0 = next(nodes[s + n0], slots, r);
          n1 = next(nodes[s + n1], slots, r + width);
          n2 = next(nodes[s + n2], slots, r + 2 * width);
          n3 = next(nodes[s + n3], slots, r + 3 * width);
          n4 = next(nodes[s + n4], slots, r + 4 * width);
          n5 = next(nodes[s + n5], slots, r + 5 * width);
          n6 = next(nodes[s + n6], slots, r + 6 * width);
          n7 = next(nodes[s + n7], slots, r + 7 * width);
        }
        int moved = (n0 ^ p0) | (n1 ^ p1) | (n2 ^ p2) | (n3 ^ p3);
        moved |= (n4 ^ p4) | (n5 ^ p5) | (n6 ^ p6) | (n7 ^ p7);
        if (moved == 0) break;
      }
      scores[to] += values[s + n0];
      scores[to + outputs] += values[s + n1];
      scores[to + 2 * outputs] += values[s + n2];
      scores[to + 3 * outputs] += values[s + n3];
      scores[to + 4 * outputs] += values[s + n4];
      scores[to + 5 * outputs] += values[s + n5];
      scores[to + 6 * outputs] += values[s + n6];
      scores[to + 7 * outputs] += values[s + n7];
      to += 8 * outputs;
    }
    for (; row < count; row++, to += outputs) {
      scores[to] += values[leaf(tree, slots, row * width)];
    }
  }
}
