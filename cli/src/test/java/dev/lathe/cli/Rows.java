package dev.lathe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Small tables to learn from.
final class Rows {
  private Rows() {}

  /// Two numbers, of which the first mostly decides, and a class `yes` or `no`; the path is whole.
  static String classes(Path folder, int rows) throws IOException {
    var random = new SplittableRandom(7);
    String lines =
        IntStream.range(0, rows)
            .mapToObj(_ -> {
              double width = random.nextDouble(-1, 1);
              double noise = random.nextDouble(-0.5, 0.5);
              return "%.4f,%.4f,%s"
                  .formatted(width, random.nextDouble(), width + noise > 0 ? "yes" : "no");
            })
            .collect(Collectors.joining("\n"));
    return write(folder, "classes.csv", "width,height,bought\n" + lines + "\n");
  }

  /// Two numbers that a third depends on.
  static String numbers(Path folder, int rows) throws IOException {
    var random = new SplittableRandom(8);
    String lines =
        IntStream.range(0, rows)
            .mapToObj(_ -> {
              double size = random.nextDouble(20, 200);
              double age = random.nextDouble(0, 50);
              double price = 3 * size - age + random.nextDouble(-5, 5);
              return "%.2f,%.2f,%.3f".formatted(size, age, price);
            })
            .collect(Collectors.joining("\n"));
    return write(folder, "homes.csv", "size,age,price\n" + lines + "\n");
  }

  /// Queries of six rows in no order, of which `match` mostly tells the relevance.
  static String queries(Path folder, int queries) throws IOException {
    var random = new SplittableRandom(9);
    String lines =
        IntStream.range(0, 6 * queries)
            .mapToObj(row -> {
              double match = random.nextDouble();
              double size = random.nextDouble();
              long relevance = Math.clamp(Math.round(3 * match + random.nextDouble(-1, 1)), 0, 3);
              return "q%d,%.4f,%.4f,%d".formatted(row * 7 % queries, match, size, relevance);
            })
            .collect(Collectors.joining("\n"));
    return write(folder, "queries.csv", "query,match,size,relevance\n" + lines + "\n");
  }

  /// A file of these lines; the path is whole.
  static String of(Path folder, String name, String... lines) throws IOException {
    return write(folder, name, String.join("\n", lines) + "\n");
  }

  private static String write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
