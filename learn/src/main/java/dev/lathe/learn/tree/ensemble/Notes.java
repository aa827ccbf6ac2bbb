package dev.lathe.learn.tree.ensemble;

import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import java.util.Arrays;

/// What is known of the nodes beside where they lead, of all of them or of none: how many rows they
/// were grown on, and what their splits gained.
final class Notes {
  static final Notes NONE = new Notes(new float[0], new float[0]);

  final float[] covers;
  final float[] gains;

  Notes(float[] covers, float[] gains) {
    this.covers = covers;
    this.gains = gains;
  }

  void check(int nodes) {
    for (float[] each : new float[][] {covers, gains}) {
      if (each.length != 0 && each.length != nodes) {
        throw new ModelFileException("the trees are damaged: their covers or gains do not fit");
      }
    }
    for (float cover : covers) {
      if (!(cover >= 0 && cover <= Float.MAX_VALUE)) {
        throw new ModelFileException("the trees are damaged: a cover is not a number of rows");
      }
    }
    for (float gain : gains) {
      if (!Float.isFinite(gain)) {
        throw new ModelFileException("the trees are damaged: a gain is not a number");
      }
    }
  }

  Parts addTo(Parts parts) {
    Parts more = covers.length > 0 ? parts.with("covers", covers) : parts;
    return gains.length > 0 ? more.with("gains", gains) : more;
  }

  static Notes from(Parts parts) {
    return new Notes(
        parts.has("covers") ? parts.floats("covers") : NONE.covers,
        parts.has("gains") ? parts.floats("gains") : NONE.gains);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Notes notes
        && Arrays.equals(covers, notes.covers)
        && Arrays.equals(gains, notes.gains);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(covers);
  }
}
