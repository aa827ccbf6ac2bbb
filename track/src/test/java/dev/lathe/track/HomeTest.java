package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of where a store is.
class HomeTest {
  @TempDir Path folder;

  private Home at(String url) {
    return new Home(folder).server(url, "ann", "very secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost:1/lathe?user=ann&password=secret",
        "jdbc:postgresql://ann:secret@localhost:1/lathe",
        "jdbc:postgresql://localhost:none/lathe?password=secret",
        "postgresql://ann:secret@localhost:1/lathe"
      })
  void a_password_in_an_address_is_not_repeated_where_it_leads_nowhere(String url) {
    assertThatThrownBy(() -> Store.open(at(url)))
        .hasMessageContaining("localhost:")
        .hasMessageNotContaining("secret");
  }

  @Test
  void an_address_is_shown_without_parameters() {
    Home home = at("jdbc:postgresql://host/lathe?password=secret");

    assertThat(home.server().orElseThrow().address()).isEqualTo("jdbc:postgresql://host/lathe");
    assertThat(home.toString()).contains("jdbc:postgresql://host/lathe").doesNotContain("secret");
  }
}
