package dev.lathe.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// Made-up rows of 500 columns, of which five are not zero in each row: one in each hundred, so
/// that the columns of a hundred exclude each other, as those of a one-hot encoding do. The values
/// are whole numbers of two bytes, so that a million rows fit into the heap of a small machine.
///
/// @param seed where the randomness starts
record SparseRows(long seed) {
  private static final int GROUPS = 5;
  private static final int GROUP = 100;
  private static final int MOST = 30_000;

  private int place(long row, int group) {
    return (int) (GROUP * Draw.uniform(seed, row * 16 + group));
  }

  private double value(long row, int group) {
    return 1 + (int) (MOST * Draw.uniform(seed, row * 16 + GROUPS + group));
  }

  private double target(long row) {
    double sum = 0;
    for (int group = 0; group < GROUPS; group++) {
      double weight = 4 * Draw.uniform(seed + 1, group * GROUP + place(row, group)) - 2;
      sum += weight * (0.5 + value(row, group) / MOST);
    }
    return Draw.uniform(seed, row * 16 + 15) < 1 / (1 + Math.exp(-sum)) ? 1 : 0;
  }

  void write(Path file, int from, int to) throws IOException {
    int[] forms = new int[GROUPS * GROUP];
    Arrays.fill(forms, Sheet.SPARSE);
    try (var writer = new Sheet.Writer(file, to - from, Kind.BINARY, 2, forms)) {
      double[] target = new double[to - from];
      for (int row = from; row < to; row++) target[row - from] = target(row);
      writer.write(target);
      for (int group = 0; group < GROUPS; group++) writeGroup(writer, group, from, to);
    }
  }

  private void writeGroup(Sheet.Writer writer, int group, int from, int to) throws IOException {
    int[] counts = new int[GROUP];
    for (int row = from; row < to; row++) counts[place(row, group)]++;
    double[][] places = new double[GROUP][];
    double[][] values = new double[GROUP][];
    for (int column = 0; column < GROUP; column++) {
      places[column] = new double[counts[column]];
      values[column] = new double[counts[column]];
    }
    Arrays.fill(counts, 0);
    for (int row = from; row < to; row++) {
      int column = place(row, group);
      places[column][counts[column]] = row - from;
      values[column][counts[column]++] = value(row, group);
    }
    for (int column = 0; column < GROUP; column++) {
      writer.writeSparse(places[column], values[column]);
    }
  }
}
