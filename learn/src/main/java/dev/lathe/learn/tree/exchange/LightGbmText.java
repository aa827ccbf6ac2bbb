package dev.lathe.learn.tree.exchange;

import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.tree.exchange.ForeignLink.Shape;
import dev.lathe.learn.tree.exchange.SourceTree.Question;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/*
 * LightGBM's text, versions v3 and v4: a head of `name=value` lines, a block of such lines for each
 * tree, "end of trees", and what is not needed to predict.
 *
 * A bit of `decision_type` says that a node asks for categories, the next that missing values go
 * left, and two more what counts as missing: nothing (NaN is taken as 0), zero and NaN, or NaN. Of
 * categories the threshold is the number of a set of bits, and a missing one goes right.
 */
final class LightGbmText {
  private static final List<String> FORMATS = List.of("v3", "v4");
  private static final int CATEGORY = 1;
  private static final int DEFAULT_LEFT = 2;
  private static final int NOTHING = 0;
  private static final int ZERO = 1;
  private static final int MOST_WORDS = 1 << 19;

  private final Lines lines;
  private final Function<byte[], Object> json;
  private final Map<String, String> head = new HashMap<>();
  private final List<SourceTree> trees = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private LightGbmText(byte[] bytes, Function<byte[], Object> json) {
    lines = new Lines(bytes);
    this.json = json;
  }

  /// Whether bytes begin as its text does.
  static boolean begins(byte[] bytes) {
    return Lines.startsWith(bytes, "tree\n") || Lines.startsWith(bytes, "tree\r\n");
  }

  /// What the text holds.
  ///
  /// @param json reads a document in JSON as plain values
  static Contents read(byte[] bytes, Function<byte[], Object> json) {
    return new LightGbmText(bytes, json).contents();
  }

  private Contents contents() {
    lines.next();
    String line = lines.next();
    while (!line.startsWith("Tree=") && !line.equals("end of trees")) {
      entry(head, line);
      line = lines.next();
    }
    if (!FORMATS.contains(text(head, "version"))) {
      throw new ModelFileException(
          "its text has version '%s'; versions %s are read; save it again with LightGBM 3 or 4"
              .formatted(text(head, "version"), String.join(" and ", FORMATS)));
    }
    int outputs = count(head, "num_tree_per_iteration");
    int width = count(head, "max_feature_idx") + 1;
    if (outputs < 1) throw new ModelFileException("it grows no tree an iteration");
    while (line.startsWith("Tree=")) {
      trees.add(tree(trees.size() % outputs));
      line = lines.next();
    }
    if (!line.equals("end of trees")) throw altered("'end of trees'", line);
    int announced = words(head, "tree_sizes").length;
    boolean whole = trees.size() % outputs == 0 && (outputs == 1 || outputs <= trees.size());
    if (announced != trees.size() || !whole) {
      throw new ModelFileException(
          "it announces %s trees, %s an iteration, and has %s"
              .formatted(announced, outputs, trees.size()));
    }
    List<SourceTrees.Feature> features = features(width, rest());
    var maker = new Contents.Maker("LightGBM", text(head, "version"), objective());
    return new Contents(
        maker,
        answer(outputs),
        features,
        new SourceTrees(trees, features, false, true),
        Collections.nCopies(outputs, 0.0),
        warnings);
  }

  private static ModelFileException altered(String wanted, String found) {
    return new ModelFileException(
        "it is cut short or altered: %s was expected, not '%s'"
            .formatted(wanted, found.substring(0, Math.min(40, found.length()))));
  }

  private static void entry(Map<String, String> entries, String line) {
    if (line.isEmpty()) return;
    int at = line.indexOf('=');
    String key = at < 0 ? line : line.substring(0, at);
    if (entries.put(key, at < 0 ? "" : line.substring(at + 1)) != null) {
      throw new ModelFileException("'%s' comes twice where it may once".formatted(key));
    }
  }

  private static String text(Map<String, String> entries, String key) {
    String text = entries.get(key);
    if (text == null) {
      throw new ModelFileException("it is cut short or altered: '%s' is missing".formatted(key));
    }
    return text;
  }

  private static String[] words(Map<String, String> entries, String key) {
    String text = text(entries, key).strip();
    return text.isEmpty() ? new String[0] : text.split(" +", -1);
  }

  private static int count(Map<String, String> entries, String key) {
    int count = whole(key, text(entries, key).strip());
    if (count < 0) throw new ModelFileException("'%s' is %s".formatted(key, count));
    return count;
  }

  private static int whole(String key, String word) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw new ModelFileException("'%s' holds '%s', no whole number".formatted(key, word), e);
    }
  }

  private static int[] ints(Map<String, String> entries, String key, int size) {
    return Arrays.stream(words(entries, key, size)).mapToInt(word -> whole(key, word)).toArray();
  }

  private static String[] words(Map<String, String> entries, String key, int size) {
    String[] words = words(entries, key);
    if (words.length == size) return words;
    throw new ModelFileException(
        "'%s' has %s values in place of %s".formatted(key, words.length, size));
  }

  private static double[] doubles(Map<String, String> entries, String key, int size) {
    return Arrays.stream(words(entries, key, size))
        .mapToDouble(word -> number(key, word))
        .toArray();
  }

  private static double number(String key, String word) {
    try {
      double number = Double.parseDouble(word);
      if (Double.isFinite(number)) return number;
    } catch (NumberFormatException e) {
      throw new ModelFileException("'%s' holds '%s', no number".formatted(key, word), e);
    }
    throw new ModelFileException("'%s' holds '%s', no finite number".formatted(key, word));
  }

  private SourceTree tree(int output) {
    Map<String, String> entries = new HashMap<>();
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) entry(entries, line);
    while (lines.peek().isEmpty()) lines.next();
    if (!entries.getOrDefault("is_linear", "0").equals("0")) {
      throw new ModelFileException(
          "its trees have linear models in their leaves, which cannot be read; train with"
              + " linear_tree=false");
    }
    int leaves = count(entries, "num_leaves");
    if (leaves < 1) throw new ModelFileException("a tree has no leaves");
    double[] values = doubles(entries, "leaf_value", leaves);
    int inner = leaves - 1;
    var tree = new SourceTree(output, inner + leaves);
    System.arraycopy(values, 0, tree.value, inner, leaves);
    if (inner > 0) split(tree, inner, entries);
    covers(tree, inner, entries);
    return tree;
  }

  /// How many rows each node had; of a tree that parts none the text does not always say.
  private static void covers(SourceTree tree, int inner, Map<String, String> entries) {
    double[] covers = new double[tree.left.length];
    if (inner > 0) {
      if (!entries.containsKey("internal_count") || !entries.containsKey("leaf_count")) return;
      System.arraycopy(doubles(entries, "internal_count", inner), 0, covers, 0, inner);
      double[] leaves = doubles(entries, "leaf_count", inner + 1);
      System.arraycopy(leaves, 0, covers, inner, leaves.length);
    }
    tree.covers(covers);
  }

  private static void split(SourceTree tree, int inner, Map<String, String> entries) {
    int[] left = ints(entries, "left_child", inner);
    int[] right = ints(entries, "right_child", inner);
    int[] columns = ints(entries, "split_feature", inner);
    int[] types = ints(entries, "decision_type", inner);
    double[] thresholds = doubles(entries, "threshold", inner);
    int[][] sets = sets(entries);
    for (int node = 0; node < inner; node++) {
      tree.left[node] = child(left[node], inner);
      tree.right[node] = child(right[node], inner);
      tree.column[node] = columns[node];
      if ((types[node] & CATEGORY) != 0) {
        double set = thresholds[node];
        if (!(set >= 0 && set < sets.length)) {
          throw new ModelFileException("a node names categories that are not there");
        }
        tree.question[node] = Question.CATEGORY;
        tree.categories[node] = sets[(int) set];
        continue;
      }
      tree.value[node] = beside(thresholds[node]);
      int missing = types[node] >> 2 & 3;
      if (missing > 2) {
        throw new ModelFileException("a node has the decision type " + types[node]);
      }
      if (missing == ZERO) tree.question[node] = Question.NUMBER_OR_ZERO;
      tree.missingLeft[node] =
          missing == NOTHING ? 0 <= thresholds[node] : (types[node] & DEFAULT_LEFT) != 0;
    }
    if (tree.order().length != tree.left.length) {
      throw new ModelFileException("a tree has nodes that no way leads to");
    }
  }

  /// A threshold that is not among what LightGBM takes for zero when rows are handed to it: those
  /// values go where zero does.
  private static double beside(double threshold) {
    if (!(Math.abs(threshold) <= SourceTrees.ZERO)) return threshold;
    return threshold < 0 ? Math.nextDown(-SourceTrees.ZERO) : SourceTrees.ZERO;
  }

  private static int child(int child, int inner) {
    return child >= 0 ? child : inner + ~child;
  }

  private static int[][] sets(Map<String, String> entries) {
    int count = count(entries, "num_cat");
    if (count == 0) return new int[0][];
    int[] bounds = ints(entries, "cat_boundaries", Math.addExact(count, 1));
    String[] words = words(entries, "cat_threshold");
    int[][] sets = new int[count][];
    for (int set = 0; set < count; set++) {
      int from = bounds[set];
      int to = bounds[set + 1];
      if (bounds[0] != 0 || from > to || to > words.length) {
        throw new ModelFileException("'cat_boundaries' do not fit 'cat_threshold'");
      }
      if (to - from > MOST_WORDS) {
        throw new ModelFileException(
            "a node tells more than %s categories apart".formatted(32 * MOST_WORDS));
      }
      var bits = new BitSet();
      for (int word = from; word < to; word++) bits(words[word], 32 * (word - from), bits);
      sets[set] = bits.stream().toArray();
    }
    return sets;
  }

  private static void bits(String word, int from, BitSet bits) {
    long unsigned;
    try {
      unsigned = Integer.toUnsignedLong(Integer.parseUnsignedInt(word));
    } catch (NumberFormatException e) {
      throw new ModelFileException("'cat_threshold' holds '%s'".formatted(word), e);
    }
    for (; unsigned != 0; unsigned &= unsigned - 1) {
      bits.set(from + Long.numberOfTrailingZeros(unsigned));
    }
  }

  /// What comes behind the trees.
  ///
  /// @return the categories of columns of pandas, as JSON
  private Optional<String> rest() {
    boolean parameters = false;
    Optional<String> categories = Optional.empty();
    while (lines.more()) {
      String line = lines.next();
      if (line.equals("parameters:")) parameters = true;
      if (line.equals("end of parameters")) parameters = false;
      if (line.startsWith("pandas_categorical:")) {
        categories = Optional.of(line.substring(line.indexOf(':') + 1));
      }
    }
    if (parameters) throw new ModelFileException("it is cut short: it ends within its parameters");
    return categories.filter(text -> !text.isBlank() && !text.equals("null"));
  }

  private List<SourceTrees.Feature> features(int width, Optional<String> pandas) {
    String[] names = words(head, "feature_names", width);
    String[] ranges = words(head, "feature_infos", width);
    List<List<String>> levels = pandas.map(this::levels).orElse(List.of());
    List<Integer> categories = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      boolean numbers = ranges[column].startsWith("[") || ranges[column].equals("none");
      if (!numbers) categories.add(column);
    }
    boolean named = levels.size() == categories.size();
    if (!named && !levels.isEmpty()) {
      warnings.add(
          "the file names categories of %s columns and %s are split by category; which is which"
                  .formatted(levels.size(), categories.size())
              + " cannot be told, so these columns are read as codes from 0 on");
    }
    List<SourceTrees.Feature> features = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      int place = categories.indexOf(column);
      features.add(
          new SourceTrees.Feature(
              names[column],
              named && place >= 0 ? Optional.of(levels.get(place)) : Optional.empty()));
    }
    return features;
  }

  private List<List<String>> levels(String text) {
    var plain = new Plain(json.apply(text.getBytes(StandardCharsets.UTF_8)), "pandas_categorical");
    return plain.list().stream().map(Plain::levels).toList();
  }

  private String objective() {
    return head.getOrDefault("objective", "none").strip();
  }

  private Contents.Answer answer(int outputs) {
    String[] words = objective().split(" +", -1);
    double factor = 1;
    for (String word : words) {
      if (word.startsWith("sigmoid:")) factor = number("objective", word.substring(8));
    }
    int rounds = trees.size() / outputs;
    double divisor = head.containsKey("average_output") && rounds > 0 ? rounds : 1;
    boolean root = List.of(words).contains("sqrt");
    Shape shape =
        switch (words[0]) {
          case "binary" -> Shape.LOGISTIC;
          case "multiclass" -> Shape.SOFTMAX;
          case "multiclassova" -> Shape.ONE_AGAINST_REST;
          case "cross_entropy" -> Shape.SHARE;
          case "cross_entropy_lambda" -> Shape.LOG_ONE_PLUS;
          case "poisson", "gamma", "tweedie" -> Shape.EXPONENTIAL;
          case "regression" -> root ? Shape.SIGNED_SQUARE : Shape.IDENTITY;
          case "regression_l1",
              "huber",
              "fair",
              "quantile",
              "mape",
              "lambdarank",
              "rank_xendcg",
              "custom",
              "none" ->
              Shape.IDENTITY;
          default -> throw ForeignModel.objective("LightGBM", objective());
        };
    TaskKind kind =
        switch (shape) {
          case LOGISTIC -> TaskKind.BINARY;
          case SOFTMAX, ONE_AGAINST_REST -> TaskKind.MULTICLASS;
          default -> words[0].equals("poisson") ? TaskKind.COUNT : TaskKind.REGRESSION;
        };
    if (kind != TaskKind.MULTICLASS && outputs > 1)
      throw ForeignModel.several(objective(), outputs);
    if (shape == Shape.ONE_AGAINST_REST) {
      warnings.add("each probability is of a class against the rest; they do not sum to 1");
    }
    return new Contents.Answer(kind, new ForeignLink(shape, factor, divisor, false));
  }
}
