package dev.lathe.io;

import dev.lathe.frame.Frame;
import java.util.List;

/// A frame, and what was found out about its file.
///
/// @param frame the rows
/// @param format how the file is written
/// @param columns how many columns the source has, of which the frame may hold fewer
/// @param notes what a person should know, one sentence each, that the frame does not show: columns
///   of mixed types, decimal commas
public record Loaded(Frame frame, Format format, int columns, List<String> notes) {
  public Loaded {
    notes = List.copyOf(notes);
  }
}
