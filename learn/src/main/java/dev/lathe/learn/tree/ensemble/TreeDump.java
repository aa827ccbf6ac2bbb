package dev.lathe.learn.tree.ensemble;

import dev.lathe.frame.Numbers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the trees of a model ask, to be read: as text, as a drawing in DOT, or as plain values for
/// JSON.
///
/// ```java
/// static String first(TreeModel model) {
///   return new TreeDump(model).text(0);
/// }
/// ```
///
/// **Shapes.** Trees are numbered from 0, nodes of a tree from 0, its root. A number goes left
/// where it is at most the threshold. Trees of a library that asks in single precision are shown as
/// it asks: whether a value is below; as plain values they have the largest double that passes.
///
/// **Figures.** Text and drawing are for readers: values of leaves in 7 digits at most, thresholds
/// in 12; where that rounds a threshold up, a number goes left that is below it. Plain values are
/// exact.
///
/// @param model whose trees are shown
public record TreeDump(TreeModel model) {
  private static final int SHOWN = 12;

  /// A tree as text: each question, then what follows a yes and a no, deeper by two spaces.
  ///
  /// ```
  /// age <= 40.5 or missing?
  ///   yes: port is Cherbourg or Southampton?
  ///     yes: 0.31
  ///     no: -0.12
  ///   no: -0.4
  /// ```
  ///
  /// @throws IllegalArgumentException when there is no such tree
  public String text(int tree) {
    check(tree);
    var text = new StringBuilder();
    Deque<Step> open = new ArrayDeque<>(List.of(new Step(trees().root(tree), 0, "")));
    while (!open.isEmpty()) {
      Step step = open.pop();
      int node = step.node;
      text.repeat("  ", step.depth).append(step.answer);
      if (leaf(node)) {
        text.append(said(node)).append('\n');
        continue;
      }
      text.append(question(node)).append("?\n");
      open.push(new Step(trees().left(node) + 1, step.depth + 1, "no: "));
      open.push(new Step(trees().left(node), step.depth + 1, "yes: "));
    }
    return text.toString();
  }

  private record Step(int node, int depth, String answer) {}

  /// A tree in the language of Graphviz; a yes goes left.
  ///
  /// @throws IllegalArgumentException when there is no such tree
  public String dot(int tree) {
    check(tree);
    int root = trees().root(tree);
    var text = new StringBuilder("digraph tree_%s {\n  node [shape=box]\n".formatted(tree));
    for (int node = root; node < trees().end(tree); node++) {
      String label = leaf(node) ? said(node) : question(node);
      String shape = leaf(node) ? " style=rounded" : "";
      text.append("  %s [label=\"%s\"%s]\n".formatted(node - root, escaped(label), shape));
      if (leaf(node)) continue;
      int left = trees().left(node) - root;
      text.append("  %s -> %s [label=yes]\n".formatted(node - root, left));
      text.append("  %s -> %s [label=no]\n".formatted(node - root, left + 1));
    }
    return text.append("}\n").toString();
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", " ");
  }

  /// A tree as maps, lists, texts and numbers: `tree`, `score` (the number of that which it adds
  /// to), and `nodes`, each with `node` and, for a leaf, `value` and what it `stands-for`; else
  /// with `column`, `at-most` or `levels` (those that go left; of codes that no list can end,
  /// `levels-right`), `missing` (`left` or `right`), and the numbers of `left` and `right`.
  ///
  /// @throws IllegalArgumentException when there is no such tree
  public Map<String, Object> plain(int tree) {
    check(tree);
    int root = trees().root(tree);
    List<Map<String, Object>> nodes = new ArrayList<>();
    for (int node = root; node < trees().end(tree); node++) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("node", node - root);
      nodes.add(shown);
      if (leaf(node)) {
        shown.put("value", trees().value(node));
        shown.put("stands-for", model.leaf(trees().value(node), Numbers::text));
        continue;
      }
      shown.put("column", model.inputs().names().get(trees().column(node)));
      if (trees().category(node)) {
        boolean right = others(node);
        shown.put(right ? "levels-right" : "levels", levels(node, !right));
      } else {
        shown.put("at-most", trees().value(node));
        if (zeroMissing(node)) shown.put("zero", "missing");
      }
      shown.put("missing", trees().missingLeft(node) ? "left" : "right");
      shown.put("left", trees().left(node) - root);
      shown.put("right", trees().left(node) + 1 - root);
    }
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("tree", tree);
    whole.put("score", trees().output(tree));
    whole.put("nodes", nodes);
    return whole;
  }

  private Trees trees() {
    return model.trees();
  }

  private boolean leaf(int node) {
    return trees().left(node) == 0;
  }

  /// What a leaf says, to be read.
  private String said(int node) {
    return model.leaf(trees().value(node), trees().single() ? Figures::single : Figures::value);
  }

  private void check(int tree) {
    if (tree < 0 || tree >= trees().count()) {
      throw new IllegalArgumentException(
          trees().count() == 0
              ? "the model has no trees"
              : "there is no tree %s; the model has trees 0 to %s"
                  .formatted(tree, trees().count() - 1));
    }
  }

  private String question(int node) {
    String column = model.inputs().names().get(trees().column(node));
    String missing = trees().missingLeft(node) ? " or missing" : "";
    if (!trees().category(node)) {
      String zero = zeroMissing(node) ? " (0 counts as missing)" : "";
      return column + limit(trees().value(node)) + missing + zero;
    }
    List<String> left = levels(node, true);
    List<String> right = levels(node, false);
    boolean not = others(node) || (left.size() > right.size() && !right.isEmpty());
    List<String> named = not ? right : left;
    if (named.isEmpty()) return column + (not ? " is anything" : " is nothing") + missing;
    String more = named.size() > SHOWN ? " and %s more".formatted(named.size() - SHOWN) : "";
    String list = String.join(", ", named.subList(0, Math.min(SHOWN, named.size())));
    return column + (not ? " is none of " : " is ") + list + more + missing;
  }

  private String limit(double threshold) {
    if (!trees().single()) return " " + Figures.atMost(threshold);
    return " < " + Figures.single(Math.nextUp(threshold)); // the least number that does not pass
  }

  private boolean zeroMissing(int node) {
    return model.inputs().input(trees().column(node)) instanceof Input.ZeroMissing;
  }

  /// Whether codes that are not known go left.
  private boolean others(int node) {
    return model.inputs().input(trees().column(node)) instanceof Input.Codes
        && trees().binLeft(node, 0);
  }

  /// The levels or codes that a node sends to one side.
  private List<String> levels(int node, boolean toLeft) {
    List<String> found = new ArrayList<>();
    switch (model.inputs().input(trees().column(node))) {
      case Input.Levels levels -> {
        List<String> all = levels.bins().levels();
        for (int level = 0; level < all.size(); level++) {
          if (trees().binLeft(node, levels.bins().bin(level)) == toLeft) found.add(all.get(level));
        }
      }
      case Input.Codes codes -> {
        for (int place = 0; place < codes.size(); place++) {
          if (trees().binLeft(node, codes.bin(place)) == toLeft) {
            found.add(String.valueOf(codes.code(place)));
          }
        }
      }
      case Input.Plain _, Input.ZeroMissing _ -> {
        for (int bin = 0; bin < 64 * Trees.WORDS; bin++) {
          if (trees().binLeft(node, bin) == toLeft) found.add(String.valueOf(bin));
        }
      }
    }
    return found;
  }
}
