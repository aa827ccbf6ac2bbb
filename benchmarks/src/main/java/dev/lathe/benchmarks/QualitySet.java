package dev.lathe.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// One line of `quality/sets.csv`: a data set, what to predict, and the test score to reach.
///
/// @param name what the set is called
/// @param file its file in the data folder
/// @param target the column to predict
/// @param drop columns to leave out
/// @param score the score that is compared, by its name in the report
/// @param bar the score to reach; absent where it is only stated
public record QualitySet(
    String name, String file, String target, List<String> drop, String score, OptionalDouble bar) {
  public QualitySet {
    drop = List.copyOf(drop);
  }

  /// Reads the list of sets.
  static List<QualitySet> all(Path list) throws IOException {
    return all(Files.readString(list));
  }

  /// The sets of such a list, whose first line names the fields.
  public static List<QualitySet> all(String list) {
    return list.lines().skip(1).map(QualitySet::of).toList();
  }

  private static QualitySet of(String line) {
    String[] fields = line.split(",", -1);
    return new QualitySet(
        fields[0],
        fields[1],
        fields[2],
        fields[3].isEmpty() ? List.of() : List.of(fields[3].split(" ", -1)),
        fields[4],
        fields[5].isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(fields[5])));
  }

  /// Whether a score is good enough; errors are better when lower, everything else when higher.
  boolean reached(double value) {
    if (bar.isEmpty()) return true;
    return lowerIsBetter() ? value <= bar.getAsDouble() : value >= bar.getAsDouble();
  }

  /// Whether a number is predicted.
  public boolean numbers() {
    return score.equals("rmse") || score.equals("r2");
  }

  private boolean lowerIsBetter() {
    return score.equals("rmse") || score.equals("mae") || score.equals("log-loss");
  }

  /// A score or bar as it is shown, five decimals or, for errors, one.
  String shown(double value) {
    return String.format(Locale.ROOT, score.equals("rmse") ? "%.1f" : "%.5f", value);
  }
}
