package dev.lathe.learn.tree;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.bins.ColumnBins;
import dev.lathe.learn.tree.bins.NumberBins;
import dev.lathe.learn.tree.ensemble.Inputs;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.List;

/// The columns of a frame as a forest searches them, so that a split is always a place in an order:
/// numbers as at most 255 places, which are bins of about as many rows each where there are more
/// values, and then beside them the exact rank of each value; levels of categories in the order of
/// their mean target ([LevelOrder]). For random cuts, the plain values.
final class ForestColumns {
  private final Inputs inputs;
  private final ForestColumn[] columns;

  private ForestColumns(Inputs inputs, ForestColumn[] columns) {
    this.inputs = inputs;
    this.columns = columns;
  }

  /// The columns of a frame.
  ///
  /// @param prepared numbers, yes/no and categories only
  /// @param means for each row the number that levels are ordered by
  /// @param weights one for each row; a row of weight 0 counts as absent
  /// @param most how many places a column of numbers may have, 2 to 255
  /// @param plain whether cuts are drawn between plain values
  static ForestColumns of(
      Frame prepared, double[] means, double[] weights, int most, boolean plain) {
    List<String> levels =
        prepared.names().stream()
            .filter(name -> prepared.column(name) instanceof Categories)
            .toList();
    Bins binned = Bins.of(prepared.select(levels), weights, most);
    List<ColumnBins> bins = new ArrayList<>();
    for (String name : prepared.names()) {
      int at = levels.indexOf(name);
      bins.add(at < 0 ? NumberBins.of() : binned.column(at));
    }
    var columns = new ForestColumn[prepared.width()];
    Workers workers = Bins.workers((long) prepared.rows() * prepared.width());
    workers.forEach(
        columns.length,
        column -> {
          Column source = prepared.column(column);
          boolean numbers = levels.indexOf(prepared.names().get(column)) < 0;
          columns[column] =
              numbers && plain
                  ? ForestColumn.plain(NumberBins.values(source))
                  : numbers
                      ? ForestColumn.numbers(NumberBins.values(source), weights, most)
                      : ForestColumn.levels(
                          LevelOrder.of(source, bins.get(column), means, weights), plain);
        });
    return new ForestColumns(Inputs.of(Bins.of(prepared.names(), bins)), columns);
  }

  /// What trees over these columns read.
  Inputs inputs() {
    return inputs;
  }

  int width() {
    return columns.length;
  }

  /// The place of each row's value in the column's order.
  byte[] places(int column) {
    return columns[column].places;
  }

  /// How many places there are, which is also the number of the missing one.
  int size(int column) {
    return columns[column].size;
  }

  /// Whether places hold several values each, which the ranks tell apart.
  boolean ranked(int column) {
    return columns[column].ranks.length > 0;
  }

  /// The rank of each row's value among all values, -1 where missing.
  int[] ranks(int column) {
    return columns[column].ranks;
  }

  /// The plain values; of categories their places.
  double[] values(int column) {
    return columns[column].values;
  }

  /// Whether any row of a column of plain values misses its value.
  boolean missing(int column) {
    return columns[column].missing;
  }

  /// Writes for each row of a stretch 0 where it goes left, 1 where it goes right.
  void sides(Place place, int[] rows, int from, int to, byte[] sides) {
    ForestColumn column = columns[place.column];
    switch (place.by) {
      case PLACES -> column.byPlaces(place, rows, from, to, sides);
      case RANKS -> column.byRanks(place, rows, from, to, sides);
      case VALUES -> column.byValues(place, rows, from, to, sides);
    }
  }

  /// Whether a place parts levels of categories.
  boolean levels(int column) {
    return columns[column].order.isPresent();
  }

  /// The bins of levels that go left, a bit for each.
  long[] goLeft(Place place) {
    ForestColumn column = columns[place.column];
    int last = place.by == Place.By.VALUES ? (int) Math.min(place.cut, column.size) : place.last;
    return column.order.orElseThrow().goLeft(last, place.missingLeft);
  }

  /// The number that what goes left does not exceed: midway between the values on both sides.
  ///
  /// @param rows the node's rows, parted: those from `middle` on went right
  double threshold(Place place, int[] rows, int from, int middle, int to) {
    if (place.by == Place.By.VALUES) return place.cut;
    if (place.next == Integer.MAX_VALUE) return Double.POSITIVE_INFINITY;
    return columns[place.column].midway(place, rows, from, middle, to);
  }
}
