package dev.lathe.learn.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/// In which order a tree is pruned as leaves become dearer: always the inner node whose subtree
/// gains least for each leaf that it has more than one. Its gain for each such leaf is the price
/// from which on it is better a leaf.
///
/// **Source.** Breiman, Friedman, Olshen and Stone, *Classification and Regression Trees*, 1984,
/// section 3.3.
final class WeakestLinks {
  /// Prices closer than this, as a share of the price, are one.
  private static final double ROUNDING = 1e-9;

  private final DecisionNodes nodes;
  private final int[] parents;
  private final int[] leaves;
  private final double[] worths;
  private final boolean[] gone;
  private final double[] prices;
  private final List<SingleTree.Step> steps = new ArrayList<>();

  /// A node at the price that it had when it was put into the queue.
  private record Link(double price, int node, int leaves) {}

  private WeakestLinks(DecisionNodes nodes) {
    this.nodes = nodes;
    int size = nodes.size();
    parents = new int[size];
    leaves = new int[size];
    worths = new double[size];
    gone = new boolean[size];
    prices = new double[size];
    Arrays.fill(prices, Double.POSITIVE_INFINITY);
    parents[0] = -1;
    for (int node = size - 1; node >= 0; node--) {
      boolean leaf = nodes.leaf(node);
      int left = nodes.left(node);
      leaves[node] = leaf ? 1 : leaves[left] + leaves[left + 1];
      worths[node] = leaf ? nodes.worth(node) : worths[left] + worths[left + 1];
      if (leaf) continue;
      parents[left] = node;
      parents[left + 1] = node;
    }
  }

  /// The links of a tree.
  static WeakestLinks of(DecisionNodes nodes) {
    var links = new WeakestLinks(nodes);
    links.run();
    return links;
  }

  private double price(int node) {
    double gain = (worths[node] - nodes.worth(node)) / nodes.weight(0);
    return Math.max(0, gain / (leaves[node] - 1));
  }

  private void run() {
    var queue =
        new PriorityQueue<Link>((a, b) -> {
          int byPrice = Double.compare(a.price(), b.price());
          return byPrice != 0 ? byPrice : Integer.compare(a.node(), b.node());
        });
    for (int node = 0; node < nodes.size(); node++) {
      if (!nodes.leaf(node)) queue.add(new Link(price(node), node, leaves[node]));
    }
    double price = 0;
    while (!queue.isEmpty()) {
      Link link = queue.poll();
      if (gone[link.node()] || leaves[link.node()] != link.leaves()) continue;
      if (link.price() > price * (1 + ROUNDING) + Double.MIN_NORMAL) {
        steps.add(step(price));
        price = link.price();
      }
      prune(link.node(), price, queue);
    }
    steps.add(step(price));
  }

  private SingleTree.Step step(double price) {
    return new SingleTree.Step(price, leaves[0]);
  }

  private void prune(int node, double price, PriorityQueue<Link> queue) {
    prices[node] = price;
    remove(node);
    int fewer = leaves[node] - 1;
    double less = worths[node] - nodes.worth(node);
    leaves[node] = 1;
    worths[node] = nodes.worth(node);
    for (int above = parents[node]; above >= 0; above = parents[above]) {
      leaves[above] -= fewer;
      worths[above] -= less;
      queue.add(new Link(price(above), above, leaves[above]));
    }
  }

  private void remove(int top) {
    int[] open = new int[2 * leaves[top] + 1];
    int waiting = 0;
    open[waiting++] = top;
    while (waiting > 0) {
      int node = open[--waiting];
      gone[node] = true;
      if (nodes.leaf(node) || (node != top && leaves[node] == 1)) continue;
      open[waiting++] = nodes.left(node);
      open[waiting++] = nodes.left(node) + 1;
    }
  }

  /// The price from which on a node is better a leaf; infinite for leaves, and for nodes that go
  /// with one above them.
  double[] prices() {
    return prices;
  }

  /// The smaller and smaller trees, and the price from which on each is best.
  List<SingleTree.Step> steps() {
    return steps;
  }
}
