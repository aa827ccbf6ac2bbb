package dev.lathe.track.filter;

import java.util.List;

/// One thing that must be so.
///
/// @param key what is looked at
/// @param comparison how
/// @param operand with what
public record Condition(Key key, Comparison comparison, Operand operand) {
  private static final int MOST_ANY = 10;

  /// What a key is compared with.
  public sealed interface Operand {
    /// A number.
    record Figure(double value) implements Operand {}

    /// A text, or for LIKE and ILIKE a pattern.
    record Phrase(String text) implements Operand {}

    /// A list of texts, of which there is at least one.
    record Choices(List<String> texts) implements Operand {
      /// Copies the list.
      public Choices {
        texts = List.copyOf(texts);
      }
    }
  }

  /// Refuses to compare what cannot be compared.
  public Condition {
    boolean suits =
        switch (operand) {
          case Operand.Figure _ -> key.numeric() && comparison.compareTo(Comparison.LIKE) < 0;
          case Operand.Phrase _ -> !key.numeric() && comparison.ofText();
          case Operand.Choices _ -> !key.numeric() && comparison.ofList();
        };
    if (!suits) {
      throw new IllegalArgumentException(
          key.numeric()
              ? "'%s' is a number; compare it by = != < <= > >= with a number without quotes"
                  .formatted(Words.shown(key.name()))
              : "'%s' is a text; compare it by = != LIKE ILIKE with a text in quotes, or by IN with some"
                  .formatted(Words.shown(key.name())));
    }
    if (operand instanceof Operand.Phrase(String text) && comparison.ofPattern()) pattern(text);
  }

  /// Refuses patterns that one database takes and the other does not, or that take it forever.
  private static void pattern(String text) {
    int any = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') any++;
      if (text.charAt(i) == '\\' && ++i == text.length()) {
        throw new IllegalArgumentException(
            "the pattern '%s' ends with a single \\; write two for one"
                .formatted(Words.shown(text)));
      }
    }
    if (any > MOST_ANY) {
      throw new IllegalArgumentException(
          "a pattern has at most %s times %%, got %s".formatted(MOST_ANY, any));
    }
  }
}
