package dev.lathe.learn.automl;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.ColumnChecks;
import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Figures;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sets columns aside that cannot help or that give the target away, and warns of what is odd.
///
/// Set aside are constants, identifiers, and columns that alone predict the target (almost)
/// perfectly. Anything weaker only warns.
final class Screening {
  private static final double SUSPICIOUS = 0.99;
  private static final int FEWEST = 10;
  private static final int MANY_COLUMNS = 10_000;
  private static final int MANY_LEVELS = 100_000;

  private final Columns columns;
  private final Notes notes;

  Screening(Columns columns, Notes notes) {
    this.columns = columns;
    this.notes = notes;
  }

  Task apply(Task task) {
    Set<String> aside = new LinkedHashSet<>();
    List<String> dropped = columns.drop().stream().sorted().toList();
    if (!dropped.isEmpty()) {
      aside.addAll(dropped);
      notes.decide("left out", Words.some(dropped), "it was told", "--drop");
    }
    Frame inputs = task.inputs().without(aside);
    if (inputs.width() == 0) {
      throw new IllegalArgumentException(
          task.kind().supervised()
              ? "there is no column beside the target '%s' to learn from"
                  .formatted(task.roles().target())
              : "there is no column to find anomalies by");
    }
    List<Verdict> verdicts =
        Workers.current()
            .map(inputs.width(), i -> verdict(inputs.names().get(i), inputs.column(i), task));
    note(verdicts, aside);
    if (aside.containsAll(inputs.names())) {
      throw new IllegalArgumentException(nothingLeft(verdicts));
    }
    odd(inputs.without(aside), task);
    return hide(task, aside);
  }

  /// The task without these columns; those with a role stay, as rows are divided by them, and are
  /// only kept from a model.
  private static Task hide(Task task, Set<String> aside) {
    Roles roles = task.roles();
    Set<String> needed =
        Stream.of(roles.weights(), roles.group(), roles.time(), roles.offset())
            .flatMap(Optional::stream)
            .filter(aside::contains)
            .collect(Collectors.toUnmodifiableSet());
    List<String> gone = aside.stream().filter(name -> !needed.contains(name)).toList();
    return task.frame(task.frame().without(gone)).hidden(needed);
  }

  /// What is thought of a column.
  private record Verdict(String column, Reason reason, double strength) {}

  private enum Reason {
    FINE,
    CONSTANT,
    IDENTIFIER,
    LEAK,
    SUSPECT
  }

  private Verdict verdict(String name, Column column, Task task) {
    if (ColumnChecks.constant(column)) return new Verdict(name, Reason.CONSTANT, 0);
    boolean role = task.roles().time().filter(name::equals).isPresent();
    if (!role && ColumnChecks.identifier(name, column)) {
      return new Verdict(name, Reason.IDENTIFIER, 0);
    }
    double strength = Leak.strength(column, task);
    if (strength >= Leak.GIVEN_AWAY && enough(task)) {
      return new Verdict(name, Reason.LEAK, strength);
    }
    return new Verdict(name, strength >= SUSPICIOUS ? Reason.SUSPECT : Reason.FINE, strength);
  }

  /// Whether there are rows enough for a perfect column not to be chance.
  private static boolean enough(Task task) {
    if (!(task.target() instanceof Target.Classes classes)) return task.rows() >= 2 * FEWEST;
    return Arrays.stream(classes.counts()).filter(count -> count >= FEWEST).count() >= 2;
  }

  private void note(List<Verdict> verdicts, Set<String> aside) {
    aside(verdicts, aside, Reason.CONSTANT, "it has one value or none", "they have one value each");
    aside(
        verdicts,
        aside,
        Reason.IDENTIFIER,
        "it differs in every row and names it",
        "they differ in every row and name it");
    aside(
        verdicts,
        aside,
        Reason.LEAK,
        "it alone gives the target away",
        "each alone gives the target away");
    for (Verdict verdict : verdicts) {
      if (verdict.reason() == Reason.SUSPECT) {
        notes.warn(
            "column '%s' alone predicts the target almost perfectly (%s); if it is known only afterwards, leave it out with --drop"
                .formatted(verdict.column(), Figures.figure(verdict.strength(), 4)));
      }
    }
  }

  private void aside(
      List<Verdict> verdicts, Set<String> aside, Reason reason, String one, String several) {
    List<String> names =
        verdicts.stream()
            .filter(verdict -> verdict.reason() == reason)
            .map(Verdict::column)
            .filter(name -> !columns.keep().contains(name))
            .toList();
    if (names.isEmpty()) return;
    aside.addAll(names);
    notes.decide("set aside", Words.some(names), names.size() == 1 ? one : several, "--keep");
  }

  private static String nothingLeft(List<Verdict> verdicts) {
    boolean constant = verdicts.stream().allMatch(each -> each.reason() == Reason.CONSTANT);
    return constant
        ? "every column is constant; there is nothing to learn from"
        : "no column is left to learn from: %s; bring one back with --keep"
            .formatted(
                Words.some(
                    verdicts.stream()
                        .map(each ->
                            "'%s' is set aside (%s)".formatted(each.column(), word(each.reason())))
                        .toList()));
  }

  private static String word(Reason reason) {
    return switch (reason) {
      case CONSTANT -> "constant";
      case IDENTIFIER -> "identifier";
      case LEAK -> "gives the target away";
      case FINE, SUSPECT -> "dropped";
    };
  }

  private void odd(Frame inputs, Task task) {
    if (inputs.width() >= MANY_COLUMNS) {
      notes.warn(
          "there are %s columns; learning will take long".formatted(Figures.count(inputs.width())));
    }
    for (int i = 0; i < inputs.width(); i++) {
      String name = inputs.names().get(i);
      switch (inputs.column(i)) {
        case Numbers numbers -> {
          int infinite = infinite(numbers);
          if (infinite > 0) {
            notes.warn(
                "column '%s' has %s infinite values; they count as missing"
                    .formatted(name, Figures.count(infinite)));
          }
        }
        case Categories categories -> {
          if (categories.levels().size() >= MANY_LEVELS) {
            notes.warn(
                "column '%s' has %s levels; rare ones are taken together"
                    .formatted(name, Figures.count(categories.levels().size())));
          }
        }
        default -> {}
      }
    }
    times(inputs, task);
    if (!task.kind().supervised()) return;
    int repeated = ColumnChecks.repeatedRows(task.frame());
    if (repeated > 0) {
      notes.warn(
          repeated == 1
              ? "a row repeats an earlier row"
              : "%s rows repeat an earlier row; scores are too good if repeats are no coincidence"
                  .formatted(Figures.count(repeated)));
    }
  }

  private static int infinite(Numbers numbers) {
    if (numbers.whole()) return 0;
    int infinite = 0;
    for (int row = 0; row < numbers.rows(); row++) {
      if (Double.isInfinite(numbers.at(row))) infinite++;
    }
    return infinite;
  }

  private void times(Frame inputs, Task task) {
    List<String> times =
        inputs.names().stream()
            .filter(name -> inputs.column(name).type() == ColumnType.TIME)
            .toList();
    for (String name : times) {
      ColumnChecks.oddTimes(name, inputs.column(name)).ifPresent(notes::warn);
    }
    if (task.kind().supervised() && !times.isEmpty() && task.roles().time().isEmpty()) {
      notes.warn(
          "column '%s' holds times; if later rows are to be predicted from earlier ones, say --time-column %s"
              .formatted(times.getFirst(), times.getFirst()));
    }
  }
}
