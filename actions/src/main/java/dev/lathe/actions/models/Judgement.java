package dev.lathe.actions.models;

import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Field;
import dev.lathe.frame.Frame;
import dev.lathe.io.Reading;
import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Model;
import dev.lathe.learn.Output;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Task;
import dev.lathe.learn.metrics.Evaluator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Holds what a model says of rows against what is known of them.
public final class Judgement {
  private static final Set<String> ANSWERS = Set.of("yes", "no");

  private final Model model;

  /// Of this model.
  public Judgement(Model model) {
    this.model = model;
  }

  /// How to read the rows: only the columns that are needed, and by their [#typed] types.
  public Reading reading(Reading reading) {
    Set<String> only = new HashSet<>(model.signature().inputs().names());
    Output output = model.signature().output();
    only.add(output.target());
    output.group().ifPresent(only::add);
    return typed(reading).only(only);
  }

  /// How to read rows with further columns: text where the model learned from text, even if it
  /// looks like numbers here.
  public Reading typed(Reading reading) {
    Map<String, ColumnType> types = new HashMap<>();
    for (Field field : model.signature().inputs().fields()) {
      boolean words = field.type() == ColumnType.CATEGORIES || field.type() == ColumnType.TEXT;
      if (words) types.put(field.name(), field.type());
    }
    Output output = model.signature().output();
    if (words(output)) types.put(output.target(), ColumnType.CATEGORIES);
    return reading.types(types);
  }

  /// Whether the classes are written as they are, and not as numbers or answers are written.
  private static boolean words(Output output) {
    if (output.levels().isEmpty() || ANSWERS.containsAll(output.levels())) return false;
    return !output.levels().stream().allMatch(Judgement::number);
  }

  private static boolean number(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException _) {
      return false;
    }
  }

  /// The scores on the rows whose target is known.
  ///
  /// @throws IllegalArgumentException when the target or a column that the model needs is missing
  public Evaluation of(Frame frame) {
    Output output = model.signature().output();
    var roles =
        new Roles(
            output.target(), Optional.empty(), output.group(), Optional.empty(), output.offset());
    Task task = Task.of(frame, roles, output);
    if (task.rows() == 0) {
      throw new IllegalArgumentException(
          "'%s' is missing in every row; there is nothing to score against"
              .formatted(output.target()));
    }
    return Evaluator.of(task, model.predict(task.frame()), model.card().provenance().seed());
  }
}
