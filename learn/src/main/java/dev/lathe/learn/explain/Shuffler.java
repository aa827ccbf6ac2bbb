package dev.lathe.learn.explain;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.learn.Recipe;
import dev.lathe.math.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/*
 * Gives prepared frames in which one raw column is shuffled, without preparing each of them.
 *
 * A recipe treats each row by itself, so shuffling a raw column shuffles, in the same way, every
 * prepared column that comes from it alone. Which come from which is found by preparing frames in
 * which many raw columns are shuffled at once, all alike: frame b shuffles those whose number
 * (counted from 1) has bit b set. A prepared column that comes from one raw column is shuffled in
 * just the frames that spell its number; one that is neither as it was nor shuffled whole comes from
 * several. That takes as many preparations as the number of columns has bits. Where a prepared column
 * comes from several, every frame is prepared in full.
 */
final class Shuffler {
  private final Recipe recipe;
  private final Frame raw;
  private final Frame prepared;
  private final long seed;
  private final boolean separate;
  private final List<List<Integer>> derived;

  Shuffler(Recipe recipe, Frame raw, long seed) {
    this.recipe = recipe;
    this.raw = raw;
    this.seed = seed;
    this.prepared = recipe.apply(raw);
    int[] numbers = sources();
    boolean alone = true;
    this.derived = new ArrayList<>();
    for (int column = 0; column < raw.width(); column++) {
      derived.add(new ArrayList<>());
    }
    for (int column = 0; column < numbers.length; column++) {
      if (numbers[column] > raw.width() || numbers[column] < 0) alone = false;
      else if (numbers[column] > 0) derived.get(numbers[column] - 1).add(column);
    }
    this.separate = alone;
  }

  /// The rows as they are, prepared.
  Frame prepared() {
    return prepared;
  }

  /// The name of a raw column.
  String name(int column) {
    return raw.names().get(column);
  }

  /// The rows prepared, with some raw columns shuffled alike; empty where nothing prepared comes
  /// from them.
  Optional<Frame> shuffled(List<Integer> wanted, int shuffle) {
    int[] order = permutation(raw.rows(), seed, wanted.getFirst(), shuffle);
    if (!separate) {
      return Optional.of(recipe.apply(shuffled(raw, wanted, order)));
    }
    List<Integer> places = wanted.stream().flatMap(column -> derived.get(column).stream()).toList();
    return places.isEmpty() ? Optional.empty() : Optional.of(shuffled(prepared, places, order));
  }

  private static Frame shuffled(Frame frame, List<Integer> places, int[] order) {
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < frame.width(); column++) {
      columns.add(frame.column(column));
    }
    for (int place : places) {
      columns.set(place, columns.get(place).rows(order));
    }
    return Frame.of(frame.names(), columns, frame.origin());
  }

  /// The order that a column is shuffled into.
  static int[] permutation(int rows, long seed, int column, int shuffle) {
    return RandomStream.of(seed, "importance", column, shuffle).permutation(rows);
  }

  /// For each prepared column the number of the raw column it comes from, counted from 1: 0 for
  /// none, negative for several.
  private int[] sources() {
    int[] order = permutation(raw.rows(), seed, -1, 0);
    int[] sources = new int[prepared.width()];
    for (int bit = 0; raw.width() >> bit > 0; bit++) {
      int set = bit;
      List<Integer> some =
          IntStream.range(0, raw.width())
              .filter(column -> ((column + 1) >> set & 1) == 1)
              .boxed()
              .toList();
      Frame mixed = recipe.apply(shuffled(raw, some, order));
      for (int column = 0; column < sources.length; column++) {
        Column before = prepared.column(column);
        Column after = mixed.column(column);
        if (sources[column] < 0 || after.equals(before)) continue;
        sources[column] = after.equals(before.rows(order)) ? sources[column] | 1 << bit : -1;
      }
    }
    return sources;
  }
}
