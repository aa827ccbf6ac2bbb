package dev.lathe.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Numbers are written the same wherever a program runs: no format of a number is left to the
/// locale of the machine, which may write 2.400 or ٢٬٤٠٠ for 2,400.
class LocaleTest {
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");
  private static final Pattern NUMBER =
      Pattern.compile("(?<!%)(?:%%)*%[-+ 0#(]*,?[0-9]*(?:\\.[0-9]+)?[dfeg]\\b");

  @Test
  void formats_of_numbers_name_the_root_locale() {
    List<String> wrong = new ArrayList<>();
    for (var file : Sources.ending(".java")) {
      String path = Sources.shown(file);
      if (!path.contains("src/main/")) continue;
      for (String text : localized(String.join("\n", Sources.lines(file)))) {
        wrong.add(path + ": " + text);
      }
    }

    assertThat(wrong)
        .as("write %%s with Figures.count or Figures.figure, or String.format(Locale.ROOT, …)")
        .isEmpty();
  }

  @Test
  void a_format_without_a_locale_is_found() {
    assertThat(localized("f(\"%,d rows\".formatted(rows));")).containsExactly("\"%,d rows\"");
    assertThat(localized("String.format(\"%.4f\", x);")).containsExactly("\"%.4f\"");
    assertThat(localized("String.format(\n  Locale.ROOT, \"a; %.4f\", x);")).isEmpty();
    assertThat(localized("\"20 %% done, %s\".formatted(x);")).isEmpty();
  }

  /// The texts in this source that format numbers in a statement that does not name a locale.
  private static List<String> localized(String source) {
    String code = TEXT.matcher(source).replaceAll(match -> "\"".repeat(match.group().length()));
    return TEXT.matcher(source)
        .results()
        .filter(text -> NUMBER.matcher(text.group()).find())
        .filter(text -> !statement(code, text).contains("Locale.ROOT"))
        .map(MatchResult::group)
        .toList();
  }

  private static String statement(String code, MatchResult text) {
    int from = code.lastIndexOf(';', text.start()) + 1;
    int to = code.indexOf(';', text.end());
    return code.substring(from, to < 0 ? code.length() : to);
  }
}
