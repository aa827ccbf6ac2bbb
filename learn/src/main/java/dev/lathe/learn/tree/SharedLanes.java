package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.Lanes;
import java.util.Arrays;

/// Takes the sums of each column out of those of the lane that it shares with others.
final class SharedLanes {
  private final BinnedTable table;
  private final HistogramLayout layout;
  private final int[] columns;

  /// @param columns the columns that take part, of which those in shared lanes are looked at
  SharedLanes(BinnedTable table, HistogramLayout layout, int[] columns) {
    this.table = table;
    this.layout = layout;
    this.columns =
        Arrays.stream(columns)
            .filter(table::dense)
            .filter(column -> table.lanes().shared(table.lanes().of(table.place(column))))
            .toArray();
  }

  /// Completes a histogram to whose lanes all rows of a node were added.
  void complete(Histogram histogram) {
    Lanes lanes = table.lanes();
    for (int column : columns) {
      int place = table.place(column);
      int lane = lanes.of(place);
      long[] from = histogram.word(lane / BinnedTable.LANES);
      int first = layout.lane(lane);
      int step = lanes.step(place);
      int values = lanes.values(place);
      long[] to = histogram.of(column);
      int at = layout.offset(column);
      for (int start = first; start < first + lanes.room(lane); start += step * values) {
        add(from, start, step, values, to, at);
      }
    }
  }

  private static void add(long[] from, int start, int step, int values, long[] to, int at) {
    int place = start;
    for (int value = 0; value < values; value++) {
      long sum = 0;
      for (int i = 0; i < step; i++) sum += from[place++];
      to[at + value] += sum;
    }
  }
}
