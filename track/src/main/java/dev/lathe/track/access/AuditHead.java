package dev.lathe.track.access;

import dev.lathe.track.database.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The end of the chain at some moment. Kept elsewhere, on paper or by somebody else, it shows
/// later that everything up to it is still what it was.
///
/// @param sequence of the last row; 0 when there was none
/// @param hash of the last row
public record AuditHead(long sequence, String hash) {
  /// Before the first row.
  public static final AuditHead START = new AuditHead(0, "0".repeat(64));

  private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

  /// The head that is written like this.
  ///
  /// @throws IllegalArgumentException when it is none
  public static AuditHead parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "the head of an audit chain is a number, a colon and 64 hex digits, got '%s'"
              .formatted(Text.shown(text)));
    }
    return new AuditHead(Long.parseLong(matcher.group(1)), matcher.group(2));
  }

  /// How it is written.
  public String text() {
    return sequence + ":" + hash;
  }
}
