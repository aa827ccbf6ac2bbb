package dev.lathe.track.database;

import java.util.Locale;

/// What texts from outside may hold before they go into a table.
///
/// A name is shown in lists, typed and compared, so it holds nothing that cannot be seen; a value
/// may hold anything that both databases can. Neither is ever part of a statement or of a file's
/// path.
public final class Text {
  /// The longest name, in UTF-16 units.
  public static final int NAME = 250;

  private static final int SHOWN = 60;

  private Text() {}

  /// A name as it was given, if it can be one: 1 to 250 characters, none of them invisible, and no
  /// way out of a folder.
  ///
  /// @param what whose name it is, such as `metric`
  /// @throws IllegalArgumentException what is wrong with it
  public static String name(String what, String name) {
    return name(what, name, NAME);
  }

  /// A name that may be longer or must be shorter than others.
  ///
  /// @throws IllegalArgumentException what is wrong with it
  public static String name(String what, String name, int longest) {
    if (name.isBlank()) throw wrong(what, name, "is blank; give it a name");
    if (name.length() > longest) {
      throw wrong(
          what, name, "has %s characters; a name has at most %s".formatted(name.length(), longest));
    }
    if (!name.strip().equals(name)) {
      throw wrong(what, name, "begins or ends with a space; leave it out");
    }
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      int point = name.codePointAt(i);
      if (invisible(point)) {
        throw wrong(
            what,
            name,
            String.format(Locale.ROOT, "holds U+%04X, which cannot be seen; leave it out", point));
      }
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw wrong(what, name, "has an empty part or one of dots between its slashes; rename it");
      }
    }
    return name;
  }

  /// A value as it was given, if both databases can hold it.
  ///
  /// @throws IllegalArgumentException when it is longer than that, or holds what is no text
  public static String value(String what, String value, int longest) {
    if (value.length() > longest) {
      throw new IllegalArgumentException(
          "%s has %s characters; at most %s are kept, put the rest into an artifact"
              .formatted(what, value.length(), longest));
    }
    for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
      int point = value.codePointAt(i);
      if (point == 0 || Character.getType(point) == Character.SURROGATE) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "%s holds U+%04X, which is no text; leave it out", what, point));
      }
    }
    return value;
  }

  /// A text for a message: short, and with nothing that could disguise the message.
  public static String shown(String text) {
    var shown = new StringBuilder();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (shown.length() >= SHOWN) return shown.append('…').toString();
      int point = text.codePointAt(i);
      if (invisible(point)) shown.append(String.format(Locale.ROOT, "\\u%04X", point));
      else shown.appendCodePoint(point);
    }
    return shown.toString();
  }

  /// A database's address for a message: without what may hold a password, which is its parameters
  /// and what stands before an `@`.
  public static String address(String url) {
    int parameters = url.indexOf('?');
    String place = parameters < 0 ? url : url.substring(0, parameters);
    return place.replaceFirst("//.*@", "//");
  }

  private static boolean invisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static IllegalArgumentException wrong(String what, String name, String why) {
    return new IllegalArgumentException("the %s name '%s' %s".formatted(what, shown(name), why));
  }
}
