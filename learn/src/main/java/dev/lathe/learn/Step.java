package dev.lathe.learn;

import dev.lathe.frame.Frame;
import dev.lathe.learn.file.Saved;

/// One fitted step of a [Recipe]: from a frame to a frame of as many rows. Each row is treated by
/// itself, whatever stands beside it.
public interface Step extends Saved {
  /// The frame as the next step wants it.
  Frame apply(Frame frame);
}
