package dev.lathe.learn.automl;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Task;
import dev.lathe.learn.validation.Division;
import dev.lathe.learn.validation.Splits;
import java.util.List;
import java.util.Optional;

/// The rows that are learned from and those that are scored.
///
/// @param how they were divided, in words
/// @param separate whether those that are scored came in a file of their own
record HeldOut(Task learning, Task testing, String how, boolean separate) {
  /// The share that is held out where no rows are brought to score on.
  static final double SHARE = 0.2;

  /// A part of the task's rows held out, or else all of them beside rows to score on.
  static HeldOut of(Task whole, Optional<Frame> test, long seed, Notes notes) {
    return test.map(rows -> separate(whole, rows, notes)).orElseGet(() -> of(whole, seed, notes));
  }

  private static HeldOut of(Task whole, long seed, Notes notes) {
    Division division = Splits.holdout(whole, SHARE, seed);
    Task learning = whole.rows(division.learning());
    Task testing = whole.rows(division.testing());
    Roles roles = whole.roles();
    String how =
        roles.time().isPresent()
            ? "the latest 20 %% by '%s' held out".formatted(roles.time().get())
            : roles.group().isPresent()
                ? "20 %% held out, whole groups of '%s'".formatted(roles.group().get())
                : "20 %% held out at random, %s"
                    .formatted(whole.kind().classes() ? "stratified" : "spread over the target");
    notes.split(how, learning.rows(), testing.rows(), seed);
    return new HeldOut(learning, testing, how, false);
  }

  private static HeldOut separate(Task whole, Frame test, Notes notes) {
    Task testing = Task.of(test.select(shared(whole, test)), roles(whole, test), whole.output());
    notes.separateTest(whole.rows(), testing);
    return new HeldOut(whole, testing, separately(test), true);
  }

  /// How rows were divided where those to score on are a table of their own.
  static String separately(Frame test) {
    return "a file of its own: " + test.origin().source();
  }

  /// The whole task's columns; those that no model sees only where the test rows have them.
  static List<String> shared(Task whole, Frame test) {
    List<String> inputs = whole.inputs().names();
    return whole.frame().names().stream()
        .filter(
            name -> test.has(name) || inputs.contains(name) || name.equals(whole.roles().target()))
        .toList();
  }

  /// The roles of a task that rows to score on have columns for.
  static Roles roles(Task whole, Frame test) {
    Roles roles = whole.roles();
    return new Roles(
        roles.target(),
        roles.weights().filter(test::has),
        roles.group().filter(test::has),
        roles.time().filter(test::has),
        roles.offset());
  }
}
