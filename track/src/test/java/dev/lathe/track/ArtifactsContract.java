package dev.lathe.track;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.track.database.StoreException;
import dev.lathe.track.run.Artifact;
import dev.lathe.track.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class ArtifactsContract extends StoreSuite {
  @Test
  void bytes_come_back_by_their_path() {
    Run run = run("one");

    Artifact artifact = store.artifacts().put(run.id(), "plots/roc.svg", "<svg/>".getBytes(UTF_8));

    reopen();
    assertThat(store.artifacts().list(run.id())).containsExactly(artifact);
    assertThat(artifact.content().size()).isEqualTo(6);
    assertThat(store.artifacts().read(run.id(), "plots/roc.svg")).asString().isEqualTo("<svg/>");
    assertThatThrownBy(() -> store.artifacts().read(run.id(), "plots"))
        .hasMessage("run " + run.id() + " left no artifact 'plots'");
  }

  @Test
  void the_same_bytes_are_kept_once() throws IOException {
    Run run = run("one");
    Run other = run("two");
    Path file = Files.write(folder.resolve("some.bin"), new byte[100_000]);

    Artifact first = store.artifacts().put(run.id(), "a", file);
    Artifact second = store.artifacts().put(other.id(), "b/c", new byte[100_000]);

    assertThat(second.content()).isEqualTo(first.content());
    assertThat(kept().keys()).hasSize(1);
  }

  @Test
  void what_is_put_under_a_path_replaces_what_was_there() {
    Run run = run("one");
    store.artifacts().put(run.id(), "model", new byte[] {1});

    store.artifacts().put(run.id(), "model", new byte[] {2});

    assertThat(store.artifacts().read(run.id(), "model")).containsExactly(2);
    assertThat(store.artifacts().list(run.id())).hasSize(1);
  }

  @Test
  void bytes_that_changed_where_they_are_kept_are_not_handed_out() {
    Run run = run("one");
    store.artifacts().put(run.id(), "model", new byte[] {1, 2, 3});
    kept().write(kept().keys().getFirst(), new byte[] {1, 2, 4});

    assertThatThrownBy(() -> store.artifacts().read(run.id(), "model"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is damaged");
    kept().delete(kept().keys().getFirst());
    assertThatThrownBy(() -> store.artifacts().read(run.id(), "model"))
        .hasMessageContaining(" is not in the ");
  }

  @Test
  void hostile_paths_lead_nowhere() {
    Run run = run("one");
    var paths = new ArrayList<>(HOSTILE);
    paths.addAll(List.of("..\\..\\x", "C:\\x", "a/..", "~/../x", "x/./y"));

    for (String path : paths) {
      assertThatIllegalArgumentException()
          .as(path)
          .isThrownBy(() -> store.artifacts().put(run.id(), path, new byte[1]))
          .withMessageStartingWith("the artifact name '");
    }

    assertThat(store.artifacts().list(run.id())).isEmpty();
    assertThat(kept().keys()).isEmpty();
  }

  @Test
  void a_path_is_only_a_name() {
    Run run = run("one");

    store.artifacts().put(run.id(), "CON", new byte[] {1});
    store.artifacts().put(run.id(), "a:b*?\"<>|%2e%2e%2f", new byte[] {2});

    assertThat(store.artifacts().read(run.id(), "a:b*?\"<>|%2e%2e%2f")).containsExactly(2);
    assertThat(kept().keys()).hasSize(2).allMatch(key -> key.matches("[0-9a-f]{2}/[0-9a-f]{62}"));
  }
}
