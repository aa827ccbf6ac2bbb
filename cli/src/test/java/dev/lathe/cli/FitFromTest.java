package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Fingerprint;
import dev.lathe.learn.Model;
import dev.lathe.learn.tree.BoostedTrees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitFromTest {
  @TempDir Path folder;
  private Shell shell;

  /// A model of the first rows of Titanic's passengers, and the others to go on with.
  @BeforeEach
  void begun() throws Exception {
    List<String> lines = Files.readAllLines(Path.of("../examples/data/titanic.csv"));
    var later = new ArrayList<>(lines.subList(1200, lines.size()));
    later.addFirst(lines.getFirst());
    Files.write(folder.resolve("first.csv"), lines.subList(0, 1200));
    Files.write(folder.resolve("later.csv"), later);
    shell = new Shell(folder);
    var begun =
        fit(
            "first.csv",
            "--target",
            "survived",
            "--learner",
            "gradient-boosting",
            "--set",
            "trees=20,patience=0",
            "--out",
            "first");
    assertThat(begun.code()).as(begun.err()).isZero();
  }

  private Shell.Result fit(String data, String... more) {
    var arguments = new ArrayList<>(List.of("fit", folder.resolve(data).toString()));
    arguments.addAll(List.of(more));
    return shell.run(arguments.toArray(String[]::new));
  }

  private BoostedTrees model(String name) {
    return (BoostedTrees) Model.load(folder.resolve(name).resolve("model.lathe"));
  }

  private String hash(String name) throws Exception {
    var digest = Fingerprint.sha256();
    digest.update(Files.readAllBytes(folder.resolve(name).resolve("model.lathe")));
    return Fingerprint.text(digest);
  }

  private void refused(int code, String sentence, String data, String... more) {
    var result = fit(data, more);

    assertThat(result.code()).as(result.err()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().replaceAll("\\s+", " ")).contains(sentence).doesNotContain("fault");
    assertThat(folder.resolve("lathe-out")).doesNotExist();
  }

  @Test
  void more_rounds_stand_on_those_that_were_there() throws Exception {
    var result =
        fit("later.csv", "--from", "first", "--set", "trees=7,patience=0", "--out", "more");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("goes on from", hash("first"), "learned from 1,199 rows of first.csv")
        .contains("7 rounds more, 27 in all")
        .contains("former model  baseline");
    assertThat(model("more").rounds()).isEqualTo(27);
    assertThat(model("more").signature()).isEqualTo(model("first").signature());
    assertThat(folder.resolve("more/report.json")).content().contains(hash("first"), "first.csv");
    assertThat(folder.resolve("more/report.html"))
        .content()
        .contains("Former model", "Goes on from");
    assertThat(shell.run("show", "more").out()).contains("goes on from", hash("first"));
    assertThat(shell.run("predict", "more", folder.resolve("later.csv").toString()).code())
        .isZero();
  }

  @Test
  void rounds_are_found_where_nobody_tells_them() {
    var result = fit("later.csv", "--from", "first", "--out", "more");

    assertThat(result.out())
        .containsPattern("rounds? more, \\d+ in all: of up to 1,000, judged on 15 %");
    assertThat(model("more").rounds()).isBetween(20, 1020);
  }

  @Test
  void leaves_are_learned_anew_on_the_same_splits() {
    var result = fit("later.csv", "--from", "first", "--refit-leaves", "0.2", "--out", "leaves");
    fit("later.csv", "--from", "first", "--refit-leaves", "1", "--out", "kept");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("the values of all leaves", "20 % of the old ones stay");
    assertThat(model("leaves").trees().splits()).isEqualTo(model("first").trees().splits());
    assertThat(model("leaves").trees()).isNotEqualTo(model("first").trees());
    assertThat(model("kept").trees()).isEqualTo(model("first").trees());
  }

  @Test
  void the_model_is_the_same_on_any_number_of_threads() throws Exception {
    fit("later.csv", "--from", "first", "--threads", "1", "--out", "one");
    fit("later.csv", "--from", "first", "--threads", "2", "--out", "two");

    assertThat(hash("one")).isEqualTo(hash("two"));
  }

  @Test
  void it_is_told_to_programs_too() {
    var result =
        fit("later.csv", "--from", "first", "--target", "survived", "--set", "trees=5", "--json");

    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("{").contains("\"former\" : {");
    assertThat(folder.resolve("lathe-out/later-survived/model.lathe")).exists();
  }

  @Test
  void rows_that_the_model_knows_are_warned_of() {
    var result = fit("first.csv", "--from", "first", "--set", "trees=5", "--out", "again");

    assertThat(result.code()).isZero();
    assertThat(result.err().replaceAll("\\s+", " "))
        .contains("has learned from 'first.csv' itself");
  }

  @Test
  void what_contradicts_itself_is_refused_before_anything_is_read() {
    refused(2, "--streamed does not go with --from", "absent.csv", "--from", "no", "--streamed");
    refused(2, "--kind does not go with --from", "absent.csv", "--from", "no", "--kind", "count");
    refused(2, "--drop does not go with --from", "absent.csv", "--from", "no", "--drop", "age");
    refused(2, "only gradient-boosting can", "a.csv", "--from", "no", "--learner", "baseline");
    refused(2, "give a number", "absent.csv", "--from", "no", "--threshold", "best-f1");
    refused(2, "needs a model; name it with --from", "absent.csv", "--refit-leaves", "0.5");
    refused(2, "within 0 and 1, got '2'", "absent.csv", "--from", "no", "--refit-leaves", "2");
    refused(
        2,
        "--set does not go with --refit-leaves",
        "absent.csv",
        "--from",
        "no",
        "--refit-leaves",
        "0.5",
        "--set",
        "trees=3");
    refused(
        2,
        "there is no setting 'tree'; did you mean 'trees'?",
        "absent.csv",
        "--from",
        "no",
        "--set",
        "tree=3");
  }

  @Test
  void models_that_cannot_be_gone_on_from_are_refused() {
    fit(
        "first.csv",
        "--target",
        "survived",
        "--learner",
        "random-forest",
        "--set",
        "trees=3",
        "--out",
        "forest");

    refused(1, "there is no model 'absent'", "later.csv", "--from", "absent");
    refused(1, "a model of random-forest cannot be gone on from", "later.csv", "--from", "forest");
    refused(1, "there is no file", "absent.csv", "--from", "first");
    refused(1, "is not a Lathe model file", "later.csv", "--from", "first.csv");
  }

  @Test
  void rows_that_do_not_suit_the_model_are_refused() throws Exception {
    Rows.of(folder, "columns.csv", "class,age,survived", "first,adult,yes", "crew,adult,no");
    Rows.of(
        folder, "target.csv", "class,age,sex,lived", "first,adult,male,yes", "crew,adult,male,no");
    Rows.of(
        folder,
        "classes.csv",
        "class,age,sex,survived",
        "first,adult,male,yes",
        "crew,adult,male,no",
        "crew,adult,male,lost",
        "crew,adult,male,no");

    refused(1, "column 'sex' is missing; the model needs it", "columns.csv", "--from", "first");
    refused(1, "no column is named 'survived'", "target.csv", "--from", "first");
    refused(
        1,
        "the model predicts 'survived' and not 'age'",
        "later.csv",
        "--from",
        "first",
        "--target",
        "age");
    refused(
        1,
        "holds the class 'lost', which the model does not know; it knows no, yes",
        "classes.csv",
        "--from",
        "first");
    refused(
        1,
        "loss 'squared' does not suit a binary task",
        "later.csv",
        "--from",
        "first",
        "--set",
        "loss=squared");
    refused(
        1, "belongs to the recipe", "later.csv", "--from", "first", "--set", "statistic-above=2");
  }
}
