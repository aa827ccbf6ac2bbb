package dev.lathe.cli.console;

/// How a word stands out on a terminal that shows colours.
public enum Style {
  /// As everything else.
  PLAIN(""),
  /// A heading, or what matters most.
  STRONG("1"),
  /// What can be passed over.
  FAINT("2"),
  /// A name that can be typed.
  NAME("36"),
  /// Good news.
  GOOD("32"),
  /// A warning.
  WARNING("33"),
  /// An error.
  BAD("1;31");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String paint(String text) {
    return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
