package dev.lathe.io;

import java.util.List;
import java.util.Optional;

/// Rows a bounded number at a time, for inputs larger than memory.
///
/// **Cost.** Memory for one chunk, whatever the size of the input.
public interface Chunks extends AutoCloseable {
  /// The names of all columns of the input, in order.
  List<String> names();

  /// The next rows, or none at the end.
  Optional<Chunk> next();

  /// Lets the input go.
  @Override
  void close();
}
