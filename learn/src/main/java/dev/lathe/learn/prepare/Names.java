package dev.lathe.learn.prepare;

import dev.lathe.learn.Task;
import java.util.HashSet;
import java.util.Set;

/// Names for new columns that clash with no other.
final class Names {
  private final Set<String> taken;

  Names(Task task) {
    taken = new HashSet<>(task.frame().names());
    taken.addAll(task.roles().hidden());
  }

  /// This name, with as many underscores behind it as it takes to be new.
  String unique(String wanted) {
    String name = wanted;
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }
}
