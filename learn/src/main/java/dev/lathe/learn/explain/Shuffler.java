package dev.lathe.learn.explain;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.learn.Model;
import dev.lathe.learn.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  Shuffler(Model model, Frame raw, long seed) {
    this.recipe = model.basis().recipe();
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

  /// The rows prepared, with one raw column shuffled; empty where nothing prepared comes from it.
  Optional<Frame> shuffled(int column, int shuffle) {
    int[] order = PermutationImportance.permutation(raw.rows(), seed, column, shuffle);
    if (!separate) {
      return Optional.of(
          recipe.apply(raw.with(raw.names().get(column), raw.column(column).rows(order))));
    }
    if (derived.get(column).isEmpty()) return Optional.empty();
    List<Column> columns = new ArrayList<>();
    for (int each = 0; each < prepared.width(); each++) {
      columns.add(prepared.column(each));
    }
    for (int each : derived.get(column)) {
      columns.set(each, columns.get(each).rows(order));
    }
    return Optional.of(Frame.of(prepared.names(), columns, prepared.origin()));
  }

  /// For each prepared column the number of the raw column it comes from, counted from 1: 0 for
  /// none, negative for several.
  private int[] sources() {
    int[] order = PermutationImportance.permutation(raw.rows(), seed, -1, 0);
    int[] sources = new int[prepared.width()];
    for (int bit = 0; raw.width() >> bit > 0; bit++) {
      List<Column> columns = new ArrayList<>();
      for (int column = 0; column < raw.width(); column++) {
        boolean shuffle = ((column + 1) >> bit & 1) == 1;
        columns.add(shuffle ? raw.column(column).rows(order) : raw.column(column));
      }
      Frame mixed = recipe.apply(Frame.of(raw.names(), columns, raw.origin()));
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
