package dev.lathe.learn.additive;

import dev.lathe.frame.Column;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.tree.bins.CategoryBins;
import dev.lathe.learn.tree.bins.ColumnBins;
import dev.lathe.learn.tree.bins.NumberBins;

/// A column that a model reads.
///
/// @param name its name
/// @param bins where its values fall
/// @param low the least number that was there; 0 of categories
/// @param high the greatest number that was there; 0 of categories
record Input(String name, ColumnBins bins, double low, double high) {
  /// The column as it was in learning.
  ///
  /// @param weights one for each row; a row of weight 0 counts as absent
  static Input of(String name, ColumnBins bins, Column column, double[] weights) {
    if (bins instanceof CategoryBins) return new Input(name, bins, 0, 0);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double[] values = NumberBins.values(column);
    for (int row = 0; row < values.length; row++) {
      if (weights[row] == 0 || Double.isNaN(values[row])) continue;
      low = Math.min(low, values[row]);
      high = Math.max(high, values[row]);
    }
    return low <= high ? new Input(name, bins, low, high) : new Input(name, bins, 0, 0);
  }

  static Input from(Parts parts) {
    String name = parts.text("name");
    if (parts.has("levels")) {
      return new Input(name, CategoryBins.of(parts.texts("levels"), parts.bytes("bins")), 0, 0);
    }
    double[] cuts = parts.doubles("cuts");
    boolean sound = cuts.length < ColumnBins.MOST;
    for (int i = 0; i < cuts.length; i++) {
      sound &= Double.isFinite(cuts[i]) && (i == 0 || cuts[i] > cuts[i - 1]);
    }
    if (!sound) throw new ModelFileException("the cut points of '%s' do not rise".formatted(name));
    return new Input(name, NumberBins.of(cuts), parts.number("low"), parts.number("high"));
  }

  Parts parts() {
    Parts parts = Parts.of("input.v1").with("name", name);
    return switch (bins) {
      case CategoryBins categories -> {
        byte[] of = new byte[categories.levels().size()];
        for (int level = 0; level < of.length; level++) of[level] = (byte) categories.bin(level);
        yield parts.with("levels", categories.levels()).with("bins", of);
      }
      case NumberBins numbers -> {
        double[] cuts = new double[numbers.size() - 1];
        for (int cut = 0; cut < cuts.length; cut++) cuts[cut] = numbers.threshold(cut);
        yield parts.with("cuts", cuts).with("low", low).with("high", high);
      }
    };
  }

  /// A number with four digits that count.
  static String text(double value) {
    if (!Double.isFinite(value) || value == 0) return Numbers.text(value);
    double size = Math.pow(10, 3 - Math.floor(Math.log10(Math.abs(value))));
    return Numbers.text(size > 1 ? Math.rint(value * size) / size : Math.rint(value));
  }
}
