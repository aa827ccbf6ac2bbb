package dev.lathe.learn.tree.ensemble;

import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.tree.bins.CategoryBins;
import java.util.Arrays;

/// How the values of a column become what trees compare.
public sealed interface Input {
  /// The type of parts of plain numbers, and of levels, which have more beside it.
  String TYPE = "tree-input.v1";

  /// Numbers as they are, yes as 1, no as 0.
  record Plain() implements Input {}

  /// Numbers of which those next to zero count as missing.
  ///
  /// @param within how far from zero that is, 0 or more
  record ZeroMissing(double within) implements Input {
    /// Refuses what is no distance.
    public ZeroMissing {
      if (!(within >= 0))
        throw new ModelFileException("zero is taken for missing within " + within);
    }

    double of(double value) {
      return Math.abs(value) <= within ? Double.NaN : value;
    }
  }

  /// Categories as the number of their level's bin.
  ///
  /// @param bins those of the levels
  record Levels(CategoryBins bins) implements Input {}

  /// Numbers that stand for categories, as the number of the code's bin: bin 0 where a value is no
  /// code that is known.
  final class Codes implements Input {
    private final int[] codes;
    private final byte[] bins;
    private final boolean single;

    /// Codes and their bins.
    ///
    /// @param codes rising, none below 0
    /// @param bins the bin of each as an unsigned byte
    /// @param single whether a value is rounded to single precision first, and none below 0 is a
    ///   code; else what lies between -1 and 0 is code 0, as it is where fractions are cut off
    public Codes(int[] codes, byte[] bins, boolean single) {
      boolean sound = codes.length == bins.length && (codes.length == 0 || codes[0] >= 0);
      for (int i = 1; i < codes.length; i++) sound &= codes[i - 1] < codes[i];
      if (!sound) throw new ModelFileException("the codes of categories do not rise from 0");
      this.codes = codes.clone();
      this.bins = bins.clone();
      this.single = single;
    }

    /// How many codes there are.
    public int size() {
      return codes.length;
    }

    /// The code at a place.
    public int code(int place) {
      return codes[place];
    }

    /// The bin of the code at a place.
    public int bin(int place) {
      return bins[place] & 0xFF;
    }

    double of(double value) {
      if (Double.isNaN(value)) return value;
      double held = single ? (float) value : value;
      if (single && held < 0) return 0;
      int place = Arrays.binarySearch(codes, (int) held);
      return place < 0 ? 0 : bin(place);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Codes input
          && single == input.single
          && Arrays.equals(codes, input.codes)
          && Arrays.equals(bins, input.bins);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(codes);
    }

    @Override
    public String toString() {
      return "Codes[%s]".formatted(codes.length);
    }
  }

  /// What is saved of it.
  default Parts parts() {
    return switch (this) {
      case Plain _ -> Parts.of(TYPE);
      case ZeroMissing zero -> Parts.of("tree-input-zero.v1").with("within", zero.within);
      case Levels levels -> {
        byte[] bins = new byte[levels.bins.levels().size()];
        for (int level = 0; level < bins.length; level++) {
          bins[level] = (byte) levels.bins.bin(level);
        }
        yield Parts.of(TYPE).with("levels", levels.bins.levels()).with("bins", bins);
      }
      case Codes codes ->
          Parts.of("tree-input-codes.v1")
              .with("codes", codes.codes)
              .with("bins", codes.bins)
              .with("single", codes.single);
    };
  }

  /// The input with these parts.
  static Input from(Parts parts) {
    return switch (parts.type()) {
      case "tree-input-zero.v1" -> new ZeroMissing(parts.number("within"));
      case "tree-input-codes.v1" ->
          new Codes(parts.ints("codes"), parts.bytes("bins"), parts.yes("single"));
      case TYPE ->
          parts.has("levels")
              ? new Levels(CategoryBins.of(parts.texts("levels"), parts.bytes("bins")))
              : new Plain();
      default ->
          throw new ModelFileException("a column of the trees is a '%s'".formatted(parts.type()));
    };
  }
}
