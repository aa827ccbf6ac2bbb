package dev.lathe.track;

import dev.lathe.track.database.Text;

/// Names that come from data, such as a column's or a file's, as names that a store keeps: what
/// cannot be seen becomes `?`, and what is too long is cut. The store itself refuses such names;
/// but a column may be called anything, and learning from it is not to fail for that.
final class Names {
  private Names() {}

  static String run(String name) {
    return kept("run", name.replace('/', '|'));
  }

  static String metric(String name) {
    return kept("metric", name);
  }

  private static String kept(String what, String name) {
    try {
      return Text.name(what, name);
    } catch (IllegalArgumentException _) {
      return Text.name(what, plain(name));
    }
  }

  private static String plain(String name) {
    var plain = new StringBuilder();
    name.codePoints()
        .limit(Text.NAME / 2)
        .map(point -> Character.isLetterOrDigit(point) || " _-.:".indexOf(point) >= 0 ? point : '?')
        .forEach(plain::appendCodePoint);
    return "_" + plain.toString().strip();
  }
}
