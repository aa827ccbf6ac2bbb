package dev.lathe.learn.validation;

import dev.lathe.frame.Column;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Times;
import dev.lathe.learn.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The rows of a task in the order of time. Rows of one time are never parted, nor is a group: it
/// stands where its latest row does.
final class Timeline {
  private final int[] order;
  private final boolean[] parts;
  private final String name;

  private Timeline(int[] order, boolean[] parts, String name) {
    this.order = order;
    this.parts = parts;
    this.name = name;
  }

  static Timeline of(Task task) {
    String name = task.roles().time().orElseThrow();
    double[] times = times(name, task.frame().column(name));
    int[] unit = new int[times.length];
    if (task.roles().group().isPresent()) {
      Groups groups = Groups.of(task);
      double[] latest = new double[groups.count()];
      Arrays.fill(latest, Double.NEGATIVE_INFINITY);
      for (int row = 0; row < times.length; row++) {
        unit[row] = groups.at(row);
        latest[unit[row]] = Math.max(latest[unit[row]], times[row]);
      }
      for (int row = 0; row < times.length; row++) {
        times[row] = latest[unit[row]];
      }
    }
    int[] order =
        IntStream.range(0, times.length)
            .boxed()
            .sorted((a, b) -> Double.compare(times[a], times[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    boolean[] parts = new boolean[order.length];
    for (int place = 1; place < order.length; place++) {
      parts[place] = times[order[place]] > times[order[place - 1]];
    }
    return new Timeline(order, parts, name);
  }

  private static double[] times(String name, Column column) {
    double[] times = new double[column.rows()];
    for (int row = 0; row < times.length; row++) {
      double time =
          switch (column) {
            case Times each -> each.missing(row) ? Double.NaN : each.micros(row);
            case Numbers each -> each.at(row);
            default ->
                throw new IllegalArgumentException(
                    "column '%s' holds %s; rows are put in order by dates or numbers"
                        .formatted(name, column.type().key()));
          };
      times[row] = Double.isNaN(time) ? Double.NEGATIVE_INFINITY : time + 0.0;
    }
    return times;
  }

  Division holdout(double share) {
    int cut = cut(0, (int) Math.round(order.length * (1 - share)));
    if (cut == 0) throw oneTime();
    return division(cut, order.length);
  }

  List<Division> folds(int folds) {
    List<Integer> cuts = new ArrayList<>();
    for (int block = 1; block <= folds; block++) {
      int last = cuts.isEmpty() ? 0 : cuts.getLast();
      int cut = cut(last, (int) ((long) order.length * block / (folds + 1)));
      if (cut > last) cuts.add(cut);
    }
    if (cuts.isEmpty()) throw oneTime();
    List<Division> divisions = new ArrayList<>();
    for (int fold = 0; fold < cuts.size(); fold++) {
      int end = fold + 1 < cuts.size() ? cuts.get(fold + 1) : order.length;
      divisions.add(division(cuts.get(fold), end));
    }
    return divisions;
  }

  /// The place nearest to the wanted one, beyond the last cut, where rows may be parted; 0 when
  /// there is none.
  private int cut(int last, int wanted) {
    for (int away = 0; away < order.length; away++) {
      if (wanted - away > last && parts[wanted - away]) return wanted - away;
      int later = wanted + away;
      if (later > last && later < order.length && parts[later]) return later;
    }
    return 0;
  }

  private Division division(int cut, int end) {
    return new Division(
        Arrays.stream(order, 0, cut).sorted().toArray(),
        Arrays.stream(order, cut, end).sorted().toArray());
  }

  private IllegalArgumentException oneTime() {
    return new IllegalArgumentException(
        "column '%s' has one time in every row; earlier and later rows cannot be told apart"
            .formatted(name));
  }
}
