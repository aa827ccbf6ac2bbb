package dev.lathe.learn.prepare;

import dev.lathe.frame.Categories;
import dev.lathe.learn.file.ModelFileException;
import java.util.List;

/// Checks of what a model file holds.
final class Sound {
  private Sound() {}

  static void check(boolean sound, String complaint) {
    if (!sound) throw new ModelFileException(complaint);
  }

  static void finite(double[] values, String of) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new ModelFileException("%s hold %s, which is no number".formatted(of, value));
      }
    }
  }

  static void within(int[] values, int from, int to, String of) {
    for (int value : values) {
      if (value < from || value >= to) {
        throw new ModelFileException(
            "%s hold %s, which is not from %s to %s".formatted(of, value, from, to - 1));
      }
    }
  }

  static void length(int found, int wanted, String of) {
    if (found != wanted) {
      throw new ModelFileException("%s are %s, not %s".formatted(of, found, wanted));
    }
  }

  /// A dictionary of levels in sort order, without rows.
  static Categories dictionary(List<String> levels) {
    for (int i = 1; i < levels.size(); i++) {
      check(levels.get(i - 1).compareTo(levels.get(i)) < 0, "levels are not in order");
    }
    return Categories.of(levels, new int[0]);
  }
}
