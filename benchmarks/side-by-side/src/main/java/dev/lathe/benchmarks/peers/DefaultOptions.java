package dev.lathe.benchmarks.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What `quality` was asked for.
///
/// @param races the races to run
/// @param seeds how many times rows are drawn, learned from and scored, 1 or more
/// @param threads threads of every side, 1 or more
/// @param again contenders whose answers are forgotten first
/// @param record whether the page and the history are written too
/// @param pauseFile no fit begins while there is such a file
record DefaultOptions(
    List<DefaultRace> races,
    int seeds,
    int threads,
    List<String> again,
    boolean record,
    Optional<Path> pauseFile) {
  private static final String USAGE =
      """
      quality [--seeds N] [--threads N] [--again CONTENDER]… [--record] [--pause FILE] [--list]
          [--none | RACE…]\
      """;
  private static final int MILLIS = 5000;

  static DefaultOptions of(List<String> arguments) {
    List<DefaultRace> all = DefaultRace.all();
    List<String> names = all.stream().map(DefaultRace::name).toList();
    var wanted = new ArrayList<String>();
    var again = new ArrayList<String>();
    int seeds = 10;
    int threads = 2;
    boolean record = false;
    boolean none = false;
    Optional<Path> pauseFile = Optional.empty();
    for (int at = 0; at < arguments.size(); at++) {
      String word = arguments.get(at);
      switch (word) {
        case "--seeds" -> seeds = Options.count(arguments, ++at, word);
        case "--threads" -> threads = Options.count(arguments, ++at, word);
        case "--again" -> again.add(Options.value(arguments, ++at, word));
        case "--record" -> record = true;
        case "--none" -> none = true;
        case "--pause" -> pauseFile = Optional.of(Path.of(Options.value(arguments, ++at, word)));
        default -> {
          if (!names.contains(word)) {
            throw new IllegalArgumentException(
                "there is no race or option %s; %s; there are %s".formatted(word, USAGE, names));
          }
          wanted.add(word);
        }
      }
    }
    List<DefaultRace> races =
        all.stream()
            .filter(race -> wanted.contains(race.name()))
            .sorted(Comparator.comparingInt(race -> wanted.indexOf(race.name())))
            .toList();
    if (wanted.isEmpty() && !none) races = all;
    return new DefaultOptions(races, seeds, threads, List.copyOf(again), record, pauseFile);
  }

  /// Waits while there is the file that says so.
  void pause() throws InterruptedException {
    while (pauseFile.isPresent() && Files.exists(pauseFile.get())) Thread.sleep(MILLIS);
  }
}
