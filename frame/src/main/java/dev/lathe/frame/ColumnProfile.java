package dev.lathe.frame;

import java.util.List;
import java.util.Optional;

/// One column at a glance.
///
/// @param name its name
/// @param type what it holds
/// @param bytes memory that its values take
/// @param count how many values are there
/// @param missing how many are not
/// @param distinct how many different values there are, missing ones not counted
/// @param content what the values are; empty where there are none
public record ColumnProfile(
    String name,
    ColumnType type,
    long bytes,
    long count,
    long missing,
    long distinct,
    Optional<Content> content) {

  /// What the values of a column are, by what it holds.
  public sealed interface Content permits OfNumbers, OfLevels, OfTimes {}

  /// Numbers. Infinite values are counted and otherwise left out.
  ///
  /// @param quantiles of the finite values
  /// @param mean of the finite values
  /// @param deviation standard deviation, of a sample; `NaN` for a single value
  /// @param infinite how many values are infinite
  /// @param histogram at most 20 bars of equal width from the smallest to the largest value; whole
  ///   numbers within 20 have a bar each
  public record OfNumbers(
      Quantiles quantiles, double mean, double deviation, long infinite, List<Bar> histogram)
      implements Content {
    public OfNumbers {
      histogram = List.copyOf(histogram);
    }
  }

  /// Categories, yes and no, or text.
  ///
  /// @param top the ten most frequent, the most frequent first, equals in sort order (texts: in the
  ///   order of the rows)
  public record OfLevels(List<Level> top) implements Content {
    public OfLevels {
      top = List.copyOf(top);
    }
  }

  /// Times, written as in a file.
  ///
  /// @param earliest the earliest time
  /// @param median half of the times are not later
  /// @param latest the latest time
  /// @param histogram 20 bars of equal width, or one
  public record OfTimes(String earliest, String median, String latest, List<Span> histogram)
      implements Content {
    public OfTimes {
      histogram = List.copyOf(histogram);
    }
  }

  /// Values below which a share of all lies, between two values by how near it is to each.
  ///
  /// **Source.** Hyndman and Fan, *Sample quantiles in statistical packages*, American Statistician
  /// 1996, type 7.
  ///
  /// @param min the smallest
  /// @param low 5 % lie below
  /// @param first 25 % lie below
  /// @param median 50 % lie below
  /// @param third 75 % lie below
  /// @param high 95 % lie below
  /// @param max the largest
  public record Quantiles(
      double min, double low, double first, double median, double third, double high, double max) {}

  /// A bar of a histogram.
  ///
  /// @param from its values are not below
  /// @param to its values are below, in the last bar not above
  /// @param rows how many
  public record Bar(double from, double to, long rows) {}

  /// A bar of a histogram of times.
  ///
  /// @param from its times are not before
  /// @param to its times are before, in the last bar not after
  /// @param rows how many
  public record Span(String from, String to, long rows) {}

  /// A value and how often it comes.
  ///
  /// @param name the value; of text the first 100 characters
  /// @param rows how many rows have it
  public record Level(String name, long rows) {}

  /// The profile of a column.
  static ColumnProfile of(String name, Column column) {
    return switch (column) {
      case Numbers numbers -> NumberTally.of(numbers).profile(name, numbers);
      case Categories categories -> LevelTally.of(name, categories);
      case YesNo answers -> LevelTally.of(name, answers);
      case Texts texts -> LevelTally.of(name, texts);
      case Times times -> TimeTally.of(name, times);
    };
  }
}
