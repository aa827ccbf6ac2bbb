package dev.lathe.learn.linear;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The public sets that the project ships, all numbers but the last column where it holds words.
final class Examples {
  private Examples() {}

  static Frame read(String name) {
    List<String> lines;
    try {
      lines = Files.readAllLines(Path.of("../examples/data", name));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
    List<String> names = List.of(lines.getFirst().split(","));
    List<String[]> rows = lines.stream().skip(1).map(line -> line.split(",")).toList();
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      int at = column;
      String[] texts = rows.stream().map(row -> row[at]).toArray(String[]::new);
      boolean numbers = Character.isDigit(texts[0].charAt(0));
      columns.add(
          numbers
              ? Numbers.of(Arrays.stream(texts).mapToDouble(Double::parseDouble).toArray())
              : Categories.of(texts));
    }
    return Frame.of(names, columns);
  }

  /// Weights 0, 1, 2, 0, 1, 2 …
  static Task weighted(Frame frame, String target) {
    double[] weights = new double[frame.rows()];
    Arrays.setAll(weights, row -> row % 3);
    return Task.of(frame.with("weight", Numbers.of(weights)), new Roles(target).weights("weight"));
  }

  /// All columns but the target, with mean 0 and deviation 1.
  static Frame standardised(Frame frame, String target) {
    Frame scaled = frame;
    for (String name : frame.names()) {
      if (name.equals(target)) continue;
      double[] values = frame.numbers(name).toArray();
      double mean = Arrays.stream(values).average().orElseThrow();
      double variance =
          Arrays.stream(values).map(value -> Math.pow(value - mean, 2)).average().orElseThrow();
      Arrays.setAll(values, row -> (values[row] - mean) / Math.sqrt(variance));
      scaled = scaled.with(name, Numbers.of(values));
    }
    return scaled;
  }
}
