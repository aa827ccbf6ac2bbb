package dev.lathe.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;

/// What `run` was asked for.
///
/// @param works names of works; empty for all but the long ones
/// @param pairs pairs of measurements, 1 or more
/// @param seeds how many times quality is scored, 1 or more
/// @param threads threads of both sides, 1 or more
/// @param keeping what becomes of the rows
/// @param against the version to compare with; empty for none
/// @param quiet most minutes to wait before each row until nobody else works; 0 not to wait
/// @param jvm options for the JVMs in which both sides run
record Options(
    List<String> works,
    int pairs,
    int seeds,
    int threads,
    Keeping keeping,
    String against,
    int quiet,
    List<String> jvm) {
  static final String USAGE =
      """
      run [--pairs N] [--seeds N] [--threads N] [--quick] [--trial] [--record] [--against VERSION]
          [--quiet MINUTES] [--jvm OPTION]… [--list] [WORK…]\
      """;

  /// What becomes of the rows.
  enum Keeping {
    /// They are kept for the next run.
    KEPT,
    /// They go into the page and the history as well.
    RECORDED,
    /// Nothing is kept: five trees, one pair, nothing warm, to see that all works run.
    DROPPED
  }

  /// Whether figures mean nothing.
  boolean trial() {
    return keeping == Keeping.DROPPED;
  }

  static Options of(List<String> arguments) {
    var works = new ArrayList<String>();
    var jvm = new ArrayList<String>();
    int pairs = 9;
    int seeds = 1;
    int threads = 2;
    var keeping = Keeping.KEPT;
    String against = "";
    int quiet = 0;
    for (int at = 0; at < arguments.size(); at++) {
      String word = arguments.get(at);
      switch (word) {
        case "--pairs" -> pairs = count(arguments, ++at, word);
        case "--seeds" -> seeds = count(arguments, ++at, word);
        case "--threads" -> threads = count(arguments, ++at, word);
        case "--quick" -> pairs = 3;
        case "--record" -> keeping = Keeping.RECORDED;
        case "--trial" -> keeping = Keeping.DROPPED;
        case "--against" -> against = value(arguments, ++at, word);
        case "--quiet" -> quiet = count(arguments, ++at, word);
        case "--jvm" -> jvm.add(value(arguments, ++at, word));
        default -> {
          if (word.startsWith("-")) {
            throw new IllegalArgumentException("there is no option " + word + "; " + USAGE);
          }
          works.add(word);
        }
      }
    }
    if (keeping == Keeping.DROPPED) pairs = 1;
    return new Options(works, pairs, seeds, threads, keeping, against, quiet, jvm);
  }

  static String value(List<String> arguments, int at, String option) {
    if (at >= arguments.size()) throw new IllegalArgumentException(option + " needs a value");
    return arguments.get(at);
  }

  static int count(List<String> arguments, int at, String option) {
    String text = value(arguments, at, option);
    if (!text.matches("[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException(
          option + " needs a whole number, 1 or more, got '" + text + "'");
    }
    return Integer.parseInt(text);
  }
}
