package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lathe.track.Store;
import dev.lathe.track.run.NewRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All that is kept goes into a file and comes back.
class BackupTest {
  @TempDir Path folder;

  private Shell.Result lathe(String home, String... arguments) {
    return new Shell(folder).environment("LATHE_HOME", home).run(arguments);
  }

  private void fill() {
    lathe("home", "users", "ann", "--add");
    try (Store store = Store.open(folder.resolve("home"))) {
      String run = store.runs().start(new NewRun("0", "fit churn.csv")).id();
      store.artifacts().put(run, "note", new byte[] {1, 2, 3});
    }
  }

  private static JsonNode json(Shell.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_home_is_backed_up_and_restored_and_both_say_so_in_the_audit() {
    fill();

    var made = lathe("home", "backup", "--out", "mine.zip");
    assertThat(made.code()).isZero();
    assertThat(made.out())
        .contains("wrote ", "mine.zip, ", "1 run, 1 audit row", "1 content of 3 B")
        .doesNotContain("policy.json");
    assertThat(lathe("home", "audit").out()).contains("back-up", "mine.zip");

    var back = lathe("other", "restore", "mine.zip");
    assertThat(back.code()).isZero();
    assertThat(back.out())
        .contains("restored mine.zip into", "other", "of sqlite", "the audit holds: 1 row");
    assertThat(lathe("other", "runs").out()).contains("fit churn.csv");
    assertThat(lathe("other", "users").out()).contains("ann");
    assertThat(lathe("other", "audit").out())
        .contains("create-user", "restore-backup")
        .doesNotContain("back-up");
    assertThat(lathe("other", "audit", "verify").out()).contains("the audit holds: 2 rows");
  }

  @Test
  void json_tells_the_same() throws IOException {
    fill();

    JsonNode made = json(lathe("home", "backup", "--out", "mine.zip", "--json"));
    JsonNode back = json(lathe("other", "restore", "mine.zip", "--json"));

    assertThat(made.at("/backup/file").asText()).endsWith("mine.zip");
    assertThat(made.at("/backup/size").asLong()).isEqualTo(Files.size(folder.resolve("mine.zip")));
    assertThat(made.at("/backup/holding/rows/runs").asInt()).isEqualTo(1);
    assertThat(back.at("/restored/holding")).isEqualTo(made.at("/backup/holding"));
    assertThat(back.at("/home").asText()).endsWith("other");
    assertThat(back.at("/audit").asInt()).isEqualTo(1);
  }

  @Test
  void the_name_is_the_date_and_nothing_is_replaced_unasked() throws IOException {
    fill();

    assertThat(lathe("home", "backup").code()).isZero();
    assertThat(files()).anyMatch(name -> name.matches("lathe-\\d{4}-\\d\\d-\\d\\d\\.zip"));
    lathe("home", "backup", "--out", "mine.zip");
    byte[] first = Files.readAllBytes(folder.resolve("mine.zip"));
    var again = lathe("home", "backup", "--out", "mine.zip");

    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err())
        .contains("mine.zip' exists; name another file, or replace it with --force");
    assertThat(Files.readAllBytes(folder.resolve("mine.zip"))).isEqualTo(first);
    assertThat(lathe("home", "backup", "--out", "mine.zip", "--force").code()).isZero();
    assertThat(lathe("home", "backup", "--out", "none/mine.zip").err())
        .contains("there is no folder");
    assertThat(files()).noneMatch(name -> name.contains("part"));
  }

  @Test
  void a_home_that_holds_something_and_a_file_that_is_no_backup_are_refused() throws IOException {
    fill();
    lathe("home", "backup", "--out", "mine.zip");
    Files.writeString(folder.resolve("wrong.zip"), "nothing");

    var full = lathe("home", "restore", "mine.zip");
    assertThat(full.code()).isEqualTo(1);
    assertThat(full.err()).contains("holds something already");
    assertThat(lathe("new", "restore", "wrong.zip").err()).contains("wrong.zip' is no backup");
    assertThat(lathe("new", "restore", "none.zip").err()).contains("there is no file");
    assertThat(lathe("new", "restore").code()).isEqualTo(2);
    assertThat(files()).doesNotContain("new");
  }

  @Test
  void what_no_backup_holds_is_told() throws IOException {
    fill();
    Files.writeString(
        folder.resolve("home/policy.json"),
        "{\"version\": 1, \"production\": {\"refuses\": []}, \"unattended-training\":"
            + " {\"refuses\": []}, \"sources\": []}");
    try (var contents = Files.walk(folder.resolve("home/artifacts"))) {
      for (Path file : contents.filter(Files::isRegularFile).toList()) Files.delete(file);
    }

    var made = lathe("home", "backup", "--out", "mine.zip");

    assertThat(made.code()).isZero();
    assertThat(made.out()).contains("the home's policy.json is not in it");
    assertThat(made.err()).contains("1 content is gone or damaged and not in the backup");
    assertThat(lathe("other", "restore", "mine.zip").err())
        .contains("1 content is gone or damaged");
  }
}
