package dev.lathe.learn.prepare;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Step;
import dev.lathe.learn.Task;
import dev.lathe.learn.file.Parts;
import java.util.ArrayList;
import java.util.List;

/// Brings columns of numbers to mean 0 and standard deviation 1. Columns of zeros and ones only
/// stay as they are.
///
/// A few huge values would leave nothing of all others, so values are first brought within twenty
/// interquartile ranges of the quartiles; where the quartiles are equal, within a hundred standard
/// deviations of the mean. What is predicted is held to the same bounds.
///
/// **Units.** Standard deviations from the mean. A constant column becomes 0.
///
/// **Missing values.** Stay missing; the statistics leave them and infinities out.
public record Scale() implements Preparation {
  static final String TYPE = "scale.v1";

  private static final double RANGES = 20;
  private static final double DEVIATIONS = 100;

  @Override
  public Prepared fit(Task task) {
    Frame inputs = task.inputs();
    double[] weights = task.weights();
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < inputs.width(); i++) {
      if (inputs.column(i) instanceof Numbers) columns.add(inputs.names().get(i));
    }
    List<Scaled> pieces =
        Rewrite.each(
                columns.size(),
                (long) inputs.rows() * columns.size(),
                i -> {
                  double[] values = inputs.numbers(columns.get(i)).toArray();
                  return bits(values, weights)
                      ? new Scaled(columns.get(i), 0, 1, 0, 1)
                      : scaled(columns.get(i), Weighted.of(values, weights));
                })
            .stream()
            .filter(scaled -> !scaled.plain())
            .toList();
    if (pieces.isEmpty()) return Chain.unchanged(inputs);
    return Chain.prepared(new Fitted(pieces), inputs);
  }

  /// Whether there are zeros and ones, both of them, and nothing else.
  private static boolean bits(double[] values, double[] weights) {
    boolean zeros = false;
    boolean ones = false;
    for (int row = 0; row < values.length; row++) {
      if (weights[row] == 0 || Double.isNaN(values[row])) continue;
      if (values[row] == 0) {
        zeros = true;
      } else if (values[row] == 1) {
        ones = true;
      } else {
        return false;
      }
    }
    return zeros && ones;
  }

  private static Scaled scaled(String column, Weighted values) {
    if (values.empty()) return new Scaled(column, 0, 0, 0, 1);
    double smallest = values.smallest();
    double largest = values.largest();
    double lowest = values.quantile(0.25);
    double highest = values.quantile(0.75);
    double range = highest - lowest;
    double low = range > 0 ? bounded(lowest - RANGES * range) : -Double.MAX_VALUE;
    double high = range > 0 ? bounded(highest + RANGES * range) : Double.MAX_VALUE;
    double center = Math.clamp(values.mean(low, high), smallest, largest);
    double deviation = values.deviation(center, low, high);
    if (!(deviation > 0)) return new Scaled(column, center, center, center, 1);
    if (!(range > 0)) {
      low = bounded(center - DEVIATIONS * deviation);
      high = bounded(center + DEVIATIONS * deviation);
    }
    return new Scaled(column, low, high, center, Math.min(deviation, Double.MAX_VALUE));
  }

  private static double bounded(double value) {
    return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /// Bounds, center and scale of each column.
  public static final class Fitted implements Step {
    private final Rewrite<Scaled> rewrite;

    private Fitted(List<Scaled> pieces) {
      rewrite = new Rewrite<>(pieces);
    }

    @Override
    public Frame apply(Frame frame) {
      return rewrite.apply(frame);
    }

    @Override
    public Parts parts() {
      var pieces = rewrite.pieces();
      return Parts.of(TYPE)
          .with("columns", pieces.stream().map(Scaled::column).toList())
          .with("lows", pieces.stream().mapToDouble(Scaled::low).toArray())
          .with("highs", pieces.stream().mapToDouble(Scaled::high).toArray())
          .with("centers", pieces.stream().mapToDouble(Scaled::center).toArray())
          .with("scales", pieces.stream().mapToDouble(Scaled::scale).toArray());
    }

    static Fitted read(Parts parts) {
      List<String> columns = parts.texts("columns");
      double[] lows = parts.doubles("lows");
      double[] highs = parts.doubles("highs");
      double[] centers = parts.doubles("centers");
      double[] scales = parts.doubles("scales");
      for (double[] each : List.of(lows, highs, centers, scales)) {
        Sound.length(each.length, columns.size(), "numbers to scale with");
        Sound.finite(each, "numbers to scale with");
      }
      List<Scaled> pieces = new ArrayList<>();
      for (int i = 0; i < scales.length; i++) {
        pieces.add(new Scaled(columns.get(i), lows[i], highs[i], centers[i], scales[i]));
      }
      return new Fitted(pieces);
    }
  }

  private record Scaled(String column, double low, double high, double center, double scale)
      implements Piece {
    Scaled {
      Sound.check(low <= high, "bounds to scale within are the wrong way round");
      Sound.check(scale > 0, "a scale is not above 0");
    }

    boolean plain() {
      return low == 0 && high == 1 && center == 0 && scale == 1;
    }

    @Override
    public List<String> names() {
      return List.of(column);
    }

    @Override
    public List<Column> apply(Column values) {
      double[] scaled = PlainNumbers.plain(column, values).toArray();
      for (int row = 0; row < scaled.length; row++) {
        double value = scaled[row];
        if (!Double.isNaN(value)) scaled[row] = scaled(Math.clamp(value, low, high));
      }
      return List.of(Numbers.of(scaled));
    }

    private double scaled(double value) {
      double off = value - center;
      // Halves of huge values do not overflow.
      return Double.isFinite(off) ? off / scale : (value / 2 - center / 2) / scale * 2;
    }
  }
}
