package dev.lathe.learn.tree;

import dev.lathe.frame.Figures;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Output;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A single tree in lines of text.
final class Drawing {
  private static final int MOST_CLASSES = 3;

  private final Output output;
  private final SingleTree.Held held;
  private final StringBuilder text = new StringBuilder();

  Drawing(Output output, SingleTree.Held held) {
    this.output = output;
    this.held = held;
  }

  private record Line(int node, int depth) {}

  String text() {
    var open = new java.util.ArrayDeque<Line>();
    open.push(new Line(0, 0));
    while (!open.isEmpty()) {
      Line line = open.pop();
      int node = line.node();
      String holds = node == 0 ? "all" : held.texts().get(node);
      text.append("  ".repeat(line.depth()))
          .append("%s: %s, %s%n".formatted(holds, rows(node), says(node)));
      int left = held.nodes().lefts()[node];
      if (left == 0) continue;
      open.push(new Line(left + 1, line.depth() + 1));
      open.push(new Line(left, line.depth() + 1));
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private String rows(int node) {
    double weight = held.nodes().weights()[node];
    boolean whole = weight == Math.rint(weight) && weight < 1e15;
    String count = whole ? Figures.count((long) weight) : figure(weight);
    return count + (weight == 1 ? " row" : " rows");
  }

  private String says(int node) {
    int width = output.width();
    double[] shares = held.nodes().shares();
    if (!output.kind().classes()) return figure(shares[node]);
    List<String> parts = new ArrayList<>();
    IntStream.range(0, width)
        .boxed()
        .filter(code -> shares[node * width + code] > 0)
        .sorted(Comparator.comparingDouble(code -> -shares[node * width + code]))
        .limit(MOST_CLASSES)
        .forEach(code ->
            parts.add(
                "%s %s %%"
                    .formatted(
                        output.levels().get(code),
                        Figures.figure(100 * shares[node * width + code], 1))));
    return String.join(", ", parts);
  }

  private static String figure(double value) {
    if (!Double.isFinite(value)) return Double.toString(value);
    return Numbers.text(new BigDecimal(value).round(new MathContext(5)).doubleValue());
  }
}
