package dev.lathe.learn.additive;

import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.tree.bins.CategoryBins;
import dev.lathe.learn.tree.bins.NumberBins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One column as a term sees it: its values fall into cells, of which the last is for what is
/// missing (and for levels that were not there in learning).
///
/// Cells of numbers are intervals, ascending; cells of categories are a level each, or several
/// where there are too many.
public final class Axis {
  private final Input input;
  private final byte[] cells;
  private final int size;

  /// @param input the column
  /// @param cells the cell of each of its bins, the missing one last and alone in the last cell
  Axis(Input input, byte[] cells) {
    this.input = input;
    this.cells = cells;
    int last = 0;
    for (byte cell : cells) last = Math.max(last, cell & 0xFF);
    size = last + 1;
    boolean sound = cells.length == input.bins().size() + 1;
    for (int bin = 0; sound && bin < cells.length; bin++) {
      sound = ((cells[bin] & 0xFF) == last) == (bin == cells.length - 1);
      boolean back = bin > 0 && (cells[bin] & 0xFF) < (cells[bin - 1] & 0xFF);
      sound &= !(back && numbers());
    }
    if (!sound) throw new ModelFileException("the cells of '%s' do not fit".formatted(name()));
  }

  /// A cell for each bin.
  static Axis fine(Input input) {
    byte[] cells = new byte[input.bins().size() + 1];
    for (int bin = 0; bin < cells.length; bin++) cells[bin] = (byte) bin;
    return new Axis(input, cells);
  }

  /// The axis with these parts.
  static Axis from(Parts parts, List<Input> inputs) {
    int column = parts.count("column");
    if (column < 0 || column >= inputs.size()) {
      throw new ModelFileException("a term reads column %s, which is not there".formatted(column));
    }
    Input input = inputs.get(column);
    return parts.has("cells") ? new Axis(input, parts.bytes("cells")) : fine(input);
  }

  Parts parts(List<Input> inputs) {
    Parts parts = Parts.of("axis.v1").with("column", inputs.indexOf(input));
    return size == cells.length ? parts : parts.with("cells", cells);
  }

  Input input() {
    return input;
  }

  /// The cell of a bin.
  int cell(int bin) {
    return cells[bin] & 0xFF;
  }

  /// The column's name.
  public String name() {
    return input.name();
  }

  /// How many cells there are, with the one for what is missing.
  public int size() {
    return size;
  }

  /// The cell of what is missing, the last.
  public int missing() {
    return size - 1;
  }

  /// Whether the column holds numbers, else categories.
  public boolean numbers() {
    return input.bins() instanceof NumberBins;
  }

  /// The number above which a cell begins; of the first one the least number that was there.
  ///
  /// @throws IllegalStateException when the column holds categories or the cell is that of what is
  ///   missing
  public double low(int cell) {
    NumberBins bins = interval(cell);
    return cell == 0 ? input.low() : bins.threshold(first(cell) - 1);
  }

  /// The number with which a cell ends; of the last one the greatest number that was there.
  ///
  /// @throws IllegalStateException when the column holds categories or the cell is that of what is
  ///   missing
  public double high(int cell) {
    NumberBins bins = interval(cell);
    return cell == size - 2 ? input.high() : bins.threshold(first(cell + 1) - 1);
  }

  private NumberBins interval(int cell) {
    if (input.bins() instanceof NumberBins bins && cell >= 0 && cell < size - 1) return bins;
    throw new IllegalStateException("cell %s of '%s' is no interval".formatted(cell, name()));
  }

  private int first(int cell) {
    int bin = 0;
    while (cell(bin) < cell) bin++;
    return bin;
  }

  /// The levels of a cell; none of a column of numbers.
  public List<String> levels(int cell) {
    List<String> levels = new ArrayList<>();
    if (input.bins() instanceof CategoryBins bins) {
      for (int level = 0; level < bins.levels().size(); level++) {
        if (cell(bins.bin(level)) == cell) levels.add(bins.levels().get(level));
      }
    }
    return levels;
  }

  /// A cell in words: `17 to 25`, `Private`, `12 others` or `missing`.
  public String label(int cell) {
    if (cell == missing()) return "missing";
    if (numbers()) return Input.text(low(cell)) + " to " + Input.text(high(cell));
    List<String> levels = levels(cell);
    return levels.size() == 1 ? levels.getFirst() : levels.size() + " others";
  }

  @Override
  public String toString() {
    return "Axis[%s in %s cells]".formatted(name(), size);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Axis axis
        && input.equals(axis.input)
        && Arrays.equals(cells, axis.cells);
  }

  @Override
  public int hashCode() {
    return 31 * input.hashCode() + Arrays.hashCode(cells);
  }
}
