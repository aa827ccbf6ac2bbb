package dev.lathe.learn.prepare;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Recipe;
import dev.lathe.learn.Step;
import dev.lathe.learn.Task;
import java.util.ArrayList;
import java.util.List;

/// Preparations one after another, each fitted to what the one before it made.
///
/// @param preparations in order
public record Chain(List<Preparation> preparations) implements Preparation {
  public Chain {
    preparations = List.copyOf(preparations);
  }

  @Override
  public Prepared fit(Task task) {
    List<Step> steps = new ArrayList<>();
    Task current = task;
    Frame made = task.inputs();
    for (Preparation preparation : preparations) {
      Prepared prepared = preparation.fit(current);
      steps.addAll(prepared.recipe().steps());
      if (prepared.recipe().steps().isEmpty()) continue;
      made = prepared.frame();
      current = task.frame(beside(task, made));
    }
    return new Prepared(new Recipe(steps), made);
  }

  /// The columns that no model sees, and the prepared ones.
  private static Frame beside(Task task, Frame prepared) {
    List<String> names = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (String name : task.frame().names()) {
      if (task.roles().hidden().contains(name)) {
        names.add(name);
        columns.add(task.frame().column(name));
      }
    }
    for (int i = 0; i < prepared.width(); i++) {
      names.add(prepared.names().get(i));
      columns.add(prepared.column(i));
    }
    return task.frame().derived(names, columns);
  }

  /// What fitting a single step gives: the step's own work on the rows it was fitted to.
  static Prepared prepared(Step step, Frame inputs) {
    return new Prepared(new Recipe(List.of(step)), step.apply(inputs));
  }

  /// Whether any column holds this type.
  static boolean any(Frame inputs, Class<? extends Column> type) {
    for (int i = 0; i < inputs.width(); i++) {
      if (type.isInstance(inputs.column(i))) return true;
    }
    return false;
  }

  /// What fitting gives where there is nothing to do.
  static Prepared unchanged(Frame inputs) {
    return new Prepared(Recipe.none(), inputs);
  }
}
