package dev.lathe.learn.tree;

import dev.lathe.frame.Numbers;
import dev.lathe.learn.tree.bins.CategoryBins;
import dev.lathe.learn.tree.ensemble.Trees;
import dev.lathe.learn.tree.ensemble.TreesBuilder;
import java.util.ArrayList;
import java.util.List;

/// What a single tree asks: as nodes that can be gone down, and in words.
final class Questions {
  private static final int MOST_LEVELS = 8;

  private final DecisionRows rows;

  Questions(DecisionRows rows) {
    this.rows = rows;
  }

  /// The tree as an ensemble of one, the value of a leaf being its number.
  Trees trees(DecisionNodes nodes) {
    var builder = new TreesBuilder(rows.width(), 1);
    builder.begin(0, nodes.size());
    for (int node = 0; node < nodes.size(); node++) {
      DecisionSplit split = nodes.split(node);
      int left = nodes.left(node);
      if (nodes.leaf(node)) {
        builder.leaf(node, node);
      } else if (split.byLevels()) {
        builder.categories(node, split.column(), left, split.levels(), split.missingLeft());
      } else {
        builder.numbers(node, split.column(), left, split.threshold(), split.missingLeft());
      }
    }
    return builder.build();
  }

  /// What holds of the rows of each node that does not hold of its sibling's; empty for the root.
  List<String> texts(DecisionNodes nodes) {
    List<String> texts = new ArrayList<>();
    for (int node = 0; node < nodes.size(); node++) texts.add("");
    for (int node = 0; node < nodes.size(); node++) {
      if (nodes.leaf(node)) continue;
      DecisionSplit split = nodes.split(node);
      boolean missing = missing(split.column());
      texts.set(nodes.left(node), text(split, true, missing && split.missingLeft()));
      texts.set(nodes.left(node) + 1, text(split, false, missing && !split.missingLeft()));
    }
    return texts;
  }

  private boolean missing(int column) {
    if (!rows.numbers(column)) {
      for (byte bin : rows.bins[column]) {
        if ((bin & 0xFF) == rows.column(column).size()) return true;
      }
      return false;
    }
    for (double value : rows.values[column]) {
      if (Double.isNaN(value)) return true;
    }
    return false;
  }

  private String text(DecisionSplit split, boolean left, boolean orMissing) {
    String name = rows.inputs.names().get(split.column());
    if (!split.byLevels()) {
      if (split.threshold() == Double.POSITIVE_INFINITY) {
        return name + (left ? " is known" : " is missing");
      }
      String text = name + (left ? " <= " : " > ") + figure(split.threshold());
      return orMissing ? text + " or missing" : text;
    }
    var bins = (CategoryBins) rows.column(split.column());
    List<String> levels = new ArrayList<>();
    for (int level = 0; level < bins.levels().size(); level++) {
      int bin = bins.bin(level);
      boolean goesLeft = (split.levels()[bin >>> 6] >>> bin & 1) != 0;
      if (goesLeft == left) levels.add(bins.levels().get(level));
    }
    if (orMissing) levels.add("missing");
    if (levels.size() == 1) return "%s is %s".formatted(name, levels.getFirst());
    String listed = String.join(", ", levels.subList(0, Math.min(MOST_LEVELS, levels.size())));
    int more = levels.size() - MOST_LEVELS;
    return "%s is one of %s%s"
        .formatted(name, listed, more > 0 ? " and %s more".formatted(more) : "");
  }

  /// A threshold in the fewest digits that tell it from neighbours in print.
  private static String figure(double threshold) {
    String plain = Numbers.text(threshold);
    String seven =
        Numbers.text(
            new java.math.BigDecimal(threshold).round(new java.math.MathContext(7)).doubleValue());
    return seven.length() < plain.length() ? seven : plain;
  }
}
