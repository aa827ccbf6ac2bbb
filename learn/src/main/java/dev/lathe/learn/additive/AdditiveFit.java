package dev.lathe.learn.additive;

import dev.lathe.learn.RunListener;
import dev.lathe.learn.Task;
import dev.lathe.learn.tree.HeldBack;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/*
 * How an additive model comes about:
 *
 * 1. Bags are drawn: each leaves out a share of the rows. In each bag, independently and at the same
 *    time, curves are boosted: one column after another takes a small step along what is left to
 *    learn, round after round, until the rows left out no longer get better.
 * 2. With the mean of the bags' curves, pairs of columns are ranked by what a surface would gain.
 * 3. In each bag, the surfaces of the best pairs are boosted on top of its curves.
 * 4. Each bag's surfaces are purified and its curves centred, by the weights of all rows; the mean
 *    over bags is the model, the spread over bags its error bars.
 *
 * Sources: Lou, Caruana and Gehrke, "Intelligible models for classification and regression", KDD
 * 2012 (cyclic boosting of curves); Lou, Caruana, Gehrke and Hooker, KDD 2013 (pairs); Nori,
 * Jenkins, Koch and Caruana, "InterpretML", arXiv 1909.09223, 2019 (outer bags, early stopping).
 */
final class AdditiveFit {
  private static final double CURVES = 0.6;

  private final ExplainableBoosting settings;
  private final Task task;
  private final AdditiveRows rows;
  private final double[] watched;
  private final List<Input> inputs;
  private final int[] columns;
  private final List<Cells> curves = new ArrayList<>();
  private final List<double[]> weights = new ArrayList<>();

  /// @param watched weights of rows brought to be watched; empty where there are none
  AdditiveFit(
      ExplainableBoosting settings,
      Task task,
      AdditiveRows rows,
      double[] watched,
      List<Input> inputs) {
    this.settings = settings;
    this.task = task;
    this.rows = rows;
    this.watched = watched;
    this.inputs = inputs;
    for (int column = 0; column < inputs.size(); column++) {
      Cells cells = Cells.of(rows.table(), column);
      curves.add(cells);
      weights.add(rows.weights(cells, rows.weights()));
    }
    columns =
        IntStream.range(0, inputs.size())
            .filter(
                column -> Arrays.stream(weights.get(column)).filter(each -> each > 0).count() > 1)
            .toArray();
  }

  private double total() {
    return Arrays.stream(rows.weights()).sum();
  }

  Sum run(RunListener listener) {
    var learning = new Progress(listener.part("curves", 0, CURVES), settings.bags().bags());
    List<Bag> bags =
        Workers.current().map(settings.bags().bags(), bag -> curves(bag, draw(bag), learning));
    List<Cells.Pair> pairs = pairs(bags);
    if (!pairs.isEmpty()) {
      List<Cells> planes = pairs.stream().map(pair -> Cells.of(rows.table(), pair)).toList();
      List<int[]> orders = orders(axes(), mean(bags));
      var more = new Progress(listener.part("pairs", CURVES, 1), settings.bags().bags());
      List<Bag> before = bags;
      bags =
          Workers.current()
              .map(
                  settings.bags().bags(),
                  bag -> surfaces(bag, before.get(bag), pairs, planes, orders, more));
    }
    listener.progress("", 1);
    return new Sum(rows, inputs, columns, pairs, bags, settings.bags().share());
  }

  private double[] draw(int bag) {
    long seed = RandomStream.of(settings.seed(), "bag", bag).nextLong();
    double[] held = HeldBack.of(task, rows.table(), settings.bags().share(), seed);
    return Arrays.copyOf(held, rows.table().rows());
  }

  private double[] learned(double[] held) {
    double[] learned = rows.weights().clone();
    for (int row = 0; row < learned.length; row++) learned[row] -= held[row];
    return Arrays.stream(learned).anyMatch(each -> each > 0) ? learned : rows.weights();
  }

  private double[] watched(double[] held) {
    if (settings.bags().patience() == 0) return new double[0];
    if (watched.length > 0) return watched;
    return Arrays.stream(held).anyMatch(each -> each > 0) ? held : new double[0];
  }

  private Bag curves(int number, double[] held, Progress progress) {
    double[] learned = learned(held);
    double[] start = rows.loss().start(rows.target(), learned, new double[learned.length]);
    List<Cells> terms = chosen(curves);
    var descent =
        new Descent(rows.loss(), rows.target(), learned, rows.scores(start, List.of(), List.of()));
    List<Stepper> steppers = new ArrayList<>();
    for (int column : columns) steppers.add(stepper(column, learned));
    List<double[]> tables = rounds(number, progress).run(descent, terms, steppers, watched(held));
    return new Bag(held, start, tables, List.of());
  }

  private Rounds rounds(int bag, Progress progress) {
    return new Rounds(
        settings.rounds(), settings.bags().patience(), share -> progress.of(bag, share));
  }

  private <T> List<T> chosen(List<T> ofColumns) {
    return Arrays.stream(columns).mapToObj(ofColumns::get).toList();
  }

  private Stepper stepper(int column, double[] learned) {
    double[] each = rows.weights(curves.get(column), learned);
    return switch (inputs.get(column).bins()) {
      case dev.lathe.learn.tree.bins.NumberBins _ -> new LineStepper(each, rows.steps());
      case dev.lathe.learn.tree.bins.CategoryBins _ ->
          new LevelStepper(Arrays.stream(each).sum(), rows.steps());
    };
  }

  private List<Axis> axes() {
    int most = settings.pairs().bins(total());
    List<Axis> axes = new ArrayList<>();
    for (int column = 0; column < inputs.size(); column++) {
      axes.add(Coarse.axis(inputs.get(column), weights.get(column), most));
    }
    return axes;
  }

  /// The mean curve of each column; of those that have none, nothing but zeros.
  private List<double[]> mean(List<Bag> bags) {
    int width = rows.loss().width();
    List<double[]> mean = new ArrayList<>();
    for (Cells cells : curves) mean.add(new double[cells.size() * width]);
    for (int place = 0; place < columns.length; place++) {
      double[] sum = mean.get(columns[place]);
      for (Bag bag : bags) {
        double[] curve = bag.curves().get(place);
        for (int i = 0; i < sum.length; i++) sum[i] += curve[i] / bags.size();
      }
    }
    return mean;
  }

  private List<int[]> orders(List<Axis> axes, List<double[]> mean) {
    List<int[]> orders = new ArrayList<>();
    for (int column = 0; column < axes.size(); column++) {
      orders.add(
          Coarse.order(
              axes.get(column), mean.get(column), weights.get(column), rows.loss().width()));
    }
    return orders;
  }

  /// The pairs that get a surface.
  private List<Cells.Pair> pairs(List<Bag> bags) {
    int most = settings.pairs().most(columns.length, task.kind());
    if (most == 0 || columns.length < 2) return List.of();
    List<double[]> mean = mean(bags);
    double[] start = new double[rows.loss().width()];
    for (Bag bag : bags) {
      for (int k = 0; k < start.length; k++) start[k] += bag.start()[k] / bags.size();
    }
    double[][] scores = rows.scores(start, curves, mean);
    var descent = new Descent(rows.loss(), rows.target(), rows.weights(), scores);
    List<Axis> axes = axes();
    List<Cells.Pair> all = PairRanking.among(weightiest(mean), axes);
    return PairRanking.best(descent, all, most, rows, orders(axes, mean));
  }

  /// The columns whose curves do most, in their order.
  private int[] weightiest(List<double[]> mean) {
    int width = rows.loss().width();
    double[] sizes = new double[inputs.size()];
    for (int column : columns) {
      double[] none = new double[mean.get(column).length];
      sizes[column] = new Table(mean.get(column), none, weights.get(column), width).importance();
    }
    return Arrays.stream(columns)
        .boxed()
        .sorted((a, b) -> Double.compare(sizes[b], sizes[a]))
        .limit(PairRanking.MOST_COLUMNS)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private Bag surfaces(
      int number,
      Bag bag,
      List<Cells.Pair> pairs,
      List<Cells> planes,
      List<int[]> orders,
      Progress progress) {
    double[] learned = learned(bag.held());
    double[][] scores = rows.scores(bag.start(), chosen(curves), bag.curves());
    var descent = new Descent(rows.loss(), rows.target(), learned, scores);
    List<Stepper> steppers = new ArrayList<>();
    for (int pair = 0; pair < pairs.size(); pair++) {
      steppers.add(
          new PlaneStepper(
              rows.weights(planes.get(pair), learned),
              orders.get(pairs.get(pair).first()),
              orders.get(pairs.get(pair).second()),
              rows.steps()));
    }
    return bag.surfaces(
        rounds(number, progress).run(descent, planes, steppers, watched(bag.held())));
  }
}
