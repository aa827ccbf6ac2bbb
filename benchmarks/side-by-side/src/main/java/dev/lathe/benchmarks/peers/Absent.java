package dev.lathe.benchmarks.peers;

/// Says that a side cannot do what was asked of it, and what it lacks.
final class Absent extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String why;

  Absent(String why) {
    super(why);
    this.why = why;
  }

  String why() {
    return why;
  }
}
