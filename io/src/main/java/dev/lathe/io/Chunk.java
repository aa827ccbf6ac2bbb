package dev.lathe.io;

import dev.lathe.frame.Frame;
import java.util.List;

/// Some rows of an input: typed for a model, and as they were written.
public final class Chunk {
  private final Frame frame;
  private final List<String[]> cells;

  /// From typed columns and the cells of each row; the lists and arrays are not copied.
  public Chunk(Frame frame, List<String[]> cells) {
    this.frame = frame;
    this.cells = cells;
  }

  /// The columns of the wanted schema that the input has.
  public Frame frame() {
    return frame;
  }

  /// How many rows.
  public int rows() {
    return cells.size();
  }

  /// The cells of a row in the order of [Chunks#names()], without quotes; not to be changed.
  public String[] cells(int row) {
    return cells.get(row);
  }
}
