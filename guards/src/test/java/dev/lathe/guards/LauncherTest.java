package dev.lathe.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The `lathe` script, laid out as in the archive, with a Java that only says how it was called.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir Path folder;

  private Path script = Path.of("");

  record Ended(int code, List<String> out, String err) {}

  @BeforeEach
  void install() throws IOException {
    Path home = Files.createDirectories(folder.resolve("in stalled/bin"));
    Files.createDirectories(home.resolveSibling("lib"));
    script = Files.copy(Modules.ROOT.resolve("lathe"), home.resolve("lathe"));
  }

  @Test
  void arguments_and_exit_code_pass_through_unharmed() throws Exception {
    Path java = java("jdk", "25.0.3");

    Ended ended =
        run(script, Map.of("JAVA_HOME", java.toString()), "fit", "a b.csv", "", "*", "$x");

    assertThat(ended.out()).endsWith("dev.lathe.cli.Main", "fit", "a b.csv", "", "*", "$x");
    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.err()).isEqualTo("lathe: preparing for quick starts, once\n");
  }

  @Test
  void it_prepares_only_once() throws Exception {
    Path java = java("jdk", "25.0.3");

    run(script, Map.of("JAVA_HOME", java.toString()), "fit");
    Ended ended = run(script, Map.of("JAVA_HOME", java.toString()), "fit");

    assertThat(ended.err()).isEmpty();
  }

  @Test
  void what_only_tells_something_waits_for_nothing() throws Exception {
    Path java = java("jdk", "25.0.3");

    Ended version = run(script, Map.of("JAVA_HOME", java.toString()), "--version");
    Ended help = run(script, Map.of("JAVA_HOME", java.toString()), "fit", "--help");

    assertThat(version.err()).isEmpty();
    assertThat(help.err()).isEmpty();
  }

  @Test
  void preparing_leaves_one_file() throws Exception {
    run(script, Map.of("JAVA_HOME", java("jdk", "25.0.3").toString()), "fit");

    try (var files = Files.list(folder.resolve("in stalled"))) {
      assertThat(
              files.map(file -> file.getFileName().toString()).filter(n -> n.startsWith("start")))
          .singleElement()
          .asString()
          .endsWith(".aot");
    }
  }

  @Test
  void the_jars_are_found_through_links() throws Exception {
    Path java = java("jdk", "25");
    Path first = Files.createSymbolicLink(folder.resolve("first"), script);
    Path second = Files.createSymbolicLink(folder.resolve("second"), first.getFileName());

    Ended ended = run(second, Map.of("JAVA_HOME", java.toString()), "--help");

    assertThat(ended.out())
        .contains(folder.toRealPath().resolve("in stalled/lib") + "/*", "-XX:+UseSerialGC");
  }

  @Test
  void a_java_that_is_too_old_is_passed_over() throws Exception {
    Path old = java("old", "17.0.15");
    Path next = java("next", "26-ea");

    Ended ended =
        run(
            script,
            Map.of("JAVA_HOME", old.toString(), "PATH", next.resolve("bin") + ":/usr/bin:/bin"),
            "fit");

    assertThat(ended.out()).startsWith("next").doesNotContain("-XX:+UseSerialGC");
  }

  @Test
  void options_for_the_java_come_from_the_environment() throws Exception {
    Path java = java("jdk", "25.0.3");

    Ended ended =
        run(script, Map.of("JAVA_HOME", java.toString(), "LATHE_JVM", "-Xmx8g -Dx=1"), "fit");

    assertThat(ended.out()).contains("-Xmx8g", "-Dx=1");
  }

  private Path java(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho %s\nprintf '%%s\\n' \"$@\"\nexit 7\n".formatted(name));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
    return home;
  }

  private Ended run(Path script, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("LATHE_"));
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Ended(code, Files.readAllLines(out), Files.readString(err));
  }
}
