package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every fit leaves a run, unless somebody does not want it.
class TrackingTest {
  @TempDir Path folder;

  private Shell.Result lathe(String... arguments) {
    return new Shell(folder).environment("LATHE_HOME", "home").run(arguments);
  }

  private Shell.Result fit(String... more) throws IOException {
    var line = new java.util.ArrayList<String>();
    line.addAll(java.util.List.of("fit", Rows.classes(folder, 120), "--target", "bought"));
    line.addAll(java.util.List.of("--learner", "baseline"));
    line.addAll(java.util.List.of(more));
    return lathe(line.toArray(String[]::new));
  }

  private JsonNode json(String... arguments) throws IOException {
    return new ObjectMapper().readTree(lathe(arguments).out());
  }

  @Test
  void a_fit_leaves_a_run_with_its_model() throws IOException {
    var result = fit("--out", "model");

    JsonNode run = json("runs", "--json").at("/runs/0");
    String id = run.at("/run/id").asText();
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("on record as run " + id);
    assertThat(run.at("/run/name").asText()).isEqualTo("fit classes.csv");
    assertThat(run.at("/run/person").asText()).isEqualTo(System.getProperty("user.name"));
    assertThat(run.at("/run/state/status").asText()).isEqualTo("finished");
    assertThat(run.at("/params/learner").asText()).isEqualTo("baseline");
    assertThat(lathe("run", id).out()).contains("model/model.lathe", "classes.csv", "baseline");
    assertThat(json("audit", "--json").at("/rows/0/entry/detail").asText()).isEqualTo("run " + id);
    assertThat(lathe("audit", "verify").out()).contains("the audit holds: 1 row");
  }

  @Test
  void a_fit_that_is_not_to_be_recorded_leaves_nothing() throws IOException {
    var result = fit("--no-track", "--out", "model");

    assertThat(result.code()).isZero();
    assertThat(result.out()).doesNotContain("on record");
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void the_model_is_the_same_with_and_without_a_record() throws IOException {
    fit("--out", "tracked");
    fit("--no-track", "--out", "untracked");

    assertThat(Files.readAllBytes(folder.resolve("tracked/model.lathe")))
        .isEqualTo(Files.readAllBytes(folder.resolve("untracked/model.lathe")));
  }

  @Test
  void an_experiment_is_made_when_it_is_first_named() throws IOException {
    fit("--experiment", "churn", "--out", "one");
    fit("--out", "two");

    assertThat(json("runs", "--experiment", "churn", "--json").at("/runs")).hasSize(1);
    assertThat(json("runs", "--json").at("/runs")).hasSize(2);
    assertThat(lathe("runs", "--experiment", "none").err()).contains("no experiment 'none'");
  }

  @Test
  void a_fit_that_fails_leaves_a_failed_run_and_one_that_never_began_none() throws IOException {
    Path constant = folder.resolve("constant.csv");
    String data = Files.writeString(constant, "x,y\n" + "1,1\n".repeat(50)).toString();

    lathe("fit", data, "--target", "y");
    lathe("fit", data + ".absent", "--target", "y");
    lathe("fit", data, "--target", "y", "--kind", "sort");

    JsonNode runs = json("runs", "--json").at("/runs");
    assertThat(runs).hasSize(1);
    assertThat(runs.at("/0/run/state/status").asText()).isEqualTo("failed");
    assertThat(runs.at("/0/run/state/reason").asText()).contains("y");
  }

  @Test
  void a_home_that_cannot_be_used_costs_the_record_and_not_the_model() throws IOException {
    Files.writeString(folder.resolve("home"), "a file in the way");

    var result = fit("--out", "model");

    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("the run is not on record", "--no-track");
    assertThat(folder.resolve("model/model.lathe")).exists();
  }

  @Test
  void a_bucket_that_cannot_be_reached_costs_the_artifact_and_is_told() throws IOException {
    var shell =
        new Shell(folder)
            .environment("LATHE_HOME", "home")
            .environment("LATHE_ARTIFACTS", "s3://models")
            .environment("LATHE_ARTIFACTS_ENDPOINT", "127.0.0.1:1")
            .environment("AWS_ACCESS_KEY_ID", "ann")
            .environment("AWS_SECRET_ACCESS_KEY", "very secret");
    String rows = Rows.classes(folder, 120);

    var result =
        shell.run("fit", rows, "--target", "bought", "--learner", "baseline", "--out", "model");

    assertThat(result.code()).isZero();
    assertThat(result.err())
        .contains("the run is on record, but not all of it was recorded: the bucket 'models' at")
        .contains("cannot be reached")
        .doesNotContain("very secret", "misspelt");
    assertThat(folder.resolve("model/model.lathe")).exists();
  }

  @Test
  void a_bucket_without_keys_costs_the_record_and_not_the_model() throws IOException {
    var shell =
        new Shell(folder)
            .environment("LATHE_HOME", "home")
            .environment("LATHE_ARTIFACTS", "s3://models")
            .environment("LATHE_ARTIFACTS_ENDPOINT", "127.0.0.1:1");
    String rows = Rows.classes(folder, 120);

    var result =
        shell.run("fit", rows, "--target", "bought", "--learner", "baseline", "--out", "model");

    assertThat(result.code()).isZero();
    assertThat(result.err())
        .contains("the run is not on record: a bucket needs AWS_ACCESS_KEY_ID and");
  }
}
