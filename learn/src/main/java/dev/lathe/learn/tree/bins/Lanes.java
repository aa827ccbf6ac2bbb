package dev.lathe.learn.tree.bins;

import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which columns share a byte of a row: a column of many bins has a lane of its own, several of few
/// bins share one as the digits of a number, so that one addition to a histogram counts for all of
/// them. Flags, one-hot columns and categories of few levels thus cost a half to an eighth.
///
/// Columns are laid into lanes first-fit, those of most values first; none is left out, and what a
/// lane holds says of each of its columns exactly what it was.
public final class Lanes {
  /// How many values a byte tells apart.
  static final int ROOM = 256;

  /// Columns of more values have a lane to themselves: sums of so many values, column by column,
  /// are no longer cheaper to take out of a shared lane than to add up.
  private static final int FEW = 64;

  private final int[] lanes;
  private final int[] steps;
  private final int[] values;
  private final int[] rooms;
  private final int[] members;

  private Lanes(int[] values, int[] sizes) {
    this.values = values;
    lanes = new int[values.length];
    steps = new int[values.length];
    List<Integer> filled = new ArrayList<>();
    for (int column : bySize(values)) {
      int lane = values[column] > FEW ? filled.size() : withRoom(filled, values[column]);
      if (lane == filled.size()) filled.add(1);
      lanes[column] = lane;
      steps[column] = filled.get(lane);
      filled.set(lane, values[column] > FEW ? ROOM : filled.get(lane) * values[column]);
    }
    rooms = filled.stream().mapToInt(Integer::intValue).toArray();
    members = new int[rooms.length];
    for (int lane : lanes) members[lane]++;
    for (int column = 0; column < values.length; column++) {
      if (!shared(lanes[column])) rooms[lanes[column]] = sizes[column];
    }
  }

  /// Lays columns into lanes.
  ///
  /// @param columns the bins of each column, as unsigned bytes
  /// @param sizes how many bins each column has, that of missing values included
  static Lanes of(byte[][] columns, int[] sizes, Workers workers) {
    int[] values = new int[columns.length];
    workers.forEach(columns.length, column -> values[column] = values(columns[column]));
    return new Lanes(values, sizes);
  }

  private static int values(byte[] column) {
    int most = 0;
    for (byte bin : column) most = Math.max(most, bin & 0xFF);
    return most + 1;
  }

  private static int[] bySize(int[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingInt(column -> -values[column]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int withRoom(List<Integer> filled, int values) {
    for (int lane = 0; lane < filled.size(); lane++) {
      if (filled.get(lane) < ROOM && filled.get(lane) * values <= ROOM) return lane;
    }
    return filled.size();
  }

  /// How many lanes there are.
  public int count() {
    return rooms.length;
  }

  /// The lane of a column.
  public int of(int column) {
    return lanes[column];
  }

  /// What a column's bin is multiplied by in its lane.
  public int step(int column) {
    return steps[column];
  }

  /// How many values a column has, 256 at most.
  public int values(int column) {
    return values[column];
  }

  /// How many sums a lane needs, 256 at most.
  public int room(int lane) {
    return rooms[lane];
  }

  /// Whether several columns share a lane.
  public boolean shared(int lane) {
    return members[lane] > 1;
  }
}
