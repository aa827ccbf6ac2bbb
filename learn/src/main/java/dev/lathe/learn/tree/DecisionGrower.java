package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.math.Workers;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/*
 * Grows a single tree. Each column of numbers keeps the tree's rows in the order of its values, and
 * every such order is parted, stably, whenever a node is: so a node's rows stand side by side in
 * all of them, in order, and finding the best split is one pass over each column. Columns do not
 * depend on each other, so threads cannot matter.
 */
final class DecisionGrower {
  private final DecisionRows rows;
  private final DecisionTree settings;
  private final int[][] orders;
  private final int[] natural;
  private final boolean[] right;
  private final DecisionNodes nodes;

  /// @param wanted the rows to grow it on, all of some weight
  DecisionGrower(DecisionRows rows, DecisionTree settings, boolean[] wanted) {
    this.rows = rows;
    this.settings = settings;
    natural = DecisionSearch.rowsOf(wanted);
    orders = new int[rows.width()][];
    rows.workers()
        .forEach(
            orders.length,
            column ->
                orders[column] =
                    rows.numbers(column) ? rows.order(column, wanted, natural.length) : new int[0]);
    right = new boolean[rows.rows()];
    nodes = new DecisionNodes(Math.max(1, rows.classes));
  }

  private record Open(int node, int depth, int from, int to) {}

  DecisionNodes grow() {
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(add(0, natural.length), 0, 0, natural.length));
    while (!open.isEmpty()) {
      Open next = open.pop();
      Workers.stopIfInterrupted();
      DecisionSplit split = find(next);
      if (!split.found()) continue;
      int middle = part(split, next.from(), next.to());
      int left = add(next.from(), middle);
      add(middle, next.to());
      nodes.part(next.node(), split, left);
      open.push(new Open(left + 1, next.depth() + 1, middle, next.to()));
      open.push(new Open(left, next.depth() + 1, next.from(), middle));
    }
    return nodes;
  }

  private Tally tally(int from, int to) {
    var tally = new Tally(rows, settings.impurity());
    for (int i = from; i < to; i++) tally.add(natural[i]);
    return tally;
  }

  private int add(int from, int to) {
    Tally tally = tally(from, to);
    return nodes.add(tally.worth(), tally.weight(), tally.shares());
  }

  private boolean alike(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      boolean differ =
          rows.classes > 0
              ? rows.codes[natural[i]] != rows.codes[natural[from]]
              : rows.amounts[natural[i]] != rows.amounts[natural[from]];
      if (differ) return false;
    }
    return true;
  }

  private DecisionSplit find(Open node) {
    int from = node.from();
    int to = node.to();
    if (node.depth() >= settings.depth() || alike(from, to)) return DecisionSplit.NONE;
    Tally all = tally(from, to);
    if (all.weight() < 2 * settings.minimumRows()) return DecisionSplit.NONE;
    Workers workers = Bins.workers((long) (to - from) * orders.length);
    List<DecisionSplit> found =
        workers.map(
            orders.length,
            column -> {
              var search = new DecisionSearch(rows, settings, column, all);
              return rows.numbers(column)
                  ? search.numbers(orders[column], from, to)
                  : search.levels(natural, from, to);
            });
    DecisionSplit best = DecisionSplit.NONE;
    for (DecisionSplit split : found) {
      if (split.found() && DecisionSearch.better(split.worth(), best.worth())) best = split;
    }
    return best;
  }

  /// Parts a node's rows in every order, and returns where the right ones begin.
  private int part(DecisionSplit split, int from, int to) {
    int lefts = 0;
    for (int i = from; i < to; i++) {
      int row = natural[i];
      right[row] = split.right(rows, row);
      if (!right[row]) lefts++;
    }
    part(natural, from, to, lefts);
    int middle = lefts;
    Bins.workers((long) (to - from) * orders.length)
        .forEach(
            orders.length,
            column -> {
              if (orders[column].length > 0) part(orders[column], from, to, middle);
            });
    return from + lefts;
  }

  private void part(int[] order, int from, int to, int lefts) {
    int[] spare = Arrays.copyOfRange(order, from, to);
    int toLeft = from;
    int toRight = from + lefts;
    for (int row : spare) {
      if (right[row]) order[toRight++] = row;
      else order[toLeft++] = row;
    }
  }
}
