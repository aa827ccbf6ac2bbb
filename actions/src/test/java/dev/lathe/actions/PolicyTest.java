package dev.lathe.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Origin.Nature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
  @TempDir Path home;

  @Test
  void where_nobody_says_unknown_and_simulated_data_are_refused_with_the_reason() {
    Policy policy = Policy.of(home);

    policy.train("a.csv", Nature.MEASURED);
    policy.promote("churn 1.0.0", "a.csv", Nature.MEASURED);
    assertThatThrownBy(() -> policy.train("a.csv", Nature.UNKNOWN))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "policy 1 does not let anybody train on 'a.csv' while nobody waits for it: nobody has"
                + " said that 'a.csv' was measured; somebody who knows can, with 'vouch-data'");
    assertThatThrownBy(() -> policy.promote("churn 1.0.0", "a.csv", Nature.SIMULATED))
        .hasMessage(
            "policy 1 does not let anybody bring 'churn 1.0.0' into production: 'a.csv' was"
                + " simulated and not measured");
  }

  @Test
  void a_home_s_own_file_holds_and_registers_sources() throws IOException {
    Path exports = Files.createDirectories(home.resolve("exports"));
    Path elsewhere = Files.createDirectories(home.resolve("exports-not"));
    Path file = Files.writeString(exports.resolve("a.csv"), "x");
    Path other = Files.writeString(elsewhere.resolve("b.csv"), "x");
    Path link = Files.createSymbolicLink(exports.resolve("c.csv"), other);
    Files.writeString(
        home.resolve("policy.json"),
        """
        {"version": 7, "production": {"refuses": ["simulated"]},
         "unattended-training": {"refuses": []},
         "sources": [{"name": "exports", "folder": "%s"}]}
        """
            .formatted(exports));

    Policy policy = Policy.of(home);

    policy.train("a.csv", Nature.SIMULATED);
    policy.promote("m", "a.csv", Nature.UNKNOWN);
    assertThat(policy.source(file)).map(Policy.Source::name).contains("exports");
    assertThat(policy.source(other)).isEmpty();
    assertThat(policy.source(link)).isEmpty();
    assertThat(policy.source(home.resolve("none"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"version\": 0}",
        "{\"version\": 1, \"production\": {\"refuses\": [\"bad\"]},"
            + " \"unattended-training\": {\"refuses\": []}}",
        "{\"version\": 1, \"production\": [], \"unattended-training\": {\"refuses\": []}}",
        "{\"version\": 1, \"prodction\": {\"refuses\": []}}",
        "{\"version\": 1, \"production\": {\"refuses\": []},"
            + " \"unattended-training\": {\"refuses\": []},"
            + " \"sources\": [{\"name\": \"x\", \"folder\": \"relative\"}]}"
      })
  void a_file_that_is_no_policy_lets_nothing_start(String text) throws IOException {
    Files.writeString(home.resolve("policy.json"), text);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Policy.of(home))
        .withMessageContaining("cannot be followed");
  }
}
