package dev.lathe.learn;

import java.util.List;

/// How strange the rows of a table are, and which are the strangest.
///
/// @param rows how many there are
/// @param anomalies how many reach the threshold
/// @param threshold from which score on a row is an anomaly
/// @param bars the rows by score, rising, in ranges of equal width
/// @param strangest the rows of the highest scores, the strangest first
public record Strangeness(
    long rows, long anomalies, double threshold, List<Bar> bars, List<Stranger> strangest) {
  public Strangeness {
    bars = List.copyOf(bars);
    strangest = List.copyOf(strangest);
  }

  /// Rows of like score.
  ///
  /// @param from lowest score
  /// @param to up to which score, which the last bar includes
  /// @param rows how many
  /// @param known how many of them the labels call anomalies; 0 where there are none
  public record Bar(double from, double to, long rows, long known) {}

  /// A strange row.
  ///
  /// @param row its number, the first is 1
  /// @param score higher is stranger
  /// @param label what its label says; empty where there is none
  /// @param reasons the columns that make it strange, most first
  public record Stranger(long row, double score, String label, List<Reason> reasons) {
    public Stranger {
      reasons = List.copyOf(reasons);
    }
  }

  /// A column that makes a row strange.
  ///
  /// @param column its name
  /// @param value what stands there
  /// @param without the row's score if that were missing
  public record Reason(String column, String value, double without) {}
}
