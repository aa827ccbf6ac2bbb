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
import java.util.function.DoubleUnaryOperator;

/// The columns a tree reads, and how their values are compared: numbers as they are (yes as 1, no
/// as 0), categories as the number of their bin, `NaN` for what is missing and for levels never
/// seen. A column may come twice, read in two ways.
///
/// ```java
/// var frame = Frame.of("age", new double[] {22, 38});
/// Inputs inputs = Inputs.of(Bins.of(frame, 255));
/// double[] values = inputs.values(frame, 0, 2);
/// ```
public final class Inputs implements Saved {
  private static final String TYPE = "tree-inputs.v1";

  private final List<String> names;
  private final List<Input> inputs;

  /// The columns with these names, read so.
  public Inputs(List<String> names, List<Input> inputs) {
    if (names.size() != inputs.size()) {
      throw new ModelFileException(
          "%s names for %s columns of a tree".formatted(names.size(), inputs.size()));
    }
    this.names = List.copyOf(names);
    this.inputs = List.copyOf(inputs);
  }

  /// The columns that trees over these bins read.
  public static Inputs of(Bins bins) {
    List<Input> inputs = new ArrayList<>();
    for (int column = 0; column < bins.width(); column++) {
      inputs.add(
          switch (bins.column(column)) {
            case NumberBins _ -> new Input.Plain();
            case CategoryBins levels -> new Input.Levels(levels);
          });
    }
    return new Inputs(bins.names(), inputs);
  }

  /// The columns' names in order.
  public List<String> names() {
    return names;
  }

  /// The bins of a column's levels where it holds categories.
  public Optional<CategoryBins> levels(int column) {
    return inputs.get(column) instanceof Input.Levels(CategoryBins bins)
        ? Optional.of(bins)
        : Optional.empty();
  }

  /// How many columns there are.
  public int width() {
    return names.size();
  }

  /// How a column's values become what is compared.
  public Input input(int column) {
    return inputs.get(column);
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
          switch (inputs.get(column)) {
            case Input.Levels levels -> levels(levels.bins(), source);
            case Input.Plain _ -> numbers(source);
            case Input.ZeroMissing zero -> changed(source, zero::of);
            case Input.Codes codes -> changed(source, codes::of);
          });
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

  private static Source changed(Column column, DoubleUnaryOperator change) {
    Source plain = numbers(column);
    return (from, to, target, at, step) -> {
      plain.copy(from, to, target, at, step);
      for (int row = from, place = at; row < to; row++, place += step) {
        target[place] = change.applyAsDouble(target[place]);
      }
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
    List<Parts> columns = inputs.stream().map(Input::parts).toList();
    return Parts.of(TYPE).with("names", names).with("columns", columns);
  }

  /// The inputs with these parts.
  public static Inputs from(Parts parts) {
    return new Inputs(
        parts.texts("names"), parts.list("columns").stream().map(Input::from).toList());
  }
}
