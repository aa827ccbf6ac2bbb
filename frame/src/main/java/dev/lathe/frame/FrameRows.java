package dev.lathe.frame;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The rows of a frame, some at a time.
record FrameRows(Frame frame, int rows) implements RowSource {
  @Override
  public <T> Origin each(Function<Frame, T> work, Supplier<Consumer<T>> begin) {
    Consumer<T> taker = begin.get();
    for (int from = 0; from < frame.rows(); from += rows) {
      taker.accept(work.apply(frame.rows(from, (int) Math.min(frame.rows(), (long) from + rows))));
    }
    return frame.origin();
  }
}
