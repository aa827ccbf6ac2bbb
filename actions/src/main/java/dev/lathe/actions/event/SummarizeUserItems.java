package dev.lathe.actions.event;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.event.UserItems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Tells which users met which items: how many there are, how full the table is, and what was met
/// most.
///
/// **Cost.** A million events, some seconds and some hundred megabytes; more are refused.
///
/// @param project a project
/// @param of which events
/// @param items what the items are
/// @param most how many items at most
@Asks(
    name = "summarize-user-items",
    does = "Tells how many users met how many items, and which items most users met.",
    needs = Role.VIEWER)
public record SummarizeUserItems(
    @Argument("where") String project,
    Which of,
    Items items,
    @Argument(value = "how many items to tell", least = 1, most = 10_000) int most)
    implements Action<SummarizeUserItems.Result> {
  /// What was met.
  ///
  /// @param users how many
  /// @param items how many
  /// @param cells pairs of a user and an item that met
  /// @param share of all pairs, `[0, 1]`
  /// @param met the items that most users met, the most first
  public record Result(int users, int items, int cells, double share, List<Met> met) {}

  /// An item.
  ///
  /// @param item its name
  /// @param users that met it
  /// @param times it was met
  public record Met(String item, int users, double times) {}

  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public Result run(Workbench bench) {
    UserItems table = items.table(bench.store(), project, of);
    int[] users = new int[table.items().size()];
    double[] times = new double[users.length];
    for (int user = 0; user < table.users().size(); user++) {
      for (int item : table.items(user)) {
        users[item]++;
        times[item] += table.count(user, item);
      }
    }
    var met = new ArrayList<Met>();
    for (int item = 0; item < users.length; item++) {
      met.add(new Met(table.items().get(item), users[item], times[item]));
    }
    met.sort(Comparator.comparingInt(Met::users).reversed().thenComparing(Met::item));
    double pairs = (double) table.users().size() * users.length;
    return new Result(
        table.users().size(),
        users.length,
        table.cells(),
        pairs == 0 ? 0 : table.cells() / pairs,
        List.copyOf(met.subList(0, Math.min(most, met.size()))));
  }
}
