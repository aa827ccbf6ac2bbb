package dev.lathe.track.event;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// How often each user met each item, of which most are never: a table of which only what is not 0
/// is held.
///
/// **Shapes.** `(users, items)`, row by row.
public final class UserItems {
  private final List<String> users;
  private final List<String> items;
  private final int[] starts;
  private final int[] columns;
  private final double[] counts;

  /// What the items are.
  public sealed interface Item {
    /// What an event was about.
    record Category() implements Item {}

    /// What an event was.
    record Kind() implements Item {}

    /// A property of an event.
    record Property(String name) implements Item {}
  }

  private UserItems(List<String> users, List<String> items, Sparse sparse) {
    this.users = users;
    this.items = items;
    starts = sparse.starts;
    columns = sparse.columns;
    counts = sparse.counts;
  }

  private static final class Sparse {
    private final int[] starts;
    private final int[] columns;
    private final double[] counts;

    private Sparse(int users, int cells) {
      starts = new int[users + 1];
      columns = new int[cells];
      counts = new double[cells];
    }
  }

  static UserItems of(List<Event> events, Item item) {
    Map<String, Map<String, Integer>> met = new TreeMap<>();
    var items = new TreeSet<String>();
    int cells = 0;
    for (Event event : events) {
      String name =
          switch (item) {
            case Item.Category _ -> event.category();
            case Item.Kind _ -> event.kind();
            case Item.Property(String property) -> event.properties().getOrDefault(property, "");
          };
      if (name.isEmpty() || event.user().isEmpty()) continue;
      items.add(name);
      int often =
          met.computeIfAbsent(event.user(), _ -> new TreeMap<>()).merge(name, 1, Integer::sum);
      if (often == 1) cells++;
    }
    var sparse = new Sparse(met.size(), cells);
    var place = new HashMap<String, Integer>();
    for (String name : items) place.put(name, place.size());
    int user = 0;
    int cell = 0;
    for (Map<String, Integer> row : met.values()) {
      for (var one : row.entrySet()) {
        sparse.columns[cell] = place.getOrDefault(one.getKey(), 0);
        sparse.counts[cell++] = one.getValue();
      }
      sparse.starts[++user] = cell;
    }
    return new UserItems(List.copyOf(met.keySet()), List.copyOf(items), sparse);
  }

  /// The users, in the order of their names.
  public List<String> users() {
    return users;
  }

  /// The items, in the order of their names.
  public List<String> items() {
    return items;
  }

  /// How many cells are not 0.
  public int cells() {
    return columns.length;
  }

  /// How often a user met an item.
  public double count(int user, int item) {
    int at = Arrays.binarySearch(columns, starts[user], starts[user + 1], item);
    return at < 0 ? 0 : counts[at];
  }

  /// The items that a user met, by their place among the items.
  public int[] items(int user) {
    return Arrays.copyOfRange(columns, starts[user], starts[user + 1]);
  }

  /// The cells that are not 0 as rows: `user`, `item`, `count`.
  public Frame frame() {
    int[] rows = new int[columns.length];
    for (int user = 0; user < users.size(); user++) {
      Arrays.fill(rows, starts[user], starts[user + 1], user);
    }
    List<Column> whole =
        List.of(
            Categories.of(users, rows),
            Categories.of(items, columns.clone()),
            Numbers.of(counts.clone()));
    return Frame.of(List.of("user", "item", "count"), whole);
  }
}
