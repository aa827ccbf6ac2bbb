package dev.lathe.learn.tree.ensemble;

import dev.lathe.frame.Frame;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.math.Workers;

/// Takes the rows of a frame down trees a block at a time, on all threads where there is enough to
/// do. A row's outputs depend on that row alone, so blocks and threads do not matter.
///
/// @param inputs the columns that the trees read
/// @param trees what is gone down
public record RowBlocks(Inputs inputs, Trees trees) {
  private static final int BLOCK = 256;
  private static final long STEPS_FOR_THREADS = 1_000_000;

  /// Refuses trees that read other columns.
  public RowBlocks {
    if (inputs.width() != trees.width()) {
      throw new ModelFileException("the trees do not fit the columns");
    }
  }

  /// What gives the outputs of one block.
  @FunctionalInterface
  public interface Block {
    /// Writes them.
    ///
    /// @param values `(count, columns)`, row by row
    /// @param count how many rows the block has
    /// @param outputs those of all rows
    /// @param at where in the outputs the block's begin
    void write(double[] values, int count, double[] outputs, int at);
  }

  /// The outputs of all rows of a frame.
  ///
  /// @param width how many outputs a row has
  public double[] outputs(Frame prepared, int width, Block block) {
    int rows = prepared.rows();
    double[] outputs = new double[Math.multiplyExact(rows, width)];
    var source = inputs.rows(prepared);
    boolean many = (rows + 0L) * trees.steps() >= STEPS_FOR_THREADS;
    Workers workers = many ? Workers.current() : Bins.alone();
    workers.forEach(
        (rows + BLOCK - 1) / BLOCK,
        number -> {
          int from = number * BLOCK;
          int count = Math.min(rows, from + BLOCK) - from;
          double[] values = new double[count * inputs.width()];
          source.copyTo(from, from + count, values);
          block.write(values, count, outputs, from * width);
        });
    return outputs;
  }
}
