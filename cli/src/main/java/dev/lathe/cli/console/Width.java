package dev.lathe.cli.console;

/// How many columns of a terminal a text takes.
final class Width {
  private Width() {}

  static int of(CharSequence text) {
    return text.codePoints().map(Width::of).sum();
  }

  /// The text cut to so many columns, ending with an ellipsis where something was cut.
  static String cut(String text, int width, String ellipsis) {
    if (of(text) <= width) return text;
    int left = width - of(ellipsis);
    var kept = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      left -= of(point);
      if (left < 0) break;
      kept.appendCodePoint(point);
    }
    return kept + ellipsis;
  }

  /// Signs that a terminal could take for a command or that break a line, made visible.
  static String harmless(String text) {
    boolean clean = text.codePoints().noneMatch(Width::control);
    if (clean) return text;
    var seen = new StringBuilder();
    text.codePoints().forEach(point -> seen.appendCodePoint(control(point) ? '\uFFFD' : point));
    return seen.toString();
  }

  private static boolean control(int point) {
    return Character.isISOControl(point);
  }

  private static int of(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) return 0;
    boolean wide =
        (point >= 0x1100 && point <= 0x115F)
            || (point >= 0x2E80 && point <= 0xA4CF)
            || (point >= 0xAC00 && point <= 0xD7A3)
            || (point >= 0xF900 && point <= 0xFAFF)
            || (point >= 0xFE30 && point <= 0xFE6F)
            || (point >= 0xFF00 && point <= 0xFF60)
            || (point >= 0x1F300 && point <= 0x1FAFF)
            || (point >= 0x20000 && point <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
