package dev.lathe.learn.explain;

import dev.lathe.learn.Card;
import dev.lathe.learn.Model;
import dev.lathe.learn.Task;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// What each column is worth to a model: how much worse its score gets when the column's values are
/// shuffled among the rows.
///
/// Use rows the model had not learned from. Of two columns that say the same, each may look worth
/// little, as the other stands in for it.
///
/// ```java
/// static List<Card.Importance> importances(Model model, Task test) {
///   return PermutationImportance.of(model, test, Metric.ranking(test.kind()), 0);
/// }
/// ```
///
/// The columns are those the model was given, before any preparation: a date counts as one.
///
/// **Units.** That of the metric, more is more important; around 0, or below by chance, for a
/// column that is worth nothing, and just 0 for one that the model never looks at.
///
/// **Cost.** The 30 best columns are shuffled 5 times, on at most 5000 rows, fewer where the model
/// is slow; which they are is found by 2 shuffles of every column on fewer rows, and that figure
/// stands for the others. Of more than 500 columns, groups are shuffled first, and only the 250
/// columns of the best groups are weighed and given. A few seconds, in parallel over the columns.
///
/// **Source.** Breiman, *Random forests*, Machine Learning 2001, section 10; Fisher, Rudin and
/// Dominici, *All models are wrong, but many are useful*, JMLR 2019, for any model.
public final class PermutationImportance {
  private static final int SHUFFLES = 5;
  private static final int QUICK_SHUFFLES = 2;
  private static final int THOROUGHLY = 30;
  private static final int SINGLY = 500;
  private static final int GROUPS = 250;
  private static final Comparator<Card.Importance> BEST_FIRST =
      Comparator.comparingDouble(Card.Importance::worth)
          .reversed()
          .thenComparing(Card.Importance::column);

  private PermutationImportance() {}

  /// What each column is worth, the most important first, equals by name; empty where the score is
  /// not defined.
  ///
  /// @param task rows with a target, in the terms of the model
  /// @param seed where the shuffling starts
  public static List<Card.Importance> of(Model model, Task task, Metric metric, long seed) {
    List<String> names = model.signature().inputs().names();
    if (task.rows() == 0 || names.isEmpty()) return List.of();
    List<Integer> columns = IntStream.range(0, names.size()).boxed().toList();
    var scale = new Scale(model, task, metric, seed);
    if (columns.size() > SINGLY) columns = promising(scale.weighing(GROUPS), columns);
    Set<String> best = new HashSet<>(names);
    List<Card.Importance> found = new ArrayList<>();
    if (columns.size() > THOROUGHLY) {
      var quick = scale.weighing(columns.size() * QUICK_SHUFFLES);
      List<Card.Importance> all = weigh(quick, columns, QUICK_SHUFFLES);
      best.clear();
      all.stream().limit(THOROUGHLY).forEach(importance -> best.add(importance.column()));
      all.stream().skip(THOROUGHLY).forEach(found::add);
    }
    List<Integer> chosen =
        columns.stream().filter(column -> best.contains(names.get(column))).toList();
    found.addAll(weigh(scale.weighing(chosen.size() * SHUFFLES), chosen, SHUFFLES));
    return found.stream().sorted(BEST_FIRST).toList();
  }

  private static List<Card.Importance> weigh(
      Weighing weighing, List<Integer> columns, int shuffles) {
    if (!weighing.defined()) return List.of();
    return Workers.current()
        .map(columns.size(), i -> weighing.importance(columns.get(i), shuffles))
        .stream()
        .sorted(BEST_FIRST)
        .toList();
  }

  /// The columns of those groups whose shuffling costs most, as many as there are groups.
  private static List<Integer> promising(Weighing weighing, List<Integer> columns) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int group = 0; group < GROUPS; group++) {
      int first = group;
      groups.add(columns.stream().filter(column -> column % GROUPS == first).toList());
    }
    List<Double> losses = Workers.current().map(GROUPS, group -> weighing.loss(groups.get(group)));
    return IntStream.range(0, GROUPS)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer group) -> -losses.get(group)))
        .flatMap(group -> groups.get(group).stream())
        .limit(GROUPS)
        .sorted()
        .toList();
  }
}
