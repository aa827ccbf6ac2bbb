package dev.lathe.learn.tree.ensemble;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.file.Saved;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.bins.CategoryBins;
import dev.lathe.learn.tree.bins.NumberBins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The columns a tree reads, and how their values are compared: numbers as they are (yes as 1, no
/// as 0), categories as the number of their bin, `NaN` for what is missing and for levels never
/// seen.
///
/// ```java
/// var frame = Frame.of("age", new double[] {22, 38});
/// Inputs inputs = Inputs.of(Bins.of(frame, 255));
/// double[] values = inputs.values(frame, 0, 2);
/// ```
public final class Inputs implements Saved {
  private static final String TYPE = "tree-inputs.v1";

  private final List<String> names;
  private final List<Optional<CategoryBins>> categories;

  private Inputs(List<String> names, List<Optional<CategoryBins>> categories) {
    this.names = List.copyOf(names);
    this.categories = List.copyOf(categories);
  }

  /// The columns that trees over these bins read.
  public static Inputs of(Bins bins) {
    List<Optional<CategoryBins>> categories = new ArrayList<>();
    for (int column = 0; column < bins.width(); column++) {
      categories.add(
          switch (bins.column(column)) {
            case NumberBins _ -> Optional.empty();
            case CategoryBins levels -> Optional.of(levels);
          });
    }
    return new Inputs(bins.names(), categories);
  }

  /// The columns' names in order.
  public List<String> names() {
    return names;
  }

  /// The bins of a column's levels where it holds categories.
  public Optional<CategoryBins> levels(int column) {
    return categories.get(column);
  }

  /// How many columns there are.
  public int width() {
    return names.size();
  }

  /// The values of some rows, row by row.
  ///
  /// @param prepared has these columns, in any order
  /// @param from the first row
  /// @param to the row after the last
  /// @return `(rows, columns)`
  public double[] values(Frame prepared, int from, int to) {
    double[] values = new double[Math.multiplyExact(to - from, width())];
    rows(prepared).copyTo(from, to, values);
    return values;
  }

  /// The rows of a frame, to be read in blocks.
  ///
  /// @throws IllegalArgumentException when a column is missing or of another type
  public Rows rows(Frame prepared) {
    List<Source> sources = new ArrayList<>();
    for (int column = 0; column < width(); column++) {
      Column source = prepared.column(names.get(column));
      sources.add(
          categories.get(column).isPresent()
              ? levels(categories.get(column).get(), source)
              : numbers(source));
    }
    return new Rows(sources);
  }

  private static Source levels(CategoryBins bins, Column column) {
    if (!(column instanceof Categories codes)) throw Bins.wrongType("categories", column);
    int[] byCode = bins.binsOf(codes.levels());
    double[] values = new double[byCode.length];
    for (int code = 0; code < byCode.length; code++) {
      values[code] = byCode[code] == bins.size() ? Double.NaN : byCode[code];
    }
    return (from, to, target, at, step) -> {
      for (int row = from; row < to; row++) {
        int code = codes.code(row);
        target[at + (row - from) * step] = values[code < 0 ? values.length - 1 : code];
      }
    };
  }

  private static Source numbers(Column column) {
    if (column instanceof Numbers numbers) {
      return (from, to, target, at, step) -> {
        for (int row = from; row < to; row++) {
          target[at + (row - from) * step] = numbers.at(row);
        }
      };
    }
    double[] values = NumberBins.values(column);
    return (from, to, target, at, step) -> {
      for (int row = from; row < to; row++) target[at + (row - from) * step] = values[row];
    };
  }

  /// Writes the values of one column into every so many-eth place.
  @FunctionalInterface
  interface Source {
    void copy(int from, int to, double[] target, int at, int step);
  }

  /// The rows of a frame as values that trees compare.
  public static final class Rows {
    private final List<Source> sources;

    Rows(List<Source> sources) {
      this.sources = sources;
    }

    /// Writes the rows from `from` up to `to` into `target`, row by row.
    public void copyTo(int from, int to, double[] target) {
      for (int column = 0; column < sources.size(); column++) {
        sources.get(column).copy(from, to, target, column, sources.size());
      }
    }
  }

  @Override
  public Parts parts() {
    List<Parts> columns = new ArrayList<>();
    for (Optional<CategoryBins> levels : categories) {
      Parts column = Parts.of("tree-input.v1");
      if (levels.isPresent()) {
        byte[] bins = new byte[levels.get().levels().size()];
        for (int level = 0; level < bins.length; level++) {
          bins[level] = (byte) levels.get().bin(level);
        }
        column = column.with("levels", levels.get().levels()).with("bins", bins);
      }
      columns.add(column);
    }
    return Parts.of(TYPE).with("names", names).with("columns", columns);
  }

  /// The inputs with these parts.
  public static Inputs from(Parts parts) {
    List<String> names = parts.texts("names");
    List<Optional<CategoryBins>> categories = new ArrayList<>();
    for (Parts column : parts.list("columns")) {
      categories.add(
          column.has("levels")
              ? Optional.of(CategoryBins.of(column.texts("levels"), column.bytes("bins")))
              : Optional.empty());
    }
    if (names.size() != categories.size()) {
      throw new ModelFileException(
          "%s names for %s columns of a tree".formatted(names.size(), categories.size()));
    }
    return new Inputs(names, categories);
  }
}
