package dev.lathe.learn.tree.ensemble;

import java.util.Arrays;

/// Collects the nodes of trees, one tree after another, into [Trees].
///
/// ```java
/// static Trees stump(double threshold, double low, double high) {
///   var builder = new TreesBuilder(1, 1);
///   builder.begin(0, 3);
///   builder.numbers(0, 0, 1, threshold, true);
///   builder.leaf(1, low);
///   builder.leaf(2, high);
///   return builder.build();
/// }
/// ```
///
/// **Shapes.** Nodes are numbered inside their tree, the root 0; children stand in pairs behind
/// their parent.
public final class TreesBuilder {
  private final int width;
  private final int outputs;
  private int[] starts = new int[64];
  private int[] output = new int[64];
  private int[] wordsBefore = new int[64];
  private long[] nodes = new long[1024];
  private double[] values = new double[1024];
  private long[] levels = new long[64];
  private float[] covers = new float[0];
  private float[] gains = new float[0];
  private int trees;
  private int words;
  private boolean unnoted;
  private boolean single;

  /// A builder of no tree yet.
  ///
  /// @param width how many columns a row has
  /// @param outputs how many scores a row has
  public TreesBuilder(int width, int outputs) {
    this.width = width;
    this.outputs = outputs;
  }

  /// Has scores rounded to single precision after every tree.
  public void single() {
    single = true;
  }

  /// How many trees were begun.
  public int trees() {
    return trees;
  }

  /// Begins the next tree; every one of its nodes is to be given before another begins.
  ///
  /// @param toOutput the score that it adds to
  /// @param count how many nodes it has
  public void begin(int toOutput, int count) {
    if (trees + 1 >= starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
      output = Arrays.copyOf(output, 2 * output.length);
      wordsBefore = Arrays.copyOf(wordsBefore, 2 * wordsBefore.length);
    }
    int end = Math.addExact(starts[trees], count);
    if (end > nodes.length) {
      int grown = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(2L * nodes.length, end));
      nodes = Arrays.copyOf(nodes, grown);
      values = Arrays.copyOf(values, grown);
    }
    output[trees] = toOutput;
    wordsBefore[trees] = words;
    starts[++trees] = end;
    wordsBefore[trees] = words;
  }

  /// Adds all trees of another ensemble. Where it knows no covers or gains, none are kept.
  public void append(Trees other) {
    unnoted |= !(other.covered() && other.gained());
    for (int tree = 0; tree < other.count(); tree++) {
      int root = other.root(tree);
      int count = other.end(tree) - root;
      begin(other.output(tree), count);
      double[] covers = new double[count];
      double[] gains = new double[count];
      for (int node = 0; node < count; node++) {
        copy(other, root, node);
        if (unnoted) continue;
        covers[node] = other.cover(root + node);
        gains[node] = other.gain(root + node);
      }
      covers(covers);
      gains(gains);
    }
  }

  private void copy(Trees other, int root, int node) {
    int from = root + node;
    if (other.left(from) == 0) {
      leaf(node, other.value(from));
      return;
    }
    int left = other.left(from) - root;
    if (!other.category(from)) {
      numbers(node, other.column(from), left, other.value(from), other.missingLeft(from));
      return;
    }
    long[] goLeft = new long[Trees.WORDS];
    for (int bin = 0; bin < 64 * Trees.WORDS; bin++) {
      if (other.binLeft(from, bin)) goLeft[bin >>> 6] |= 1L << (bin & 63);
    }
    categories(node, other.column(from), left, goLeft, other.missingLeft(from));
  }

  private int at(int node) {
    return starts[trees - 1] + node;
  }

  /// Multiplies the values of a tree's leaves.
  public void scale(int tree, double factor) {
    for (int node = starts[tree]; node < starts[tree + 1]; node++) {
      if (nodes[node] == Nodes.leaf()) values[node] *= factor;
    }
  }

  /// A leaf.
  public void leaf(int node, double value) {
    nodes[at(node)] = Nodes.leaf();
    values[at(node)] = value;
  }

  /// A node that sends numbers up to a threshold to the left.
  ///
  /// @param left the left child; the right one is the next
  public void numbers(int node, int column, int left, double threshold, boolean missingLeft) {
    nodes[at(node)] = Nodes.node(column, at(left), missingLeft, false);
    values[at(node)] = threshold;
  }

  /// A node that sends some bins of categories to the left.
  ///
  /// @param left the left child; the right one is the next
  /// @param goLeft a bit for each bin that goes left, [Trees#WORDS] words
  public void categories(int node, int column, int left, long[] goLeft, boolean missingLeft) {
    if (words + Trees.WORDS > levels.length) levels = Arrays.copyOf(levels, 2 * levels.length);
    System.arraycopy(goLeft, 0, levels, words, Trees.WORDS);
    nodes[at(node)] = Nodes.node(column, at(left), missingLeft, true);
    values[at(node)] = words;
    words += Trees.WORDS;
    wordsBefore[trees] = words;
  }

  /// Says of every node of the tree last begun how many rows it was grown on, by weight; to be said
  /// of every tree or of none.
  public void covers(double[] perNode) {
    covers = noted(covers, perNode);
  }

  /// Says of every node of the tree last begun what its split gained, 0 of a leaf; to be said of
  /// every tree or of none.
  public void gains(double[] perNode) {
    gains = noted(gains, perNode);
  }

  private float[] noted(float[] notes, double[] perNode) {
    if (perNode.length != starts[trees] - starts[trees - 1]) {
      throw new IllegalArgumentException(
          "the tree has %s nodes, got %s notes of them"
              .formatted(starts[trees] - starts[trees - 1], perNode.length));
    }
    float[] room = notes.length < nodes.length ? Arrays.copyOf(notes, nodes.length) : notes;
    Arrays.fill(room, notes.length, room.length, Float.NaN);
    for (int node = 0; node < perNode.length; node++) room[at(node)] = (float) perNode[node];
    return room;
  }

  private Notes notes(int size) {
    if (unnoted) return Notes.NONE;
    return new Notes(
        Arrays.copyOf(covers, covers.length == 0 ? 0 : size),
        Arrays.copyOf(gains, gains.length == 0 ? 0 : size));
  }

  /// The trees.
  public Trees build() {
    return build(trees);
  }

  /// The first of the trees.
  public Trees build(int first) {
    int size = starts[first];
    return new Trees(
        width,
        outputs,
        Arrays.copyOf(starts, first + 1),
        Arrays.copyOf(output, first),
        new Nodes(
            Arrays.copyOf(nodes, size),
            Arrays.copyOf(values, size),
            Arrays.copyOf(levels, wordsBefore[first])),
        notes(size),
        single);
  }
}
