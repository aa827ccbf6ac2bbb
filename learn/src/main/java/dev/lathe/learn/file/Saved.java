package dev.lathe.learn.file;

/// Something that can be written into a model file and read back.
public interface Saved {
  /// What it is made of. The type of the parts names the reader, with a version: `trees.v1`.
  Parts parts();
}
