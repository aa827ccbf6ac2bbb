package dev.lathe.track.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void names_of_people_s_languages_pass() {
    for (String name : new String[] {"auc", "test/f1@10", "größe (m²)", "精度", "x.y-z_1", "🙂"}) {
      assertThat(Text.name("metric", name)).isEqualTo(name);
    }
  }

  @Test
  void what_is_wrong_is_said_without_repeating_it() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Text.name("tag", "a\u202Eb"))
        .withMessage("the tag name 'a\\u202Eb' holds U+202E, which cannot be seen; leave it out");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Text.name("tag", "x".repeat(10_000)))
        .withMessage(
            "the tag name '%s…' has 10000 characters; a name has at most 250"
                .formatted("x".repeat(60)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Text.name("tag", " a"))
        .withMessage("the tag name ' a' begins or ends with a space; leave it out");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Text.name("tag", "a/../b"))
        .withMessage(
            "the tag name 'a/../b' has an empty part or one of dots between its slashes; rename it");
  }

  @Test
  void values_may_hold_lines_and_any_direction() {
    assertThat(Text.value("a note", "one\ntwo\u202E", 10)).hasSize(8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Text.value("a note", "x\uDC00", 10))
        .withMessage("a note holds U+DC00, which is no text; leave it out");
  }
}
