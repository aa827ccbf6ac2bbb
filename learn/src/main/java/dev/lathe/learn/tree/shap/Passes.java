package dev.lathe.learn.tree.shap;

import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * Blocks of rows taken down all trees, on all threads.
 *
 * Trees take memory when they are made ready. As many as fit into a bound are a batch; where there
 * is one batch only it is kept, else each is made, gone down by some blocks of rows, and dropped. A
 * block's sums are added up tree after tree whatever the batches and threads.
 */
final class Passes<T> {
  private static final long BATCH = 16_000_000; // numbers, 128 MB
  private static final long SUMS = 16_000_000;
  private static final int BLOCK_SUMS = 4_000_000;
  private static final int BLOCK_OF_PAIRS = 32;

  private final Game game;
  private final Way<T> way;
  private final List<Integer> ends = new ArrayList<>();
  private final List<T> kept;

  Passes(Game game, Way<T> way) {
    this(game, way, BATCH);
  }

  /// @param most how many numbers the trees of a batch take, if it has more than one
  Passes(Game game, Way<T> way, long most) {
    this.game = game;
    this.way = way;
    long taken = 0;
    for (int voice = 0; voice < game.voices(); voice++) {
      long size = way.size(game.voice(voice));
      if (taken > 0 && taken + size > most) {
        ends.add(voice);
        taken = 0;
      }
      taken += size;
    }
    ends.add(game.voices());
    kept = ends.size() == 1 ? ready(0) : List.of();
  }

  double[] expected() {
    return way.expected();
  }

  private List<T> ready(int batch) {
    int from = batch == 0 ? 0 : ends.get(batch - 1);
    return Workers.current().map(ends.get(batch) - from, i -> way.ready(game.voice(from + i)));
  }

  /// What takes the sums of a block of rows.
  @FunctionalInterface
  interface Written {
    /// Takes them.
    ///
    /// @param from the first row of the block
    void take(Sums sums, int from);
  }

  /// Finds the sums of some rows.
  ///
  /// @param rows `(rows, columns)`, row by row
  void run(double[] rows, int count, boolean withPairs, Written written) {
    int each = Math.max(1, game.outputs() * game.players());
    int block = Math.clamp(BLOCK_SUMS / each, 1, withPairs ? BLOCK_OF_PAIRS : way.block());
    int blocks = (count + block - 1) / block;
    long sums = (long) block * each * (withPairs ? game.players() : 1);
    int some = ends.size() == 1 ? blocks : Math.clamp(SUMS / sums, 1, blocks);
    for (int first = 0; first < blocks; first += some) {
      run(new Rows(rows, count, block, withPairs), first, Math.min(blocks, first + some), written);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // handed down once, never compared
  private record Rows(double[] cells, int count, int block, boolean withPairs) {}

  private void run(Rows rows, int first, int end, Written written) {
    @Nullable Sums[] all = new @Nullable Sums[end - first];
    for (int batch = 0; batch < ends.size(); batch++) {
      List<T> trees = ends.size() == 1 ? kept : ready(batch);
      boolean last = batch + 1 == ends.size();
      Workers.current()
          .forEach(
              all.length,
              i -> {
                int from = (first + i) * rows.block;
                Sums sums = all[i];
                if (sums == null) {
                  int some = Math.min(rows.block, rows.count - from);
                  sums = new Sums(game.outputs(), game.players(), some, rows.withPairs);
                }
                way.add(trees, rows.cells, from, sums);
                all[i] = last ? null : sums;
                if (last) written.take(sums, from);
              });
    }
  }
}
