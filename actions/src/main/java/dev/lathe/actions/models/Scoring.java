package dev.lathe.actions.models;

import dev.lathe.io.Chunk;
import dev.lathe.io.Chunks;
import dev.lathe.io.CsvWriter;
import dev.lathe.learn.Contributions;
import dev.lathe.learn.Model;
import dev.lathe.learn.Output;
import dev.lathe.learn.Predictions;
import dev.lathe.learn.TaskKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/// Writes what a model says of rows behind the rows: all columns as they were written, then
/// `prediction`, then `probability_<level>` for classes and `prediction_<share>` for quantiles; of
/// anomalies `score`, then `anomaly`; then [Reasons] where they are asked for. A name that is taken
/// gets a trailing `_`.
///
/// **Cost.** Memory for one chunk of rows, whatever the size of the input.
public final class Scoring {
  private final Model model;
  private final Optional<Reasons> reasons;

  /// By this model.
  ///
  /// @param reasons what says why, if that is to be written too
  public Scoring(Model model, Optional<Reasons> reasons) {
    this.model = model;
    this.reasons = reasons;
  }

  /// Scores all rows.
  ///
  /// @param progress told how many rows are done, now and then
  /// @return how many rows there were
  /// @throws IllegalArgumentException when the rows lack a column that the model needs
  public long run(Chunks rows, CsvWriter csv, LongConsumer progress) {
    List<String> names = rows.names();
    checkColumns(names);
    csv.row(header(names));
    long done = 0;
    for (Optional<Chunk> next = rows.next(); next.isPresent(); next = rows.next()) {
      dev.lathe.math.Workers.stopIfInterrupted();
      Chunk chunk = next.get();
      write(chunk, names.size(), csv);
      done += chunk.rows();
      progress.accept(done);
    }
    csv.finish();
    return done;
  }

  private void checkColumns(List<String> names) {
    Set<String> there = new HashSet<>(names);
    List<String> absent =
        model.signature().inputs().names().stream().filter(name -> !there.contains(name)).toList();
    if (absent.isEmpty()) return;
    throw new IllegalArgumentException(
        "column%s '%s' %s missing; the model needs %s"
            .formatted(
                absent.size() == 1 ? "" : "s",
                String.join("', '", absent),
                absent.size() == 1 ? "is" : "are",
                absent.size() == 1 ? "it" : "them"));
  }

  private List<String> header(List<String> names) {
    List<String> header = new ArrayList<>(names);
    Set<String> taken = new HashSet<>(names);
    List<String> added = new ArrayList<>(added(model.signature().output()));
    reasons.ifPresent(each -> added.addAll(each.names()));
    for (String name : added) {
      String free = name;
      while (!taken.add(free)) {
        free += "_";
      }
      header.add(free);
    }
    return header;
  }

  private static List<String> added(Output output) {
    if (output.kind() == TaskKind.ANOMALY) return List.of("score", "anomaly");
    List<String> names = new ArrayList<>(List.of("prediction"));
    output.levels().forEach(level -> names.add("probability_" + level));
    output.quantiles().forEach(share -> names.add("prediction_" + text(share)));
    return names;
  }

  private void write(Chunk chunk, int width, CsvWriter csv) {
    Predictions predictions = model.predict(chunk.frame());
    Optional<Contributions> why = reasons.map(each -> each.of(chunk.frame()));
    int said = width + added(model.signature().output()).size();
    String[] cells = new String[said + reasons.map(each -> each.names().size()).orElse(0)];
    for (int row = 0; row < chunk.rows(); row++) {
      System.arraycopy(chunk.cells(row), 0, cells, 0, width);
      switch (predictions) {
        case Predictions.OfClasses classes -> {
          cells[width] = classes.label(row);
          for (int code = 0; code < classes.levels().size(); code++) {
            cells[width + 1 + code] = text(classes.probability(row, code));
          }
        }
        case Predictions.OfAnomalies anomalies -> {
          cells[width] = text(anomalies.score(row));
          cells[width + 1] = anomalies.anomaly(row) ? "yes" : "no";
        }
        case Predictions.OfNumbers numbers -> {
          cells[width] = text(numbers.value(row));
          for (int place = 0; place < numbers.quantiles().size(); place++) {
            cells[width + 1 + place] = text(numbers.quantile(row, place));
          }
        }
      }
      if (reasons.isPresent() && why.isPresent()) {
        reasons.get().write(why.get(), predictions, row, cells, said);
      }
      csv.row(cells);
    }
  }

  private static String text(double value) {
    return dev.lathe.frame.Numbers.text(value);
  }
}
