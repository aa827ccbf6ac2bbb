package dev.lathe.learn;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Schema;

/// What goes into a model and what comes out.
///
/// @param inputs names and types of the columns a model reads
/// @param output what it predicts
public record Signature(Schema inputs, Output output) {
  /// The columns of a frame that a model reads, in its order and of its types. Columns may come in
  /// any order; those it does not read are left out. Where types differ, a column is read again as
  /// the model's type if every value allows it.
  ///
  /// @throws IllegalArgumentException when columns are missing, naming them, or hold something else
  public Frame align(Frame frame) {
    return Alignment.of(inputs, frame);
  }
}
