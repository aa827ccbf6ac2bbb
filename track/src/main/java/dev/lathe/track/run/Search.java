package dev.lathe.track.run;

import dev.lathe.track.filter.Filter;
import dev.lathe.track.filter.Order;
import java.util.List;

/// Which runs to find.
///
/// @param experiments ids of the experiments to look in; of none, all
/// @param filter what must be true of them
/// @param order by what, the first counting most; then the newest first
/// @param view whether deleted ones are looked at
/// @param page which part of what is found
public record Search(
    List<String> experiments, Filter filter, List<Order> order, View view, Part page) {
  private static final int MOST_EXPERIMENTS = 1_000;
  private static final int MOST_ORDERS = 10;

  /// Copies the lists and refuses longer ones than anybody writes.
  public Search {
    experiments = List.copyOf(experiments);
    order = List.copyOf(order);
    atMost("experiments", experiments.size(), MOST_EXPERIMENTS);
    atMost("orders", order.size(), MOST_ORDERS);
  }

  private static void atMost(String what, int found, int most) {
    if (found > most) {
      throw new IllegalArgumentException(
          "a search names at most %s %s, got %s".formatted(most, what, found));
    }
  }

  /// The newest runs of these experiments.
  public static Search in(String... experiments) {
    return new Search(
        List.of(experiments), Filter.ALL, List.of(), View.ACTIVE, new Part(0, Part.USUAL));
  }

  /// This search with what must be true written in the filter language.
  public Search filter(String filter) {
    return new Search(experiments, Filter.parse(filter), order, view, page);
  }

  /// This search in the order that these say, such as `metrics.auc DESC`.
  public Search order(String... orders) {
    List<Order> parsed = List.of(orders).stream().map(Order::parse).toList();
    return new Search(experiments, filter, parsed, view, page);
  }

  /// This search with another look at deleted ones.
  public Search view(View view) {
    return new Search(experiments, filter, order, view, page);
  }

  /// This search for another part.
  public Search page(long skip, int most) {
    return new Search(experiments, filter, order, view, new Part(skip, most));
  }

  /// Part of what is found.
  ///
  /// @param skip how many to pass over
  /// @param most how many to give
  public record Part(long skip, int most) {
    static final int USUAL = 1_000;
    private static final int MOST = 50_000;

    /// Refuses parts that are none or too large.
    public Part {
      if (most < 1 || most > MOST) {
        throw new IllegalArgumentException(
            "1 to %s runs are found at a time, got %s".formatted(MOST, most));
      }
      if (skip < 0) throw new IllegalArgumentException("nothing comes before the first run");
    }
  }
}
