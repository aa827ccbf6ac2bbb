package dev.lathe.learn.tree;

import dev.lathe.math.RandomStream;
import java.util.ArrayDeque;
import java.util.Deque;

/*
 * Grows one tree of a forest on one thread: depth first, each node looking at some columns drawn by
 * chance, and at more of them until one can part it. Nothing is shared between trees but what is
 * only read, so how many threads there are cannot matter.
 */
final class ForestGrower {
  private final ForestColumns columns;
  private final ForestSample sample;
  private final ForestSearch search;
  private final RandomStream random;
  private final int tries;
  private final int depth;
  private final int[] drawn;
  private double worth; // of the node looked at, before it is parted
  private final ForestSearch.Place best = new ForestSearch.Place();

  ForestGrower(
      ForestColumns columns,
      ForestSample sample,
      ForestSearch search,
      RandomStream random,
      Bounds bounds) {
    this.columns = columns;
    this.sample = sample;
    this.search = search;
    this.random = random;
    this.tries = bounds.tries();
    this.depth = bounds.depth();
    drawn = new int[columns.width()];
    for (int column = 0; column < drawn.length; column++) {
      drawn[column] = column;
    }
  }

  /// How a node looks for its split.
  ///
  /// @param tries how many columns it looks at
  /// @param depth most splits on the way to a leaf
  record Bounds(int tries, int depth) {}

  /// What is done with each leaf: it has the rows from `from` up to `to`.
  @FunctionalInterface
  interface Leaves {
    void leaf(int node, ForestSample sample, int from, int to);
  }

  private record Node(int number, int depth, int from, int to) {}

  BinnedTree grow(Leaves leaves) {
    var tree = new BinnedTree();
    Deque<Node> open = new ArrayDeque<>();
    open.push(new Node(0, 0, 0, sample.size()));
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (!find(node)) {
        leaves.leaf(node.number(), sample, node.from(), node.to());
        continue;
      }
      byte[] sides = columns.sides(best.column, best.place, best.missingLeft);
      int middle = sample.part(node.from(), node.to(), columns.ranks(best.column), sides);
      int child =
          tree.part(
              node.number(),
              columns.split(best.score - worth, best.column, best.place, best.missingLeft));
      open.push(new Node(child + 1, node.depth() + 1, middle, node.to()));
      open.push(new Node(child, node.depth() + 1, node.from(), middle));
    }
    return tree;
  }

  private boolean find(Node node) {
    if (node.depth() >= depth || !search.open(sample, node.from(), node.to())) return false;
    worth =
        switch (search) {
          case AmountSearch amounts -> amounts.worth();
          case ClassSearch classes -> classes.worth();
        };
    best.clear(worth * (1 + 1e-12));
    for (int tried = 0; tried < drawn.length; tried++) {
      if (tried >= tries && best.found()) break;
      int other = tried + random.nextInt(drawn.length - tried);
      int column = drawn[other];
      drawn[other] = drawn[tried];
      drawn[tried] = column;
      search.search(sample, node.from(), node.to(), column, columns, best);
    }
    return best.found();
  }
}
