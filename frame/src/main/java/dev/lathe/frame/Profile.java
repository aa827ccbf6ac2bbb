package dev.lathe.frame;

import dev.lathe.math.Workers;
import java.util.List;
import java.util.Optional;

/// What is in a frame: each column at a glance, how numbers go together, and what is odd.
///
/// ```java
/// static List<String> oddities(Frame frame) {
///   return Profile.of(frame).warnings().stream().map(Profile.Warning::text).toList();
/// }
/// ```
///
/// All figures are exact but two: correlations of more than 100,000 rows are of that many, and text
/// columns are searched for numbers and dates in 10,000 values.
///
/// **Cost.** A sort of each column, in parallel over the columns: one to two seconds for 1,000,000
/// rows of 20 columns on two cores. Memory for one column as doubles, twice, on each thread.
///
/// @param rows how many rows there are
/// @param bytes memory that the values take
/// @param columns what is in each column, in order
/// @param correlations of each pair of number columns, in order; of the first 50 such columns that
///   vary
/// @param warnings what the user should know, by column and then of the whole
public record Profile(
    long rows,
    long bytes,
    List<ColumnProfile> columns,
    List<Correlation> correlations,
    List<Warning> warnings) {

  public Profile {
    columns = List.copyOf(columns);
    correlations = List.copyOf(correlations);
    warnings = List.copyOf(warnings);
  }

  /// How two columns of numbers go together.
  ///
  /// @param first name of a column
  /// @param second name of a later column
  /// @param pearson Pearson's correlation over the rows that have both, `[-1, 1]`
  public record Correlation(String first, String second, double pearson) {}

  /// Something odd.
  ///
  /// @param kind what it is
  /// @param column the column it is about; empty where it is about the whole
  /// @param text the same in a sentence
  public record Warning(Kind kind, Optional<String> column, String text) {
    /// What can be odd.
    public enum Kind {
      /// No value is there.
      ALL_MISSING,
      /// Every value is the same.
      CONSTANT,
      /// The column names its rows ([ColumnChecks#identifier]).
      IDENTIFIER,
      /// An earlier column holds the same.
      DUPLICATE_COLUMN,
      /// Most values are numbers, and some are not.
      MIXED_TYPES,
      /// Text that reads as dates.
      DATES_AS_TEXT,
      /// Numbers beyond all bounds.
      INFINITE,
      /// Times before 1700 or after 2200.
      ODD_TIMES,
      /// The column gives the target away.
      LEAK,
      /// Rows are equal to an earlier row.
      DUPLICATE_ROWS
    }
  }

  /// The profile of a frame.
  public static Profile of(Frame frame) {
    return of(frame, Optional.empty());
  }

  /// The profile of a frame of which one column is to be predicted: also warns of columns that give
  /// it away.
  ///
  /// @throws IllegalArgumentException when there is no such column
  public static Profile of(Frame frame, String target) {
    frame.position(target);
    return of(frame, Optional.of(target));
  }

  private static Profile of(Frame frame, Optional<String> target) {
    List<ColumnProfile> columns =
        Workers.current()
            .map(
                frame.width(),
                position -> ColumnProfile.of(frame.names().get(position), frame.column(position)));
    List<Correlation> correlations = Correlations.of(frame, columns);
    return new Profile(
        frame.rows(), frame.bytes(), columns, correlations, Oddities.of(frame, columns, target));
  }
}
