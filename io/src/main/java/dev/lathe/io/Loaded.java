package dev.lathe.io;

import dev.lathe.frame.Frame;
import java.util.List;

/// A frame, and what was found out about its file.
///
/// @param frame the rows
/// @param format how the file is written
/// @param notes what a person should know, one sentence each: columns of mixed types, infinities,
///   dates beyond sense
public record Loaded(Frame frame, Format format, List<String> notes) {
  public Loaded {
    notes = List.copyOf(notes);
  }
}
