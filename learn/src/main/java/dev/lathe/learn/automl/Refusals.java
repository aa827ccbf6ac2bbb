package dev.lathe.learn.automl;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import java.util.stream.Stream;

/// What [Fit] does not begin with.
final class Refusals {
  private static final int ENOUGH = 10;

  private Refusals() {}

  static void check(Frame frame, Fit fit) {
    if (fit.choice().kind().filter(kind -> !kind.supervised()).isPresent()) {
      throw new IllegalArgumentException(
          "anomalies have no target to fit; take Detect, or --kind anomaly on the command line");
    }
    check(frame);
    String target = fit.roles().target();
    frame.column(target);
    Stream.of(fit.roles().group(), fit.roles().time(), fit.roles().weights(), fit.roles().offset())
        .flatMap(java.util.Optional::stream)
        .forEach(frame::column);
    fit.named().forEach(frame::column);
    if (fit.columns().drop().contains(target)) {
      throw new IllegalArgumentException(
          "column '%s' is the target and cannot be dropped".formatted(target));
    }
  }

  /// Refuses a frame of less than two rows.
  static void check(Frame frame) {
    String source = frame.origin().source();
    if (frame.rows() == 0) {
      throw new IllegalArgumentException(
          "'%s' has a header and no rows; there is nothing to learn from".formatted(source));
    }
    if (frame.rows() == 1) {
      throw new IllegalArgumentException(
          "'%s' has a single row; learning needs two or more".formatted(source));
    }
  }

  static void check(Task task, Fit fit, boolean separate) {
    if (task.rows() < (separate ? 2 : 3)) {
      throw new IllegalArgumentException(
          "%s %s with a target %s too few to learn from and to score on; give %s or more"
              .formatted(
                  task.rows(),
                  task.rows() == 1 ? "row" : "rows",
                  task.rows() == 1 ? "is" : "are",
                  ENOUGH));
    }
    if (!(fit.line() instanceof Line.MostProbable) && task.kind() != TaskKind.BINARY) {
      throw new IllegalArgumentException(
          "a threshold needs two classes and target '%s' is %s; leave out --threshold"
              .formatted(task.roles().target(), task.kind().key()));
    }
  }
}
