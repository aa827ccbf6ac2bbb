package dev.lathe.learn.tree.exchange;

import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.tree.bins.CategoryBins;
import dev.lathe.learn.tree.ensemble.Input;
import dev.lathe.learn.tree.ensemble.Inputs;
import dev.lathe.learn.tree.ensemble.Trees;
import dev.lathe.learn.tree.ensemble.TreesBuilder;
import dev.lathe.learn.tree.exchange.SourceTree.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/*
 * Trees of another library, and how its columns are read, turned into ours.
 *
 * A column is read in the way its nodes ask it. Where they ask in several ways (numbers here,
 * categories there), it comes once more behind all others for each way more. Categories that no node
 * tells apart share a bin; where that leaves more than 255, the nodes are shared out between several
 * ways of the same column.
 */
final class SourceTrees {
  /// What LightGBM takes for zero: the float next to 1e-35.
  static final double ZERO = 1e-35f;

  private final List<SourceTree> trees;
  private final List<int[]> orders = new ArrayList<>();

  /// The number of the way in which each node asks its column.
  private final List<int[]> asked = new ArrayList<>();

  private final List<Feature> features;
  private final List<List<Way>> ways = new ArrayList<>();
  private final boolean single;
  private final boolean namedLeft;
  private final List<String> names = new ArrayList<>();
  private final List<Input> inputs = new ArrayList<>();
  private long categories;

  /// A column of the model.
  ///
  /// @param name as the file has it
  /// @param levels what its categories are called, by code; empty where codes or numbers are read
  record Feature(String name, Optional<List<String>> levels) {}

  /// A way to read a column.
  private static final class Way {
    final Question question;
    final CategoryClasses parting = new CategoryClasses();
    SortedMap<Integer, Integer> classes = new TreeMap<>();
    int last;
    int place;

    Way(Question question) {
      this.question = question;
    }

    void number() {
      classes = parting.numbered();
      last = classes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
  }

  /// Trees to turn into ours.
  ///
  /// @param single whether the library computes in single precision
  /// @param namedLeft whether a node sends the categories that it names left, all others right; or
  ///   the other way round
  SourceTrees(List<SourceTree> trees, List<Feature> features, boolean single, boolean namedLeft) {
    this.trees = trees;
    this.features = features;
    this.single = single;
    this.namedLeft = namedLeft;
    for (Feature _ : features) ways.add(new ArrayList<>());
    for (SourceTree tree : trees) look(tree);
    for (int column = 0; column < features.size(); column++) {
      if (ways.get(column).isEmpty()) ways.get(column).add(new Way(usual(features.get(column))));
      ways.get(column).forEach(Way::number);
      add(features.get(column), ways.get(column).getFirst());
    }
    for (int column = 0; column < features.size(); column++) {
      for (Way way : ways.get(column).subList(1, ways.get(column).size())) {
        add(features.get(column), way);
      }
    }
  }

  private static Question usual(Feature feature) {
    return feature.levels().isPresent() ? Question.CATEGORY : Question.NUMBER;
  }

  private void look(SourceTree tree) {
    int[] order = tree.order();
    int[] numbers = new int[tree.left.length];
    for (int node : order) {
      if (tree.leaf(node)) continue;
      int column = tree.column[node];
      if (column < 0 || column >= features.size()) {
        throw new ModelFileException(
            "a node asks column %s of %s".formatted(column, features.size()));
      }
      numbers[node] = way(ways.get(column), tree.question[node], tree.categories[node]);
    }
    orders.add(order);
    asked.add(numbers);
  }

  private int way(List<Way> ways, Question question, int[] named) {
    for (int number = 0; number < ways.size(); number++) {
      Way way = ways.get(number);
      if (way.question != question) continue;
      if (question != Question.CATEGORY || parted(way, named)) return number;
    }
    ways.add(new Way(question));
    if (question == Question.CATEGORY) parted(ways.getLast(), named);
    return ways.size() - 1;
  }

  private boolean parted(Way way, int[] named) {
    int before = way.parting.size();
    boolean parted = way.parting.part(named);
    categories += way.parting.size() - before;
    if (categories > CategoryClasses.MOST) {
      throw new ModelFileException(
          "its trees name more than %s categories".formatted(CategoryClasses.MOST));
    }
    return parted;
  }

  private void add(Feature feature, Way way) {
    if (feature.levels().isPresent() && way.question != Question.CATEGORY) {
      throw new ModelFileException(
          "column '%s' has categories with names and is asked for numbers"
              .formatted(feature.name()));
    }
    way.place = inputs.size();
    names.add(feature.name());
    inputs.add(
        switch (way.question) {
          case NUMBER -> new Input.Plain();
          case NUMBER_OR_ZERO -> new Input.ZeroMissing(ZERO);
          case CATEGORY ->
              feature
                  .levels()
                  .map(levels -> levels(feature, levels, way.classes))
                  .orElseGet(() -> codes(way.classes));
        });
  }

  private Input codes(SortedMap<Integer, Integer> classes) {
    int[] codes = classes.keySet().stream().mapToInt(Integer::intValue).toArray();
    byte[] bins = new byte[codes.length];
    int at = 0;
    for (int bin : classes.values()) bins[at++] = (byte) bin;
    return new Input.Codes(codes, bins, single);
  }

  private static Input levels(Feature feature, List<String> levels, Map<Integer, Integer> classes) {
    var byName = new TreeMap<String, Integer>();
    for (int code = 0; code < levels.size(); code++) {
      if (byName.put(levels.get(code), classes.getOrDefault(code, 0)) != null) {
        throw new ModelFileException(
            "column '%s' has the category '%s' twice".formatted(feature.name(), levels.get(code)));
      }
    }
    byte[] bins = new byte[levels.size()];
    int at = 0;
    for (int bin : byName.values()) bins[at++] = (byte) bin;
    return new Input.Levels(CategoryBins.of(List.copyOf(byName.keySet()), bins));
  }

  /// The columns that the trees read.
  Inputs inputs() {
    return new Inputs(names, inputs);
  }

  /// The trees.
  ///
  /// @param outputs how many scores a row has
  Trees trees(int outputs) {
    var builder = new TreesBuilder(inputs.size(), outputs);
    if (single) builder.single();
    boolean covered = trees.stream().allMatch(SourceTree::covered);
    for (int number = 0; number < trees.size(); number++) {
      SourceTree tree = trees.get(number);
      int[] order = orders.get(number);
      builder.begin(tree.output, order.length);
      if (covered) builder.covers(Arrays.stream(order).mapToDouble(tree::cover).toArray());
      int child = 1;
      for (int node = 0; node < order.length; node++) {
        int source = order[node];
        if (tree.leaf(source)) {
          builder.leaf(node, tree.value[source]);
          continue;
        }
        Way way = ways.get(tree.column[source]).get(asked.get(number)[source]);
        inner(builder, tree, source, way, new int[] {node, child});
        child += 2;
      }
    }
    return builder.build();
  }

  private void inner(TreesBuilder builder, SourceTree tree, int source, Way way, int[] at) {
    boolean missingLeft = tree.missingLeft[source];
    if (way.question != Question.CATEGORY) {
      builder.numbers(at[0], way.place, at[1], tree.value[source], missingLeft);
      return;
    }
    long[] left = CategoryClasses.bits(tree.categories[source], way.classes, way.last, namedLeft);
    builder.categories(at[0], way.place, at[1], left, missingLeft);
  }
}
