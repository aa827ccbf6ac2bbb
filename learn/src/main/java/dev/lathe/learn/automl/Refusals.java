package dev.lathe.learn.automl;

import dev.lathe.frame.Frame;
import java.util.stream.Stream;

/// What [Fit] does not begin with.
final class Refusals {
  private Refusals() {}

  static void check(Frame frame, Fit fit) {
    String source = frame.origin().source();
    if (frame.rows() == 0) {
      throw new IllegalArgumentException(
          "'%s' has a header and no rows; there is nothing to learn from".formatted(source));
    }
    if (frame.rows() == 1) {
      throw new IllegalArgumentException(
          "'%s' has a single row; learning needs two or more".formatted(source));
    }
    String target = fit.roles().target();
    frame.column(target);
    Stream.of(fit.roles().group(), fit.roles().time(), fit.roles().weights())
        .flatMap(java.util.Optional::stream)
        .forEach(frame::column);
    fit.named().forEach(frame::column);
    if (fit.columns().drop().contains(target)) {
      throw new IllegalArgumentException(
          "column '%s' is the target and cannot be dropped".formatted(target));
    }
  }
}
