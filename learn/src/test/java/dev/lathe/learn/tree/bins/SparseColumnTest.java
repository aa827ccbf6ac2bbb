package dev.lathe.learn.tree.bins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;
import dev.lathe.math.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseColumnTest {
  /// Columns of each type in which so many of a hundred rows differ from the others.
  private static List<Column> columns(int rows, int others, double common, long seed) {
    var random = RandomStream.of(seed);
    double[] values = new double[rows];
    boolean[] answers = new boolean[rows];
    String[] levels = new String[rows];
    double[] holes = new double[rows];
    for (int row = 0; row < rows; row++) {
      boolean other = random.nextInt(100) < others;
      values[row] = other ? random.nextGaussian() : common;
      answers[row] = other;
      levels[row] = other ? "l" + random.nextInt(40) : "m";
      holes[row] = other ? random.nextInt(1000) : Double.NaN;
    }
    List<Column> columns = new ArrayList<>();
    columns.add(Numbers.of(values));
    columns.add(YesNo.of(answers));
    columns.add(Categories.of(levels));
    columns.add(Numbers.of(holes));
    return columns;
  }

  private static BinnedColumn binned(ColumnBins bins, Column column) {
    return BinnedColumn.of(bins, column.rows(), Binning.of(bins, column));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void columns_read_sparse_hold_the_bins_of_all_rows(long seed) {
    int rows = (int) (seed * 1777);
    double common = seed % 2 == 0 ? 0 : -9;
    for (Column column : columns(rows, 5, common, seed)) {
      var bins = Bins.of(Frame.of("x", column), 255).column(0);
      byte[] plain = new byte[rows];
      bins.bin(column, plain);

      var found = (SparseColumn) binned(bins, column);
      var again = (SparseColumn) BinnedColumn.of(bins, rows, new BinnedColumn.Dense(plain));

      assertThat(found.toBytes()).isEqualTo(plain);
      assertThat(again.rows).isEqualTo(found.rows).hasSizeLessThan(rows / 10);
      assertThat(again.bins).isEqualTo(found.bins);
      for (int from = 0; from < rows; from += 700) {
        int[] some = new int[Math.min(701, rows - from)];
        found.read(from, some.length, some);
        for (int i = 0; i < some.length; i++) assertThat(some[i]).isEqualTo(plain[from + i] & 0xFF);
      }
    }
  }

  @Test
  void columns_of_more_others_are_held_whole() {
    for (Column column : columns(20_000, 15, 0, 7)) {
      var bins = Bins.of(Frame.of("x", column), 255).column(0);
      byte[] plain = new byte[20_000];
      bins.bin(column, plain);

      var found = (BinnedColumn.Dense) binned(bins, column);

      assertThat(found.bins).isEqualTo(plain);
    }
  }
}
