package dev.lathe.frame;

import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Pearson's correlation of each pair of number columns, over the rows that have both.
final class Correlations {
  private static final int MOST_COLUMNS = 50;
  private static final int MOST_ROWS = 100_000;

  private Correlations() {}

  static List<Profile.Correlation> of(Frame frame, List<ColumnProfile> profiles) {
    int[] columns =
        IntStream.range(0, frame.width())
            .filter(i -> frame.column(i) instanceof Numbers && profiles.get(i).distinct() > 1)
            .limit(MOST_COLUMNS)
            .toArray();
    int[] rows = rows(frame.rows());
    List<double[]> values =
        Workers.current()
            .map(columns.length, i -> centred((Numbers) frame.column(columns[i]), rows));
    return Workers.current()
        .map(
            columns.length,
            i -> {
              List<Profile.Correlation> found = new ArrayList<>();
              for (int j = i + 1; j < columns.length; j++) {
                String first = frame.names().get(columns[i]);
                String second = frame.names().get(columns[j]);
                pearson(values.get(i), values.get(j))
                    .ifPresent(r -> found.add(new Profile.Correlation(first, second, r)));
              }
              return found;
            })
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /// All rows, or one out of each of so many blocks, at a random place in it: rows that come in a
  /// rhythm do not fall in step with the blocks.
  private static int[] rows(int rows) {
    if (rows <= MOST_ROWS) return IntStream.range(0, rows).toArray();
    var random = RandomStream.of(0, "correlations");
    int[] some = new int[MOST_ROWS];
    for (int block = 0; block < some.length; block++) {
      int from = (int) ((long) block * rows / MOST_ROWS);
      int to = (int) ((long) (block + 1) * rows / MOST_ROWS);
      some[block] = from + random.nextInt(to - from);
    }
    return some;
  }

  /// The values less their mean and over their largest distance from it, so that no square is
  /// beyond bounds; infinite ones count as missing.
  private static double[] centred(Numbers column, int[] rows) {
    double[] values = new double[rows.length];
    double mean = 0;
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      double value = column.at(rows[i]);
      values[i] = Double.isFinite(value) ? value : Double.NaN;
      if (Double.isFinite(value)) mean += (value - mean) / ++count;
    }
    double furthest = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] -= mean;
      if (Math.abs(values[i]) > furthest) furthest = Math.abs(values[i]);
    }
    if (furthest == 0 || Double.isInfinite(furthest)) return values;
    for (int i = 0; i < values.length; i++) {
      values[i] /= furthest;
    }
    return values;
  }

  private static Optional<Double> pearson(double[] a, double[] b) {
    double sumA = 0;
    double sumB = 0;
    int count = 0;
    for (int i = 0; i < a.length; i++) {
      if (Double.isNaN(a[i]) || Double.isNaN(b[i])) continue;
      sumA += a[i];
      sumB += b[i];
      count++;
    }
    double meanA = sumA / count;
    double meanB = sumB / count;
    double spreadA = 0;
    double spreadB = 0;
    double both = 0;
    for (int i = 0; i < a.length; i++) {
      double x = a[i] - meanA;
      double y = b[i] - meanB;
      if (Double.isNaN(x) || Double.isNaN(y)) continue;
      spreadA += x * x;
      spreadB += y * y;
      both += x * y;
    }
    double pearson = both / (Math.sqrt(spreadA) * Math.sqrt(spreadB));
    if (count < 2 || !(spreadA > 0) || !(spreadB > 0) || !Double.isFinite(pearson)) {
      return Optional.empty();
    }
    return Optional.of(Math.clamp(pearson, -1, 1));
  }
}
