package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a process of its own can show: signals, a full disk, a reader that goes away.
@Tag("slow")
class ProcessTest {
  private static final int PATIENCE_SECONDS = 60;

  @TempDir Path folder;
  @TempDir Path home;

  @BeforeEach
  void posix() {
    assumeThat(Files.exists(Path.of("/proc/self/status"))).isTrue();
  }

  private static String java(String... more) {
    return "'%s/bin/java' -XX:-UsePerfData -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"
            .formatted(System.getProperty("java.home"))
        + " --sun-misc-unsafe-memory-access=allow %s -cp '%s' dev.lathe.cli.Main"
            .formatted(String.join(" ", more), System.getProperty("java.class.path"));
  }

  /// A shell script in which `$lathe` is the command.
  private Process script(String script) throws IOException {
    var builder = new ProcessBuilder("bash", "-c", "lathe() { " + java() + " \"$@\"; }\n" + script);
    builder.environment().put("LATHE_HOME", home.toString());
    builder.directory(folder.toFile());
    builder.redirectError(folder.resolve("errors").toFile());
    builder.redirectOutput(folder.resolve("output").toFile());
    return builder.start();
  }

  private int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("errors"));
  }

  private List<String> files() throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.forEach(file -> files.add(file.getFileName().toString()));
    }
    files.removeAll(List.of("errors", "output"));
    return files;
  }

  private void model() throws Exception {
    new Shell(folder)
        .run(
            "fit",
            Rows.classes(folder, 120),
            "--target",
            "bought",
            "--learner",
            "baseline",
            "--out",
            "model");
  }

  private void waitFor(String what, java.util.concurrent.Callable<Boolean> there) throws Exception {
    for (int tries = 0; !there.call(); tries++) {
      assertThat(tries).as(what).isLessThan(PATIENCE_SECONDS * 20);
      Thread.sleep(50);
    }
  }

  private static boolean ignoresInterrupts(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (!line.startsWith("SigIgn:")) continue;
      return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0;
    }
    return false;
  }

  private void interrupt(Process process) throws Exception {
    assumeThat(ignoresInterrupts(process.pid())).isFalse();
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
  }

  @Test
  void an_interrupted_fit_leaves_nothing_behind() throws Exception {
    String data = Rows.classes(folder, 100_000);
    Process process =
        script(
            "exec "
                + java()
                + " fit "
                + data
                + " --target bought --learner logistic-regression --out model");
    waitFor("the race begins", () -> errors().contains("%  logistic-regression"));

    interrupt(process);

    assertThat(end(process)).isEqualTo(130);
    assertThat(errors()).contains("stopped").doesNotContain("\tat ");
    assertThat(files()).containsExactly("classes.csv");
    assertThat(newest()).startsWith("killed: it was stopped before it was over");
  }

  @Test
  void a_fit_that_is_told_to_end_reads_as_killed() throws Exception {
    String data = Rows.classes(folder, 100_000);
    Process process =
        script(
            "exec "
                + java()
                + " fit "
                + data
                + " --target bought --learner logistic-regression --out model");
    waitFor("the race begins", () -> errors().contains("%  logistic-regression"));

    process.destroy();

    assertThat(end(process)).isEqualTo(143);
    assertThat(newest()).startsWith("killed: it was stopped before it was over");
  }

  /// How the newest run stands.
  private String newest() throws IOException {
    var shell = new Shell(folder).environment("LATHE_HOME", home.toString());
    var state =
        new ObjectMapper()
            .readTree(shell.run("runs", "--most", "1", "--json").out())
            .at("/runs/0/run/state");
    return state.at("/status").asText() + ": " + state.at("/reason").asText();
  }

  @Test
  void an_interrupted_prediction_leaves_nothing_behind() throws Exception {
    model();
    String data = Rows.classes(folder, 1_000_000);
    Process process = script("exec " + java() + " predict model " + data + " --out scored.csv");
    waitFor(
        "rows are written", () -> files().stream().anyMatch(name -> name.startsWith(".scored")));

    interrupt(process);

    assertThat(end(process)).isEqualTo(130);
    assertThat(files()).containsExactlyInAnyOrder("classes.csv", "model");
  }

  @Test
  void a_full_disk_is_one_sentence_and_nothing_half_written() throws Exception {
    model();
    String data = Rows.classes(folder, 50_000);

    int predicted = end(script("ulimit -f 64; lathe predict model " + data + " --out scored.csv"));
    String why = errors();
    int fitted =
        end(
            script(
                "ulimit -f 2; lathe fit "
                    + data
                    + " --target bought --learner baseline --out second"));

    assertThat(predicted).isEqualTo(1);
    assertThat(why).contains("scored.csv' cannot be written").doesNotContain("\tat ");
    assertThat(fitted).isEqualTo(1);
    assertThat(errors()).contains("second' could not be written").doesNotContain("\tat ");
    assertThat(files()).containsExactlyInAnyOrder("classes.csv", "model");
  }

  @Test
  void standard_output_that_is_full_is_told() throws Exception {
    assumeThat(Files.exists(Path.of("/dev/full"))).isTrue();

    int code = end(script("lathe learners > /dev/full"));

    assertThat(code).isEqualTo(1);
    assertThat(errors()).contains("No space left").hasLineCount(1);
  }

  @Test
  void a_reader_that_goes_away_is_met_with_silence() throws Exception {
    model();
    String data = Rows.classes(folder, 200_000);

    int code = end(script("set -o pipefail; lathe predict model " + data + " | head -n 1"));

    assertThat(code).isZero();
    assertThat(errors()).isEmpty();
    assertThat(Files.readString(folder.resolve("output"), StandardCharsets.UTF_8))
        .startsWith("width,height,bought,prediction");
  }

  @Test
  void an_input_larger_than_the_heap_is_scored() throws Exception {
    model();
    String data = Rows.classes(folder, 1_500_000);

    int code = end(script(java("-Xmx32m") + " predict model " + data + " --out scored.csv"));

    assertThat(errors()).doesNotContain("memory");
    assertThat(code).isZero();
    try (Stream<String> lines = Files.lines(folder.resolve("scored.csv"))) {
      assertThat(lines.count()).isEqualTo(1_500_001);
    }
  }

  @Test
  void a_fit_that_is_too_large_says_how_much_it_needs() throws Exception {
    String data = Rows.classes(folder, 1_500_000);

    int code = end(script(java("-Xmx40m") + " fit " + data + " --target bought --out model"));

    assertThat(errors()).containsPattern("needs about \\d+ MB of memory and Java may take 4\\d MB");
    assertThat(errors()).contains("LATHE_JVM=-Xmx1g");
    assertThat(code).isEqualTo(1);
    assertThat(files()).doesNotContain("model");
  }
}
