package dev.lathe.learn;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is to be learned: a frame, its target, and of which kind the task is.
///
/// ```java
/// var frame = Frame.of("age", new double[] {22, 38, 26, 35})
///     .with("survived", YesNo.of(false, true, true, true));
/// var task = Task.of(frame, "survived");
/// TaskKind kind = task.kind();
/// ```
///
/// The kind is read off the target ([KindGuess]) and may be told instead ([#kind(TaskKind)]). Rows
/// whose target is missing or infinite are left out; [#dropped()] says how many.
///
/// **Shapes.** [#frame()] has all columns, [#inputs()] those a model may see; both have as many
/// rows as [#target()].
public final class Task {
  private final Frame frame;
  private final Roles roles;
  private final Set<String> hidden;
  private final Output output;
  private final Target target;
  private final String reason;
  private final Kept kept;
  private final @Nullable Task validation;

  private Task(
      Frame frame,
      Roles roles,
      Set<String> hidden,
      Output output,
      Target target,
      String reason,
      Kept kept,
      @Nullable Task validation) {
    this.frame = frame;
    this.roles = roles;
    this.hidden = hidden;
    this.output = output;
    this.target = target;
    this.reason = reason;
    this.kept = kept;
    this.validation = validation;
  }

  /// The task of predicting this column from the others.
  ///
  /// @throws IllegalArgumentException when the column is not there or nothing can be learned from
  ///   it
  public static Task of(Frame frame, String target) {
    return of(frame, new Roles(target));
  }

  /// The task of predicting the target from the columns that have no role.
  ///
  /// @throws IllegalArgumentException when a column is not there, nothing can be learned from the
  ///   target, a weight is missing or negative, or an offset is missing
  public static Task of(Frame frame, Roles roles) {
    var guess = KindGuess.of(roles.target(), frame.column(roles.target()));
    var output = new Output(roles.target(), guess.kind(), guess.levels());
    return of(frame, roles, output, guess.reason());
  }

  /// The task of a known output.
  static Task of(Frame frame, Roles roles, Output output, String reason) {
    Kept kept = Kept.of(frame.column(roles.target()));
    return of(kept.of(frame), roles, output, reason, kept);
  }

  private static Task of(Frame known, Roles roles, Output output, String reason, Kept kept) {
    check(known, roles, kept);
    Output full = output.roles(roles);
    return new Task(known, roles, Set.of(), full, full.of(known, kept), reason, kept, null);
  }

  /// The rows of a frame in the terms of a model that exists: what its predictions are held
  /// against. A class that the model never learned is [Target.Classes#UNSEEN].
  ///
  /// A model of anomalies that saw no labels is held against those that the frame has.
  public static Task of(Frame frame, Roles roles, Output output) {
    if (output.kind() == TaskKind.ANOMALY && output.levels().isEmpty()) {
      var labelled = anomalies(frame, roles.target()).output().threshold(output.threshold());
      return of(frame, roles, labelled, "the model says so");
    }
    return of(frame, roles, output, "the model says so");
  }

  private static void check(Frame frame, Roles roles, Kept kept) {
    roles.group().ifPresent(frame::column);
    roles.time().ifPresent(frame::column);
    roles.offset().ifPresent(name -> checkOffset(name, frame, kept));
    roles
        .weights()
        .ifPresent(name -> {
          Numbers weights = frame.numbers(name);
          double total = 0;
          for (int row = 0; row < weights.rows(); row++) {
            double weight = weights.at(row);
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
              throw new IllegalArgumentException(
                  "weight '%s' is '%s' in row %s; weights are zero or more"
                      .formatted(name, weights.text(row), kept.place(row)));
            }
            total += weight;
          }
          if (total <= 0) {
            throw new IllegalArgumentException("weight '%s' is zero in every row".formatted(name));
          }
        });
  }

  /// The task of finding the rows that are unlike the others, by all columns.
  public static Task anomalies(Frame frame) {
    String name = "anomaly";
    while (frame.has(name)) {
      name += "_";
    }
    return anomalies(frame, new Roles(name), List.of());
  }

  /// The task of finding the rows that are unlike the others, where a column says of some or all of
  /// them whether they are: it is kept from a model, which may be held against it afterwards.
  ///
  /// @param labels the column's name; it holds two values, the strange one `yes`, `true`, `1`, or
  ///   else the last in sort order
  /// @throws IllegalArgumentException when the column is not there or has not two values
  public static Task anomalies(Frame frame, String labels) {
    var levels = KindGuess.levels(labels, frame.column(labels), TaskKind.ANOMALY);
    return anomalies(frame, new Roles(labels), levels);
  }

  private static Task anomalies(Frame frame, Roles roles, List<String> levels) {
    var output = new Output(roles.target(), TaskKind.ANOMALY, levels);
    var target = new Target.Unknown(frame.rows());
    return new Task(frame, roles, Set.of(), output, target, "it was told", Kept.all(), null);
  }

  private static void checkOffset(String name, Frame frame, Kept kept) {
    Numbers offset = frame.numbers(name);
    for (int row = 0; row < offset.rows(); row++) {
      if (!Double.isFinite(offset.at(row))) {
        throw new IllegalArgumentException(
            "offset '%s' is '%s' in row %s; every row needs a finite number"
                .formatted(name, offset.text(row), kept.place(row)));
      }
    }
  }

  /// This task told to be of a kind.
  ///
  /// @throws IllegalArgumentException when the target cannot be of that kind
  public Task kind(TaskKind kind) {
    if (kind == output.kind()) return this;
    if (kind == TaskKind.ANOMALY) return anomalies(frame, roles.target()).hidden(hidden);
    var column = frame.column(roles.target());
    var levels = KindGuess.levels(roles.target(), column, kind);
    return of(frame, roles, new Output(roles.target(), kind, levels), "it was told", kept)
        .like(this);
  }

  /// This task with another of its two classes as the positive one.
  ///
  /// @param word the class; of yes and no also as `true`, `false`, `y` or `n`
  /// @throws IllegalArgumentException when the task is not binary or has no such class
  public Task positive(String word) {
    String level = level(word);
    if (output.levels().size() != 2) {
      throw new IllegalArgumentException(
          "target '%s' is %s; only a binary one has a positive class"
              .formatted(roles.target(), output.kind().key()));
    }
    if (!output.levels().contains(level)) {
      throw new IllegalArgumentException(
          "target '%s' has no class '%s'; its classes are %s"
              .formatted(roles.target(), word, String.join(", ", output.levels())));
    }
    var levels = KindGuess.withLast(output.levels(), level);
    if (output.kind() == TaskKind.ANOMALY) return anomalies(frame, roles, levels).hidden(hidden);
    return of(frame, roles, new Output(roles.target(), output.kind(), levels), reason, kept)
        .like(this);
  }

  /// A level as the target writes it: a column of yes and no also answers to `true` and `n`.
  private String level(String word) {
    if (output.levels().isEmpty() || output.levels().contains(word)) return word;
    if (!(frame.column(roles.target()) instanceof YesNo)) return word;
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "y" -> "yes";
      case "no", "false", "n" -> "no";
      default -> word;
    };
  }

  private Task like(Task other) {
    return new Task(
        frame, roles, other.hidden, output, target, reason, other.kept, other.validation);
  }

  /// This task with these columns, and no others beside those that [Roles#hidden()] names, kept
  /// from a model. They stay in the frame: rows may be divided by them.
  public Task hidden(Set<String> names) {
    names.forEach(frame::column);
    return new Task(frame, roles, Set.copyOf(names), output, target, reason, kept, validation);
  }

  /// This task with rows held back from learning, for those learners that watch them to know when
  /// to stop.
  public Task validation(Task rows) {
    return new Task(frame, roles, hidden, output, target, reason, kept, rows);
  }

  /// These rows of this task, in this order, without its validation rows.
  public Task rows(int[] rows) {
    return new Task(
        frame.rows(rows), roles, hidden, output, target.rows(rows), reason, kept.picked(), null);
  }

  /// This task with other columns: the same rows, target and roles.
  public Task frame(Frame frame) {
    if (frame.rows() != this.frame.rows()) {
      throw new IllegalArgumentException(
          "the frame has %s rows, the task %s".formatted(frame.rows(), this.frame.rows()));
    }
    return new Task(frame, roles, hidden, output, target, reason, kept, validation);
  }

  /// All columns of the rows that have a target.
  public Frame frame() {
    return frame;
  }

  /// The columns a model may see.
  public Frame inputs() {
    Set<String> kept = new HashSet<>(roles.hidden());
    kept.addAll(hidden);
    return frame.without(kept);
  }

  /// Which columns are no inputs, and why.
  public Roles roles() {
    return roles;
  }

  /// What is to be predicted.
  public Output output() {
    return output;
  }

  /// Of which kind the task is.
  public TaskKind kind() {
    return output.kind();
  }

  /// Why it is of that kind, in words that follow "because".
  public String reason() {
    return reason;
  }

  /// What is to be predicted, row by row.
  public Target target() {
    return target;
  }

  /// The classes of a task that predicts classes.
  ///
  /// @throws IllegalArgumentException when it predicts numbers
  public Target.Classes classes() {
    if (target instanceof Target.Classes classes) return classes;
    throw new IllegalArgumentException(
        target instanceof Target.Unknown
            ? "the task has no target"
            : "target '%s' holds numbers, not classes".formatted(roles.target()));
  }

  /// The numbers of a task that predicts numbers.
  ///
  /// @throws IllegalArgumentException when it predicts classes
  public Target.Amounts amounts() {
    if (target instanceof Target.Amounts amounts) return amounts;
    throw new IllegalArgumentException(
        target instanceof Target.Unknown
            ? "the task has no target"
            : "target '%s' holds classes, not numbers".formatted(roles.target()));
  }

  /// How much each row counts; one each where no column of weights is named.
  public double[] weights() {
    if (roles.weights().isPresent()) return frame.numbers(roles.weights().get()).toArray();
    double[] ones = new double[rows()];
    Arrays.fill(ones, 1);
    return ones;
  }

  /// What each row's score starts from; nothing where no column of offsets is named.
  public double[] offset() {
    if (roles.offset().isPresent()) return frame.numbers(roles.offset().get()).toArray();
    return new double[rows()];
  }

  /// The number of each row's group, from 0 in the order in which groups come first. A row without
  /// a group is a group of its own.
  ///
  /// @throws IllegalArgumentException when no column of groups is named
  public int[] groups() {
    String name =
        roles
            .group()
            .orElseThrow(() -> new IllegalArgumentException("the task names no column of groups"));
    Column column = frame.column(name);
    Map<String, Integer> numbers = new HashMap<>();
    int[] groups = new int[rows()];
    int count = 0;
    for (int row = 0; row < groups.length; row++) {
      Integer known = column.missing(row) ? null : numbers.putIfAbsent(column.text(row), count);
      groups[row] = known == null ? count++ : known;
    }
    return groups;
  }

  /// How many rows there are.
  public int rows() {
    return frame.rows();
  }

  /// How many rows were left out because their target is missing or infinite.
  public int dropped() {
    return kept.dropped();
  }

  /// The rows held back to know when to stop.
  public Optional<Task> validation() {
    return Optional.ofNullable(validation);
  }
}
