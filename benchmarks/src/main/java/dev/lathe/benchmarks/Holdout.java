package dev.lathe.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// The fixed rule that says which rows of a data set are for testing, the same in every language.
///
/// Row `i`, counted from zero after the header, is a test row when `u(42, i) < 0.2`; `u` is
/// SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014)
/// at position `i + 1`, as a number in `[0, 1)`.
final class Holdout {
  private Holdout() {}

  /// Whether a row is held out for testing.
  static boolean test(long row) {
    return uniform(42, row) < 0.2;
  }

  static double uniform(long seed, long position) {
    long z = seed + (position + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return (z >>> 11) * 0x1.0p-53;
  }

  /// Splits a CSV file, gzip or not, into two that both begin with its header. Bytes are copied as
  /// they are; a line break inside quotes does not end a row.
  static void split(Path source, Path train, Path test) throws IOException {
    try (InputStream in = open(source);
        OutputStream first = new BufferedOutputStream(Files.newOutputStream(train));
        OutputStream second = new BufferedOutputStream(Files.newOutputStream(test))) {
      long row = -1;
      boolean quoted = false;
      boolean empty = true;
      for (int value = in.read(); value >= 0; value = in.read()) {
        if (row < 0) {
          first.write(value);
          second.write(value);
        } else {
          (test(row) ? second : first).write(value);
        }
        empty = false;
        if (value == '"') quoted = !quoted;
        if (value == '\n' && !quoted) {
          row++;
          empty = true;
        }
      }
      if (!empty) (test(row) ? second : first).write('\n');
    }
  }

  private static InputStream open(Path source) throws IOException {
    InputStream in = Files.newInputStream(source);
    boolean packed = source.toString().endsWith(".gz");
    return new BufferedInputStream(packed ? new GZIPInputStream(in, 1 << 16) : in, 1 << 16);
  }
}
