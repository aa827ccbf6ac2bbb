package dev.lathe.learn.tree;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Setting;
import dev.lathe.learn.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What scores may not do, whatever the rows say: fall where a column rises, or hang on columns
/// together that are to act apart.
///
/// ```java
/// var constraints = new Constraints().rising("income").falling("debt").together("age", "income");
/// var learner = new GradientBoosting().growth(new Growth().constraints(constraints));
/// ```
///
/// Columns in no group of `interactions` form one more group; without any group, all columns may
/// act together.
///
/// @param monotone columns of numbers in which the score never falls (`+name`) or never rises
///   (`-name`), divided by semicolons
/// @param interactions groups of columns that may act together, names divided by semicolons, groups
///   by bars
public record Constraints(
    @Setting("columns in which the score never falls (+name) or rises (-name), divided by ;")
        String monotone,
    @Setting("columns that may act together, names divided by ; and groups by |")
        String interactions) {

  /// No constraint.
  public Constraints() {
    this("", "");
  }

  public Constraints {
    var _ = directions(monotone);
    var _ = groups(interactions);
  }

  /// These constraints with columns of which the score never falls as they rise.
  public Constraints rising(String... columns) {
    return monotone('+', columns);
  }

  /// These constraints with columns of which the score never rises as they rise.
  public Constraints falling(String... columns) {
    return monotone('-', columns);
  }

  private Constraints monotone(char sign, String... columns) {
    String more = Arrays.stream(columns).map(name -> sign + name).collect(Collectors.joining(";"));
    return new Constraints(monotone.isEmpty() ? more : monotone + ";" + more, interactions);
  }

  /// These constraints with one more group of columns that may act together.
  public Constraints together(String... columns) {
    String group = String.join(";", columns);
    return new Constraints(monotone, interactions.isEmpty() ? group : interactions + "|" + group);
  }

  /// 1 for each column that scores rise with, -1 for each that they fall with.
  Map<String, Integer> directions() {
    return directions(monotone);
  }

  /// The groups of columns that may act together.
  List<List<String>> groups() {
    return groups(interactions);
  }

  /// Refuses columns that are not among those that would be learned from, and a direction of
  /// categories. Plain columns of numbers are looked at as they are; for others the columns are
  /// prepared once, to see what becomes of them.
  void check(Task task, Preparation preparation) {
    Frame inputs = task.inputs();
    Stream<String> named =
        Stream.concat(directions().keySet().stream(), groups().stream().flatMap(List::stream));
    if (named.allMatch(name -> inputs.has(name) && plain(inputs.column(name)))) return;
    Frame prepared = preparation.fit(task).frame();
    check(prepared.names(), column -> !(prepared.column(column) instanceof Categories));
  }

  private static boolean plain(Column column) {
    return column instanceof Numbers || column instanceof YesNo;
  }

  /// Refuses columns that are not among these, and a direction of one that holds no numbers.
  ///
  /// @param numbers whether the column of that number holds numbers
  void check(List<String> names, IntPredicate numbers) {
    for (String name : directions().keySet()) {
      int column = place(names, name, "monotone");
      if (!numbers.test(column)) {
        throw new IllegalArgumentException(
            "monotone names column '%s', which holds categories; only numbers have a direction"
                .formatted(name));
      }
    }
    for (List<String> group : groups()) {
      for (String name : group) place(names, name, "interactions");
    }
  }

  private static int place(List<String> names, String name, String key) {
    int column = names.indexOf(name);
    if (column < 0) {
      throw new IllegalArgumentException(
          "%s names column '%s', which is not among the columns learned from: %s"
              .formatted(
                  key, name, String.join(", ", names.subList(0, Math.min(20, names.size())))));
    }
    return column;
  }

  private static Map<String, Integer> directions(String text) {
    Map<String, Integer> directions = new LinkedHashMap<>();
    for (String part : parts(text, ";")) {
      char sign = part.charAt(0);
      String name = part.substring(1).strip();
      if ((sign != '+' && sign != '-') || name.isEmpty()) {
        throw new IllegalArgumentException(
            "monotone must be columns with + or - before each, divided by ;, got '%s'"
                .formatted(text));
      }
      if (directions.put(name, sign == '+' ? 1 : -1) != null) {
        throw new IllegalArgumentException(
            "monotone names column '%s' twice; name it once".formatted(name));
      }
    }
    return directions;
  }

  private static List<List<String>> groups(String text) {
    List<List<String>> groups = new ArrayList<>();
    for (String group : parts(text, "\\|")) groups.add(parts(group, ";"));
    return List.copyOf(groups);
  }

  private static List<String> parts(String text, String divider) {
    return Arrays.stream(text.split(divider))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
