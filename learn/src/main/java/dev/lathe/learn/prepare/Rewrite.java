package dev.lathe.learn.prepare;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/// Replaces some columns of a frame, each in its place; the others stay as they are.
///
/// @param pieces one for each column that is replaced
record Rewrite<P extends Piece>(List<P> pieces) {
  /// With fewer cells than this a second thread costs more than it saves.
  private static final long CELLS_FOR_THREADS = 200_000;

  Rewrite {
    pieces = List.copyOf(pieces);
    Set<String> seen = new HashSet<>();
    for (P piece : pieces) {
      Sound.check(seen.add(piece.column()), "a column is prepared twice by one step");
    }
  }

  Frame apply(Frame frame) {
    List<List<Column>> made =
        each(
            pieces.size(),
            (long) frame.rows() * pieces.size(),
            i -> pieces.get(i).apply(frame.column(pieces.get(i).column())));
    int[] places = new int[frame.width()];
    int width = frame.width();
    for (int i = 0; i < made.size(); i++) {
      places[frame.position(pieces.get(i).column())] = i + 1;
      width += made.get(i).size() - 1;
    }
    List<String> names = new ArrayList<>(width);
    List<Column> columns = new ArrayList<>(width);
    for (int position = 0; position < places.length; position++) {
      int place = places[position];
      if (place == 0) {
        names.add(frame.names().get(position));
        columns.add(frame.column(position));
      } else {
        names.addAll(pieces.get(place - 1).names());
        columns.addAll(made.get(place - 1));
      }
    }
    return frame.derived(names, columns);
  }

  /// The results for each number, found in parallel where there is enough to do.
  static <T> List<T> each(int size, long cells, IntFunction<T> body) {
    if (cells >= CELLS_FOR_THREADS) return Workers.current().map(size, body);
    List<T> results = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      results.add(body.apply(i));
    }
    return results;
  }
}
