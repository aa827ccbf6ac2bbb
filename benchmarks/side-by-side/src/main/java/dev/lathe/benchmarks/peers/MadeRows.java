package dev.lathe.benchmarks.peers;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Made-up rows of numbers between -1 and 1, seventeen columns of which say something of the two
/// classes; with 50 columns, seed 7 and slope 2 it is `synth_500k`.
///
/// @param seed where the randomness starts
/// @param width how many columns, 17 to 63
/// @param slope how clearly the classes part
record MadeRows(long seed, int width, double slope) {
  private double at(long row, int column) {
    return 2 * Draw.uniform(seed, row * 64 + column) - 1;
  }

  private double target(long row) {
    double sum = 3 * at(row, 0) * at(row, 1) + 2 * Math.pow(at(row, 2), 3);
    sum += (at(row, 3) > 0.3 ? 2 : 0) - 1.5 * Math.abs(at(row, 4)) - 0.275;
    for (int column = 5; column < 15; column++) sum += 0.2 * at(row, column);
    sum += at(row, 15) > 0 && at(row, 16) > 0 ? 1.5 : 0;
    return Draw.uniform(seed, row * 64 + 63) < 1 / (1 + Math.exp(-slope * sum)) ? 1 : 0;
  }

  /// The first rows as CSV with a header, four decimals, the target last as `c0` and `c1`.
  void writeCsv(Path file, int rows) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (BufferedWriter writer = Files.newBufferedWriter(part)) {
      for (int column = 0; column < width; column++) writer.write("x" + column + ",");
      writer.write("target\n");
      var line = new StringBuilder();
      for (int row = 0; row < rows; row++) {
        line.setLength(0);
        for (int column = 0; column < width; column++) {
          line.append(Math.round(at(row, column) * 1e4) / 1e4).append(',');
        }
        writer.append(line.append(target(row) == 1 ? "c1" : "c0").append('\n'));
      }
    }
    Files.move(part, file);
  }

  void write(Path file, int[] rows) throws IOException {
    try (var writer = new Sheet.Writer(file, rows.length, Kind.BINARY, 2, new int[width])) {
      double[] values = new double[rows.length];
      for (int i = 0; i < rows.length; i++) values[i] = target(rows[i]);
      writer.write(values);
      for (int column = 0; column < width; column++) {
        for (int i = 0; i < rows.length; i++) values[i] = at(rows[i], column);
        writer.write(values);
      }
    }
  }
}
