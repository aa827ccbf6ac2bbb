package dev.lathe.learn.tree.exchange;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// A model file of another library and what that library says of some rows.
///
/// @param name of the file
record Golden(String name) {
  static final List<String> LIGHTGBM =
      List.of(
          "binary",
          "zero",
          "no-missing",
          "classes",
          "one-against-rest",
          "sqrt",
          "poisson",
          "share-lambda",
          "forest",
          "dart",
          "single-leaf");
  static final List<String> XGBOOST =
      List.of("binary", "categories", "classes", "poisson", "dart", "quantiles", "hinge");

  static List<Golden> all() {
    List<Golden> all = new ArrayList<>();
    LIGHTGBM.forEach(name -> all.add(new Golden("lightgbm-4.3.0-" + name + ".txt")));
    XGBOOST.forEach(name -> all.add(new Golden("xgboost-3.0.4-" + name + ".ubj")));
    return all;
  }

  boolean single() {
    return name.startsWith("xgboost");
  }

  byte[] bytes() {
    return read(name);
  }

  ForeignModel model() {
    return ForeignModel.of(bytes(), name, Golden::noJson);
  }

  /// Reads no JSON but the number 1.
  static Object noJson(byte[] bytes) {
    if (bytes.length == 1 && bytes[0] == '1') return 1L;
    throw new IllegalArgumentException("it is no sound JSON, of %s bytes".formatted(bytes.length));
  }

  private static byte[] read(String file) {
    try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream(file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Values, raw scores and predictions of the rows, each row by row.
  double[][] rows() {
    String text = new String(read(name + ".rows"), StandardCharsets.UTF_8);
    List<String> parts = List.of("", "", "");
    double[][] all = new double[parts.size()][];
    for (int part = 0; part < all.length; part++) {
      int place = part;
      all[part] =
          text.lines()
              .flatMap(line -> Arrays.stream(line.split(" \\| ", -1)[place].split(" ", -1)))
              .mapToDouble(Double::parseDouble)
              .toArray();
    }
    return all;
  }

  /// What the library says each column of the first rows adds to each score, the expected score
  /// last; no rows where it was not asked.
  List<double[]> shares() {
    return reasons(0);
  }

  /// What it says each pair of columns adds, in tables; no rows where it knows no pairs.
  List<double[]> pairs() {
    return reasons(1);
  }

  private List<double[]> reasons(int part) {
    if (Golden.class.getResource(name + ".shares") == null) return List.of();
    return new String(read(name + ".shares"), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split(" \\| ", -1))
        .filter(parts -> parts.length > part)
        .map(parts ->
            Arrays.stream(parts[part].split(" ", -1)).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }

  /// The rows, many times over.
  static Frame frame(List<String> names, double[] values, int times) {
    int width = names.size();
    int rows = values.length / width;
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      double[] cells = new double[rows * times];
      for (int row = 0; row < cells.length; row++) cells[row] = values[row % rows * width + column];
      columns.add(Numbers.of(cells));
    }
    return Frame.of(names, columns);
  }

  @Override
  public String toString() {
    return name;
  }
}
