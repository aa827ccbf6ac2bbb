package dev.lathe.track.filter;

import dev.lathe.track.filter.Condition.Operand;

/// A text read word by word, from left to right, no step back.
final class Words {
  private static final String QUOTES = "'\"`";
  private static final int SHOWN = 40;

  private final String text;
  private int at;

  Words(String text) {
    this.text = text;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      if (point == 0 || Character.getType(point) == Character.SURROGATE) {
        throw new IllegalArgumentException(
            "the character after '%s' is none that a text can hold; leave it out"
                .formatted(shown(text.substring(0, i))));
      }
    }
  }

  /// Whether nothing is left but space.
  boolean end() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    return at == text.length();
  }

  /// Takes this word if it comes next, in any case of letters.
  boolean take(String word) {
    if (end()) return false;
    int after = at + word.length();
    if (!text.regionMatches(true, at, word, 0, word.length())) return false;
    if (after < text.length() && plain(text.charAt(after))) return false;
    at = after;
    return true;
  }

  /// Takes this sign if it comes next.
  boolean sign(char sign) {
    if (end() || text.charAt(at) != sign) return false;
    at++;
    return true;
  }

  /// A key: `metrics.auc`, ``tags.`a b` ``, `status`.
  Key key() {
    if (end()) throw unclear("what to look at, such as metrics.auc");
    if (quoted()) return new Key(Key.Kind.ATTRIBUTE, quotation());
    String word = plain();
    if (word.isEmpty()) throw unclear("what to look at, such as metrics.auc");
    int point = word.indexOf('.');
    if (point < 0) return new Key(Key.Kind.ATTRIBUTE, word);
    Key.Kind kind = Key.kind(word.substring(0, point));
    String name = word.substring(point + 1);
    if (name.isEmpty() && at < text.length() && quoted()) name = quotation();
    if (name.isEmpty()) throw unclear("a name after the point");
    return new Key(kind, name);
  }

  /// A comparison.
  Comparison comparison() {
    if (end()) throw unclear("a comparison");
    int from = at;
    while (at < text.length() && "=!<>".indexOf(text.charAt(at)) >= 0) at++;
    String sign = text.substring(from, at);
    if (sign.isEmpty()) sign = take("NOT") && take("IN") ? "NOT IN" : plain();
    var comparison = Comparison.of(sign);
    if (comparison.isPresent()) return comparison.get();
    at = from;
    throw unclear("a comparison: = != < <= > >= LIKE ILIKE IN NOT IN");
  }

  /// A number or a text.
  Operand operand() {
    if (end()) throw unclear("a value");
    if (quoted()) return new Operand.Phrase(quotation());
    int from = at;
    String word = plain();
    try {
      if (word.length() <= SHOWN && word.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
        return new Operand.Figure(Double.parseDouble(word));
      }
    } catch (NumberFormatException _) {
      // told below
    }
    at = from;
    throw unclear("a number, or a text in quotes");
  }

  /// A text in quotes.
  String text() {
    if (end() || !quoted()) throw unclear("a text in quotes");
    return quotation();
  }

  private boolean quoted() {
    return QUOTES.indexOf(text.charAt(at)) >= 0;
  }

  private String quotation() {
    char quote = text.charAt(at);
    int from = at++;
    var said = new StringBuilder();
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next != quote) said.append(next);
      else if (at < text.length() && text.charAt(at) == quote) said.append(text.charAt(at++));
      else return said.toString();
    }
    at = from;
    throw unclear("a closing quote");
  }

  private String plain() {
    int from = at;
    while (at < text.length() && plain(text.charAt(at))) at++;
    return text.substring(from, at);
  }

  private static boolean plain(char letter) {
    return !Character.isWhitespace(letter) && ("=!<>(),;" + QUOTES).indexOf(letter) < 0;
  }

  /// What to say where the text does not go on as it should.
  IllegalArgumentException unclear(String expected) {
    String rest = at < text.length() ? "'" + shown(text.substring(at)) + "'" : "the end";
    return new IllegalArgumentException(
        "after %s characters there should be %s, found %s".formatted(at, expected, rest));
  }

  /// A part of the text for a message.
  static String shown(String part) {
    var shown = new StringBuilder();
    for (int i = 0; i < Math.min(part.length(), SHOWN); i++) {
      char letter = part.charAt(i);
      boolean seen = Character.isLetterOrDigit(letter) || (letter >= ' ' && letter < 0x7f);
      shown.append(seen ? letter : '?');
    }
    return part.length() > SHOWN ? shown.append('…').toString() : shown.toString();
  }
}
