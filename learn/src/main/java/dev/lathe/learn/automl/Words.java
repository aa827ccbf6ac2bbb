package dev.lathe.learn.automl;

import dev.lathe.frame.Figures;
import java.util.List;

/// Lists as people write them.
final class Words {
  private static final int MOST = 8;

  private Words() {}

  /// The first few, and how many more there are.
  static String some(List<String> words) {
    if (words.size() <= MOST) return String.join(", ", words);
    return "%s and %s more"
        .formatted(String.join(", ", words.subList(0, MOST)), Figures.count(words.size() - MOST));
  }
}
