package dev.lathe.learn.automl;

import java.util.ArrayList;
import java.util.List;

/// Times the stages of a run, one after another. What it measures is shown and never decides.
final class Stopwatch {
  private final long begin = System.nanoTime();
  private final List<Timings.Stage> stages = new ArrayList<>();
  private long last = begin;

  /// Ends the stage that began where the one before ended.
  void stage(String name) {
    long now = System.nanoTime();
    stages.add(new Timings.Stage(name, (now - last) / 1e9));
    last = now;
  }

  Timings timings(List<Timings.Entrant> entrants) {
    return new Timings((System.nanoTime() - begin) / 1e9, stages, entrants);
  }
}
