package dev.lathe.learn.additive;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Model;
import dev.lathe.learn.Records;
import dev.lathe.learn.Score;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.bins.NumberBins;
import dev.lathe.learn.tree.loss.Link;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What [ExplainableBoosting] learned: an intercept and terms to be added to it, each a table.
///
/// The raw score of a row is the intercept and what each term adds, in the order of [#terms()]; the
/// link makes a prediction of it. Curves are zero on average over the rows that were learned from,
/// and surfaces zero on average along either axis, so the intercept is the score of the average row
/// and every term says what it alone does.
///
/// ```java
/// static double[] why(AdditiveModel model, Frame rows) {
///   Contributions why = model.contributions(rows);
///   return why.of(0, 0); // what each term adds to the score of the first row
/// }
/// ```
///
/// **Cost.** One look-up for each term and row, and a binary search for each column of numbers;
/// rows are scored in blocks on all threads where there are many.
public final class AdditiveModel implements Model {
  static final String TYPE = "explainable-boosting.v1";

  private static final int BLOCK = 1024;
  private static final long LOOKUPS_FOR_THREADS = 1_000_000;
  private static final int SEARCH = 8;

  private final Basis basis;
  private final Learned learned;

  /// What was learned.
  ///
  /// @param link how scores become predictions
  /// @param inputs the columns
  /// @param intercept one for each score
  /// @param terms those that do most first
  /// @param outOfBag how good it is on rows left out
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Learned(
      Link link,
      List<Input> inputs,
      double[] intercept,
      List<Term> terms,
      Optional<Score> outOfBag) {
    Learned {
      inputs = List.copyOf(inputs);
      terms = List.copyOf(terms);
    }
  }

  AdditiveModel(Basis basis, Learned learned) {
    this.basis = basis;
    this.learned = learned;
    int width = learned.intercept().length;
    if (!learned.link().takes(width)
        || learned.link().outputs(width) != basis.signature().output().width()) {
      throw new ModelFileException("the terms do not fit the target");
    }
    for (Term term : learned.terms()) {
      long cells = 1;
      for (Axis axis : term.axes()) cells *= axis.size();
      if (table(term).cells() != cells || table(term).width() != width) {
        throw new ModelFileException("the table of '%s' does not fit".formatted(term.name()));
      }
    }
  }

  private static Table table(Term term) {
    return switch (term) {
      case Curve curve -> curve.table();
      case Surface surface -> surface.table();
    };
  }

  /// The model with these parts.
  static AdditiveModel from(Basis basis, Parts parts) {
    List<Input> inputs = parts.list("inputs").stream().map(Input::from).toList();
    double[] intercept = parts.doubles("intercept");
    List<Term> terms = new ArrayList<>();
    for (Parts each : parts.list("terms")) {
      List<Axis> axes = each.list("axes").stream().map(axis -> Axis.from(axis, inputs)).toList();
      Table table = Table.from(each, intercept.length);
      terms.add(
          switch (axes.size()) {
            case 1 -> new Curve(axes.getFirst(), table);
            case 2 -> new Surface(axes.getFirst(), axes.getLast(), table);
            default ->
                throw new ModelFileException(
                    "a term has %s columns, not one or two".formatted(axes.size()));
          });
    }
    Optional<Score> outOfBag =
        parts.has("out-of-bag")
            ? Optional.of(Records.read(parts.part("out-of-bag"), Score.class))
            : Optional.empty();
    return new AdditiveModel(
        basis, new Learned(link(parts.text("link")), inputs, intercept, terms, outOfBag));
  }

  private static Link link(String name) {
    for (Link link : Link.values()) {
      if (link.name().equals(name)) return link;
    }
    throw new ModelFileException("there is no link '%s'".formatted(name));
  }

  @Override
  public Parts parts() {
    List<Parts> terms = new ArrayList<>();
    for (Term term : learned.terms()) {
      List<Parts> axes = term.axes().stream().map(axis -> axis.parts(learned.inputs())).toList();
      terms.add(table(term).addTo(Parts.of("term.v1").with("axes", axes)));
    }
    Parts parts =
        Parts.of(TYPE)
            .with("link", learned.link().name())
            .with("inputs", learned.inputs().stream().map(Input::parts).toList())
            .with("intercept", learned.intercept())
            .with("terms", terms);
    return learned
        .outOfBag()
        .map(score -> parts.with("out-of-bag", Records.parts("score.v1", score)))
        .orElse(parts);
  }

  @Override
  public Basis basis() {
    return basis;
  }

  @Override
  public AdditiveModel basis(Basis basis) {
    return new AdditiveModel(basis, learned);
  }

  /// The curves and surfaces, those that do most first.
  public List<Term> terms() {
    return learned.terms();
  }

  /// The score of the average row.
  ///
  /// @param score which of the scores: of several classes the class, else 0
  public double intercept(int score) {
    return learned.intercept()[score];
  }

  /// How many scores there are: one, or one for each of several classes.
  public int scores() {
    return learned.intercept().length;
  }

  /// How good the bags are on the rows that they left out, by the score that ranks tasks of this
  /// kind; empty where every row was learned from.
  ///
  /// A little too good: those rows said when to stop.
  public Optional<Score> outOfBag() {
    return learned.outOfBag();
  }

  /// What each term adds to the scores of each row.
  ///
  /// @param frame has the columns that the model reads
  /// @throws IllegalArgumentException when columns are missing, naming them, or hold something else
  public Contributions contributions(Frame frame) {
    byte[][] bins = bins(basis.recipe().apply(signature().align(frame)));
    int rows = frame.rows();
    int width = scores();
    double[] values = new double[Math.multiplyExact(rows, terms().size() * width)];
    for (int term = 0; term < terms().size(); term++) {
      int stride = terms().size() * width;
      add(terms().get(term), bins, 0, rows, values, term * width, stride);
    }
    return new Contributions(
        terms().stream().map(Term::name).toList(), learned.intercept(), values, rows);
  }

  @Override
  public double[] outputs(Frame prepared) {
    int rows = prepared.rows();
    int width = scores();
    Link link = learned.link();
    double[] outputs = new double[Math.multiplyExact(rows, link.outputs(width))];
    byte[][] bins = bins(prepared);
    workers(rows)
        .forEach(
            (rows + BLOCK - 1) / BLOCK,
            block -> {
              int from = block * BLOCK;
              int count = Math.min(rows, from + BLOCK) - from;
              double[] scores = new double[count * width];
              for (int row = 0; row < count; row++) {
                System.arraycopy(learned.intercept(), 0, scores, row * width, width);
              }
              for (Term term : terms()) add(term, bins, from, from + count, scores, 0, width);
              double[] made = new double[count * link.outputs(width)];
              for (int row = 0; row < count; row++) link.apply(scores, row, width, made);
              System.arraycopy(made, 0, outputs, from * link.outputs(width), made.length);
            });
    return outputs;
  }

  private Workers workers(int rows) {
    return rows * work() >= LOOKUPS_FOR_THREADS ? Workers.current() : Bins.alone();
  }

  /// The bins of all rows, column by column.
  private byte[][] bins(Frame prepared) {
    byte[][] bins = new byte[learned.inputs().size()][prepared.rows()];
    workers(prepared.rows())
        .forEach(
            bins.length,
            column -> {
              Input input = learned.inputs().get(column);
              input.bins().bin(prepared.column(input.name()), bins[column]);
            });
    return bins;
  }

  /// Adds what a term says of some rows, the first of them at `at`.
  private void add(
      Term term, byte[][] bins, int from, int to, double[] target, int at, int stride) {
    int width = scores();
    double[] values = table(term).values;
    int[] cells = new int[to - from];
    for (Axis axis : term.axes()) {
      byte[] column = bins[learned.inputs().indexOf(axis.input())];
      for (int row = from; row < to; row++) {
        cells[row - from] = cells[row - from] * axis.size() + axis.cell(column[row] & 0xFF);
      }
    }
    for (int row = 0; row < cells.length; row++) {
      for (int k = 0; k < width; k++) {
        target[at + row * stride + k] += values[cells[row] * width + k];
      }
    }
  }

  @Override
  public long work() {
    long steps = 0;
    for (Input input : learned.inputs()) steps += input.bins() instanceof NumberBins ? SEARCH : 1;
    for (Term term : terms()) steps += (long) term.axes().size() * scores();
    return steps;
  }
}
