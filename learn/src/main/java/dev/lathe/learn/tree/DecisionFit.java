package dev.lathe.learn.tree;

import dev.lathe.learn.Basis;
import dev.lathe.learn.RunListener;
import java.util.List;

/// One fit of [DecisionTree]: grow, find the price of a leaf, prune.
final class DecisionFit {
  private final DecisionTree settings;
  private final DecisionRows rows;

  DecisionFit(DecisionTree settings, DecisionRows rows) {
    this.settings = settings;
    this.rows = rows;
  }

  SingleTree tree(Basis basis, RunListener listener) {
    listener.progress("growing", 0.05);
    DecisionNodes grown = new DecisionGrower(rows, settings, rows.weighty()).grow();
    WeakestLinks links = WeakestLinks.of(grown);
    listener.progress("pruning", 0.2);
    double price =
        settings.foldedPrice()
            ? new PriceSearch(rows, settings, links.steps()).price()
            : settings.price();
    DecisionNodes pruned = grown.pruned(node -> links.prices()[node] <= price);
    return new SingleTree(basis, held(pruned, links.steps()), prior());
  }

  private SingleTree.Held held(DecisionNodes nodes, List<SingleTree.Step> steps) {
    var questions = new Questions(rows);
    int size = nodes.size();
    double[] shares = new double[size * nodes.width];
    double[] weights = new double[size];
    int[] lefts = new int[size];
    for (int node = 0; node < size; node++) {
      weights[node] = nodes.weight(node);
      lefts[node] = nodes.left(node);
      for (int code = 0; code < nodes.width; code++) {
        shares[node * nodes.width + code] = nodes.share(node, code);
      }
    }
    return new SingleTree.Held(
        rows.inputs,
        questions.trees(nodes),
        questions.texts(nodes),
        new SingleTree.Nodes(lefts, weights, shares),
        steps);
  }

  /// What one row more would say: the shares of the classes, or the mean.
  private double[] prior() {
    var tally = new Tally(rows, settings.impurity());
    for (int row = 0; row < rows.rows(); row++) tally.add(row);
    return tally.shares();
  }
}
