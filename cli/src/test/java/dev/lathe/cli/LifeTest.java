package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lathe.track.Home;
import dev.lathe.track.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `examples/life`, from two fits to the proof of who did what, on both databases: on the rows that
/// the project ships, or on those of the file that `LIFE_DATA` names. Both are lived side by side.
@Tag("slow")
class LifeTest {
  private static final int PATIENCE_MINUTES = 5;
  private static final Path SCRIPT = Path.of("../examples/life").toAbsolutePath().normalize();
  private static final PostgresServer SERVER = new PostgresServer();

  @TempDir private static Path folder;
  private static Optional<Process> inAFolder = Optional.empty();
  private static Optional<Process> onAServer = Optional.empty();

  @BeforeAll
  static void begin() throws IOException, InterruptedException {
    assumeThat(Files.isExecutable(Path.of("/bin/sh"))).isTrue();
    Commands.prepare(folder);
    inAFolder = Optional.of(life("folder", Map.of()));
    Home.Server server = SERVER.home(folder).server().orElseThrow();
    onAServer =
        Optional.of(
            life(
                "server",
                Map.of(
                    "LATHE_DATABASE", server.url(),
                    "LATHE_DATABASE_USER", server.user(),
                    "LATHE_DATABASE_PASSWORD", server.password(),
                    "LIFE_SQL", Commands.script(folder, "sql", Statements.class))));
  }

  @AfterAll
  static void end() throws IOException {
    for (var one : List.of(inAFolder, onAServer)) one.ifPresent(Process::destroyForcibly);
    SERVER.close();
  }

  private static Process life(String name, Map<String, String> more) throws IOException {
    var builder = new ProcessBuilder(SCRIPT.toString());
    Optional.ofNullable(System.getenv("LIFE_DATA"))
        .filter(data -> !data.isEmpty())
        .ifPresent(builder.command()::add);
    var variables = new HashMap<>(more);
    variables.put("LATHE_HOME", folder.resolve("home of " + name).toString());
    variables.put("LIFE_COMMAND", Commands.script(folder, "lathe", Main.class));
    builder.environment().putAll(variables);
    builder.redirectErrorStream(true);
    builder.redirectOutput(said(name).toFile());
    return builder.start();
  }

  private static Path said(String name) {
    return folder.resolve(name + ".txt");
  }

  private static void ended(Optional<Process> life, String name) throws Exception {
    assertThat(life.orElseThrow().waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(said(name));
    assertThat(life.get().exitValue()).as(said).isZero();
    assertThat(said)
        .contains("the audit holds", "no-worse", "1,000 truths posted")
        .containsPattern("the audit does not hold: row \\d+ was changed")
        .doesNotContain("left out");
  }

  @Test
  void a_model_lives_by_commands_in_a_folder() throws Exception {
    ended(inAFolder, "folder");
  }

  @Test
  void and_on_a_server() throws Exception {
    ended(onAServer, "server");
  }
}
