package dev.lathe.benchmarks.speed;

import java.util.Optional;

/// One line of the table: a work, how it was measured, against whom, and what came of it.
///
/// @param name which line it is
/// @param unit of both figures: `s`, `ms`, `µs`, `MiB`
/// @param ratio Lathe beside the peer; absent where one of them could not be measured
/// @param grade how good both are; absent where nothing is predicted
/// @param bar what the ratio must reach; absent where it is only stated
/// @param machine where it was measured
/// @param note what a reader has to know, or why there is no ratio; may be empty
public record Row(
    Name name,
    String unit,
    Optional<Ratio> ratio,
    Optional<Grade> grade,
    Optional<Bar> bar,
    Machine machine,
    String note) {
  /// More of other processes' work than this, in cores, and the row says so.
  public static final double QUIET = 0.1;

  /// What sets a line apart from all others.
  ///
  /// @param work what was done, by the name it is asked for
  /// @param measure how it was measured: `warm`, `fresh`, `memory` …
  /// @param peer against whom, with the version
  public record Name(String work, String measure, String peer) {
    /// The same line whatever the peer's version.
    boolean same(Name other) {
      return work.equals(other.work)
          && measure.equals(other.measure)
          && library(peer).equals(library(other.peer));
    }

    private static String library(String peer) {
      return peer.split(" ", 2)[0];
    }
  }

  /// Where a row was measured. Ratios of several machines may stand in one table, seconds are not
  /// to be compared.
  ///
  /// @param name processor, cores, memory, JDK; empty where nothing was measured
  /// @param busy processor cores that other processes used meanwhile
  public record Machine(String name, double busy) {
    /// Of a row without figures.
    public static final Machine NONE = new Machine("", 0);
  }

  /// What a ratio must reach, and what it is hoped to reach.
  ///
  /// @param most the largest ratio that will do
  /// @param aim what we are after
  public record Bar(double most, double aim) {}

  /// Whether others worked on the processor at the same time, so that the figures are only a hint.
  public boolean disturbed() {
    return machine.busy() > QUIET;
  }

  /// How the row stands to its bar, in one word. A disturbed row does not count: peers whose
  /// threads spin while they wait lose more by others' work than Lathe does.
  public String verdict() {
    if (ratio.isEmpty()) return "-";
    if (disturbed()) return "busy";
    if (grade.isPresent() && !grade.get().level()) return "worse";
    if (bar.isEmpty()) return "stated";
    double value = ratio.get().value();
    if (value <= bar.get().aim()) return "aim";
    return value <= bar.get().most() ? "yes" : "NO";
  }
}
