package dev.lathe.learn.explain;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import dev.lathe.learn.Model;
import dev.lathe.learn.Output;
import dev.lathe.learn.Predictions;
import dev.lathe.learn.Strangeness;
import dev.lathe.learn.Strangeness.Bar;
import dev.lathe.learn.Strangeness.Reason;
import dev.lathe.learn.Strangeness.Stranger;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Says how the scores of anomalies are spread, which rows are the strangest, and which of their
/// columns make them so: those without whose value the score would be lower.
///
/// ```java
/// static Strangeness strangeness(Model detector, Frame payments) {
///   return Strangers.of(detector, payments);
/// }
/// ```
///
/// **Cost.** Rows are scored once; a few rows again for each column, where there are no more than
/// 500 columns. Of more, no reasons are given.
public final class Strangers {
  private static final int BARS = 20;
  private static final int MOST = 20;
  private static final int REASONS = 3;
  private static final int COLUMNS = 500;

  private final Model model;
  private final Frame frame;
  private final Predictions.OfAnomalies said;

  private Strangers(Model model, Frame frame) {
    this.model = model;
    this.frame = frame;
    said = model.predict(frame).strangeness();
  }

  /// The strangeness of the rows of a frame, one or more.
  public static Strangeness of(Model model, Frame frame) {
    return new Strangers(model, frame).strangeness();
  }

  private Strangeness strangeness() {
    double[] scores = said.outputs();
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    return new Strangeness(
        scores.length, said.anomalies(), said.threshold(), bars(scores, sorted), strangest(sorted));
  }

  private List<Bar> bars(double[] scores, double[] sorted) {
    double least = sorted[0];
    double most = sorted[sorted.length - 1];
    int count = least < most ? BARS : 1;
    long[] rows = new long[count];
    long[] known = new long[count];
    for (int row = 0; row < scores.length; row++) {
      int bar = count == 1 ? 0 : (int) ((scores[row] - least) / (most - least) * count);
      bar = Math.min(bar, count - 1);
      rows[bar]++;
      if (label(row).equals(strange())) known[bar]++;
    }
    List<Bar> bars = new ArrayList<>();
    for (int bar = 0; bar < count; bar++) {
      double from = least + (most - least) * bar / count;
      double to = least + (most - least) * (bar + 1) / count;
      bars.add(new Bar(from, to, rows[bar], known[bar]));
    }
    return bars;
  }

  /// What the labels call a strange row; a text that no label is where there are none.
  private String strange() {
    Output output = model.signature().output();
    return output.levels().isEmpty() ? " " : output.levels().getLast();
  }

  private String label(int row) {
    Output output = model.signature().output();
    boolean labelled = !output.levels().isEmpty() && frame.has(output.target());
    return labelled ? frame.column(output.target()).text(row) : "";
  }

  private List<Stranger> strangest(double[] sorted) {
    int[] rows = highest(sorted[Math.max(0, sorted.length - MOST)]);
    List<List<Reason>> reasons = reasons(rows);
    List<Stranger> strangest = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      strangest.add(new Stranger(row + 1L, said.score(row), label(row), reasons.get(i)));
    }
    return strangest;
  }

  /// The rows of the highest scores, the first of equals first.
  private int[] highest(double least) {
    return IntStream.range(0, said.rows())
        .filter(row -> said.score(row) >= least)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> -said.score(row)))
        .limit(MOST)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private List<List<Reason>> reasons(int[] rows) {
    List<List<Reason>> reasons = new ArrayList<>();
    List<String> names = model.signature().inputs().names();
    if (names.size() > COLUMNS) {
      Arrays.stream(rows).forEach(_ -> reasons.add(List.of()));
      return reasons;
    }
    Frame picked = frame.select(names).rows(rows);
    List<double[]> without =
        Workers.current()
            .map(
                names.size(),
                column -> {
                  Column missing = missing(picked.column(column), rows.length);
                  return model.predict(picked.with(names.get(column), missing)).outputs();
                });
    for (int i = 0; i < rows.length; i++) {
      int place = i;
      reasons.add(
          IntStream.range(0, names.size())
              .filter(column -> without.get(column)[place] < said.score(rows[place]))
              .boxed()
              .sorted(Comparator.comparingDouble(column -> without.get(column)[place]))
              .limit(REASONS)
              .map(column ->
                  new Reason(
                      names.get(column),
                      picked.column(column).text(place),
                      without.get(column)[place]))
              .toList());
    }
    return reasons;
  }

  /// A column like this one without values.
  private static Column missing(Column column, int rows) {
    return switch (column) {
      case Numbers _ -> {
        double[] nothing = new double[rows];
        Arrays.fill(nothing, Double.NaN);
        yield Numbers.of(nothing);
      }
      case Categories _ -> Categories.of(new @Nullable String[rows]);
      case YesNo _ -> YesNo.of(new @Nullable Boolean[rows]);
      case Times _ -> {
        long[] nothing = new long[rows];
        Arrays.fill(nothing, Times.MISSING);
        yield Times.ofMicros(nothing);
      }
      case Texts _ -> Texts.of(new @Nullable String[rows]);
    };
  }
}
