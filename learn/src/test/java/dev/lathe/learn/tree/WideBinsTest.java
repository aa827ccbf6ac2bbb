package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.RowSource;
import dev.lathe.learn.RowTask;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.bins.CategoryBins;
import dev.lathe.learn.tree.bins.ColumnBins;
import dev.lathe.learn.tree.bins.NumberBins;
import dev.lathe.learn.tree.ensemble.Trees;
import dev.lathe.learn.tree.loss.SquaredLoss;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WideBinsTest {
  private static final int WIDEST = 65_535;

  /// Numbers of 50, 1,000 and very many values, some of them missing, mostly zeros, and categories.
  private static Frame frame(int rows, long seed) {
    var random = RandomStream.of(seed);
    double[][] values = new double[8][rows];
    String[] levels = new String[rows];
    for (int row = 0; row < rows; row++) {
      values[0][row] = random.nextInt(50);
      values[1][row] = random.nextInt(1000) / 7.0;
      values[2][row] = random.nextInt(6) == 0 ? Double.NaN : random.nextGaussian();
      for (int column = 3; column < 8; column++) {
        values[column][row] = random.nextInt(20) == 0 ? random.nextGaussian() : 0;
      }
      levels[row] = "l" + random.nextInt(30);
    }
    var frame = Frame.of("level", Categories.of(levels));
    for (int column = 0; column < 8; column++) {
      frame = frame.with("x" + column, Numbers.of(values[column]));
    }
    return frame;
  }

  private static Frame withTarget(Frame frame, long seed) {
    var random = RandomStream.of(seed, "target");
    double[] target = new double[frame.rows()];
    for (int row = 0; row < target.length; row++) {
      double x = frame.numbers("x2").at(row);
      target[row] =
          Math.sin(frame.numbers("x1").at(row) / 9)
              + (Double.isNaN(x) ? 1 : Math.abs(x))
              + frame.numbers("x3").at(row)
              + frame.categories("level").code(row) % 3
              + random.nextGaussian() / 4;
    }
    return frame.with("target", Numbers.of(target));
  }

  @Test
  void only_columns_that_need_it_are_wide() {
    var table = Bins.of(frame(6000, 1), WIDEST).bin(frame(6000, 1));

    for (int column = 0; column < table.width(); column++) {
      boolean wide = table.bins().column(column).wide();
      assertThat(wide).isEqualTo(column >= 2);
      assertThat(table.sparse(column)).isEqualTo(column >= 4);
      assertThat(table.dense(column)).isEqualTo(column < 2);
    }
    assertThat(table.words()).isEqualTo(1);
    assertThatThrownBy(() -> table.column(2)).hasMessageContaining("more than a byte tells apart");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sums_are_those_of_the_plain_loop(long seed) {
    var frame = frame(5000, seed);
    var table = Bins.of(frame, WIDEST).bin(frame);
    long[] packed = HistogramTest.packed(5000, seed);
    int[] rows = Arrays.copyOf(RandomStream.of(seed).permutation(5000), 3210);
    int[] all = Sampling.range(table.width());

    Histogram found = HistogramTest.histogram(table, all, rows, packed);

    for (int column : all) {
      int size = table.bins().column(column).size() + 1;
      long[] wanted = new long[size];
      for (int row : rows) wanted[table.bin(row, column)] += packed[row];
      int from = found.offset(column);
      assertThat(Arrays.copyOfRange(found.of(column), from, from + size)).isEqualTo(wanted);
      char[] chars = table.chars(column);
      for (int row = 0; row < 5000; row += 7) {
        assertThat((int) chars[row]).isEqualTo(table.bin(row, column));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 100_003})
  void rows_are_parted_as_by_bytes(int size) {
    var random = RandomStream.of(size);
    byte[] bins = new byte[size];
    char[] wide = new char[size];
    for (int row = 0; row < size; row++) {
      wide[row] = (char) random.nextInt(256);
      bins[row] = (byte) wide[row];
    }
    byte[] right = new byte[256];
    for (int bin = 0; bin < 256; bin++) right[bin] = (byte) random.nextInt(2);
    int[] order = random.permutation(size);
    for (int threads : new int[] {1, 3}) {
      try (var workers = Workers.of(threads)) {
        var plain = new Partition(size);
        var other = new Partition(size);
        plain.begin(order);
        other.begin(order);

        int middle = plain.part(0, size, bins, right, Team.of(workers));

        assertThat(other.part(0, size, wide, right, Team.of(workers))).isEqualTo(middle);
        assertThat(other.rows()).isEqualTo(plain.rows());
      }
    }
  }

  /// The same bins with more behind them that no row has, so that columns of numbers are wide.
  private static Bins widened(Bins bins) {
    List<ColumnBins> columns = new ArrayList<>();
    for (int column = 0; column < bins.width(); column++) {
      columns.add(
          switch (bins.column(column)) {
            case CategoryBins levels -> levels;
            case NumberBins numbers -> {
              int cuts = numbers.size() - 1;
              yield NumberBins.of(
                  IntStream.range(0, cuts + 400)
                      .mapToDouble(i -> i < cuts ? numbers.threshold(i) : 1e6 + i)
                      .toArray());
            }
          });
    }
    return Bins.of(bins.names(), columns);
  }

  private static Trees trees(GradientBoosting settings, BinnedTable table, double[] target) {
    double[] weights = new double[target.length];
    Arrays.fill(weights, 1);
    double[] none = {};
    var rows = new Boosting.Rows(table, target, weights, none, none);
    return new Boosting(settings, new SquaredLoss()).fit(rows, 12, RunListener.NONE).trees();
  }

  private static void checkAlike(GradientBoosting settings) {
    Frame frame = withTarget(frame(3000, 4), 4);
    double[] target = frame.numbers("target").toArray();
    Frame inputs = frame.without(List.of("target", "x2"));
    Bins bins = Bins.of(inputs, 255);

    Trees plain = trees(settings, bins.bin(inputs), target);
    Trees wide = trees(settings, widened(bins).bin(inputs), target);

    assertThat(plain.nodes()).isGreaterThan(12);
    assertThat(ModelFile.bytes(wide.parts())).isEqualTo(ModelFile.bytes(plain.parts()));
  }

  @ParameterizedTest
  @EnumSource(GrowthShape.class)
  void trees_do_not_depend_on_how_bins_are_held(GrowthShape shape) {
    var boosting = new GradientBoosting().stopping(new Stopping().patience(0));
    Growth growth = new Growth().shape(shape).leaves(16);

    checkAlike(boosting.growth(growth));
    checkAlike(boosting.growth(growth).sampling(new Sampling().rows(0.6).columns(0.7)));
    checkAlike(boosting.growth(growth).sampling(new Sampling().rows(0.5).top(0.2)));
    checkAlike(boosting.growth(growth).sampling(new Sampling().dropout(0.3)));
    checkAlike(boosting.growth(growth.constraints(new Constraints().falling("x0").rising("x1"))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 254, 255, 256, 500, 777, 998})
  void every_place_between_a_thousand_values_can_part_them(int place) {
    double[] values = new double[20_000];
    double[] target = new double[values.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = Math.sqrt(row % 1000);
      target[row] = row % 1000 <= place ? 1 : 3;
    }
    var task =
        Task.of(Frame.of("x", values).with("y", Numbers.of(target)), "y").kind(TaskKind.REGRESSION);

    Trees trees = one(2, WIDEST).fit(task).trees();

    assertThat(trees.nodes()).isEqualTo(3);
    assertThat(trees.value(0)).isEqualTo(Math.sqrt(place) / 2 + Math.sqrt(place + 1) / 2);
  }

  /// One tree whose leaves hold the mean of their rows.
  private static GradientBoosting one(int leaves, int bins) {
    var boosting = new GradientBoosting();
    return boosting
        .trees(1)
        .rate(1)
        .growth(new Growth().leaves(leaves).minimumRows(1).minimumHessian(0).bins(bins))
        .penalty(boosting.penalty().l2(0))
        .sampling(new Sampling().columns(1))
        .stopping(new Stopping().patience(0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_tree_of_wide_bins_is_the_exact_one(long seed) {
    var random = RandomStream.of(seed);
    double[] values = new double[4000];
    double[] target = new double[values.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = random.nextInt(1000) / 3.0;
      target[row] = Math.floor(values[row] / 70) * 5 + random.nextGaussian();
    }
    var task =
        Task.of(Frame.of("x", values).with("y", Numbers.of(target)), "y").kind(TaskKind.REGRESSION);

    Trees found = one(2, WIDEST).fit(task).trees();

    var exact = new DecisionTree().depth(1).minimumRows(1).pruning("none").fit(task);
    assertThat(found.value(0)).isEqualTo(exact.trees().value(0));
  }

  @Test
  void neither_threads_nor_parts_nor_the_scorer_matter() {
    Frame frame = withTarget(frame(9000, 7), 7);
    var task = Task.of(frame, "target").kind(TaskKind.REGRESSION);
    var settings =
        new GradientBoosting()
            .trees(15)
            .growth(new Growth().bins(5000))
            .stopping(new Stopping().patience(5));
    byte[] alone;
    byte[] many;
    byte[] streamed;
    BoostedTrees model;
    try (var one = Workers.of(1);
        var seven = Workers.of(7)) {
      model = one.call(() -> settings.fit(task));
      alone = ModelFile.bytes(model.whole());
      many = seven.call(() -> ModelFile.bytes(settings.fit(task).whole()));
      var rows = new RowTask(RowSource.of(frame, 700), "target");
      streamed = ModelFile.bytes(settings.fit(rows, RunListener.NONE).whole());
    }

    assertThat(many).isEqualTo(alone);
    assertThat(streamed).isEqualTo(alone);
    Frame prepared = model.basis().recipe().apply(frame.without(List.of("target")));
    var bins = Bins.of(prepared, 5000);
    double[] scores = new double[frame.rows()];
    model.scorer().score(bins.bin(prepared), 0, frame.rows(), scores);
    assertThat(scores).isEqualTo(model.scores(prepared));
  }

  @Test
  void more_bins_than_two_bytes_tell_apart_are_refused() {
    assertThatThrownBy(() -> new Growth().bins(65_536)).hasMessageContaining("65535");
    assertThat(new Growth().bins(WIDEST).bins()).isEqualTo(WIDEST);
  }
}
