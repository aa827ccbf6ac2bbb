package dev.lathe.learn.prepare;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Step;
import dev.lathe.learn.Task;
import dev.lathe.learn.file.Parts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Fills what is missing in columns of numbers, and says beside them where it did.
///
/// A column that misses values in the rows that are learned from gets a second one, such as
/// `age.missing`, of zeros and ones; columns that miss the same rows share one.
///
/// **Missing values.** Infinities count as missing. A column without any value is filled with 0.
///
/// @param fill with what
/// @param indicators whether columns that say where something was missing are added
public record Impute(Fill fill, boolean indicators) implements Preparation {
  static final String TYPE = "impute.v1";

  /// What takes the place of a missing number.
  public enum Fill {
    /// The mean of the values that are there.
    MEAN,
    /// Their median, which a few large values do not move.
    MEDIAN
  }

  /// Fills with medians and adds indicators.
  public Impute() {
    this(Fill.MEDIAN, true);
  }

  @Override
  public Prepared fit(Task task) {
    Frame inputs = task.inputs();
    double[] weights = task.weights();
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < inputs.width(); i++) {
      if (inputs.column(i) instanceof Numbers) columns.add(inputs.names().get(i));
    }
    if (columns.isEmpty()) return Chain.unchanged(inputs);
    List<Double> fills =
        Rewrite.each(
            columns.size(),
            (long) inputs.rows() * columns.size(),
            i -> fill(Weighted.of(inputs.numbers(columns.get(i)).toArray(), weights)));
    var names = new Names(task);
    Set<BitSet> seen = new HashSet<>();
    List<Filled> pieces = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      BitSet gaps = indicators ? gaps(inputs.numbers(column), weights) : new BitSet();
      boolean told = !gaps.isEmpty() && seen.add(gaps);
      pieces.add(
          new Filled(
              fills.get(i),
              told ? List.of(column, names.unique(column + ".missing")) : List.of(column)));
    }
    return Chain.prepared(new Fitted(pieces), inputs);
  }

  private double fill(Weighted values) {
    if (values.empty()) return 0;
    return switch (fill) {
      case MEAN -> values.mean(values.smallest(), values.largest());
      case MEDIAN -> values.quantile(0.5);
    };
  }

  private static BitSet gaps(Numbers column, double[] weights) {
    var gaps = new BitSet();
    boolean some = false;
    for (int row = 0; row < weights.length; row++) {
      if (weights[row] == 0) continue;
      if (Double.isFinite(column.at(row))) {
        some = true;
      } else {
        gaps.set(row);
      }
    }
    return some ? gaps : new BitSet();
  }

  /// What each column is filled with.
  public static final class Fitted implements Step {
    private final Rewrite<Filled> rewrite;

    private Fitted(List<Filled> pieces) {
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
          .with("columns", pieces.stream().map(Filled::column).toList())
          .with("fills", pieces.stream().mapToDouble(Filled::fill).toArray())
          .with("indicators", pieces.stream().map(Filled::indicator).toList());
    }

    static Fitted read(Parts parts) {
      List<String> columns = parts.texts("columns");
      List<String> indicators = parts.texts("indicators");
      double[] fills = parts.doubles("fills");
      Sound.length(fills.length, columns.size(), "fills");
      Sound.length(indicators.size(), columns.size(), "indicators");
      Sound.finite(fills, "fills");
      List<Filled> pieces = new ArrayList<>();
      for (int i = 0; i < fills.length; i++) {
        String column = columns.get(i);
        String indicator = indicators.get(i);
        pieces.add(
            new Filled(
                fills[i], indicator.isEmpty() ? List.of(column) : List.of(column, indicator)));
      }
      return new Fitted(pieces);
    }
  }

  /// One column.
  ///
  /// @param names the column's, and its indicator's if it has one
  private record Filled(double fill, List<String> names) implements Piece {
    @Override
    public String column() {
      return names.getFirst();
    }

    String indicator() {
      return names.size() > 1 ? names.get(1) : "";
    }

    @Override
    public List<Column> apply(Column values) {
      Numbers numbers = PlainNumbers.plain(column(), values);
      double[] gaps = new double[numbers.rows()];
      boolean any = false;
      for (int row = 0; row < gaps.length; row++) {
        if (numbers.missing(row)) {
          gaps[row] = 1;
          any = true;
        }
      }
      Numbers filled = any ? filled(numbers) : numbers;
      return names.size() == 1 ? List.of(filled) : List.of(filled, Numbers.of(gaps));
    }

    private Numbers filled(Numbers numbers) {
      double[] whole = numbers.toArray();
      for (int row = 0; row < whole.length; row++) {
        if (Double.isNaN(whole[row])) whole[row] = fill;
      }
      return Numbers.of(whole);
    }
  }
}
