package dev.lathe.actions;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that was probably meant.
public final class Nearest {
  private Nearest() {}

  /// The name nearest to what was written, if one is near.
  public static Optional<String> to(String written, Collection<String> names) {
    int far = Math.max(1, written.replace("-", "").length() / 3);
    return names.stream()
        .filter(name -> distance(written, name) <= far || begins(written, name))
        .min(Comparator.comparingInt(name -> distance(written, name)));
  }

  /// `; did you mean 'x'?`, or nothing when no name is near.
  public static String hint(String written, Collection<String> names) {
    return to(written, names).map("; did you mean '%s'?"::formatted).orElse("");
  }

  private static boolean begins(String written, String name) {
    String stem = written.replaceFirst("^-+", "");
    String whole = name.replaceFirst("^-+", "");
    if (stem.length() < 3 || whole.length() <= stem.length()) return false;
    int allowed = stem.length() < 4 ? 0 : 1;
    return distance(stem, whole.substring(0, stem.length())) <= allowed
        || distance(stem, whole.substring(0, stem.length() + 1)) <= allowed;
  }

  /// Changes of one letter, and swaps of neighbours, that lead from one to the other; upper and
  /// lower case count as the same.
  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
        least = Math.min(least, steps[i - 1][j - 1] + same);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        steps[i][j] = swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
      }
    }
    return steps[a.length()][b.length()];
  }
}
