package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void shell() {
    shell = new Shell(folder);
  }

  private Shell.Result fit(String data, String target) {
    return shell.run("fit", data, "--target", target, "--learner", "baseline");
  }

  private void refused(Shell.Result result, String... sentence) {
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(sentence).doesNotContain("\tat ", "fault of Lathe");
    assertThat(result.err().lines().filter(line -> line.startsWith("lathe fit: "))).hasSize(1);
    assertThat(folder.resolve("lathe-out")).doesNotExist();
  }

  private void warned(Shell.Result result, String... words) {
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains(words);
  }

  private String file(String... lines) throws Exception {
    return Rows.of(folder, "data.csv", lines);
  }

  @Test
  void absent() {
    refused(fit(folder.resolve("absent.csv").toString(), "y"), "there is no file", "absent.csv");
  }

  @Test
  void empty() throws Exception {
    Files.createFile(folder.resolve("empty.csv"));

    refused(fit(folder.resolve("empty.csv").toString(), "y"), "empty.csv' is empty");
  }

  @Test
  void header_only() throws Exception {
    refused(fit(file("x,y"), "y"), "data.csv", "no rows");
  }

  @Test
  void one_row() throws Exception {
    refused(fit(file("x,y", "1,2"), "y"), "single row");
  }

  @Test
  void a_directory() {
    refused(fit(folder.toString(), "y"), "is a folder");
  }

  @Test
  void binary() throws Exception {
    byte[] bytes = new byte[4096];
    new java.util.SplittableRandom(3).nextBytes(bytes);
    Files.write(folder.resolve("data.csv"), bytes);

    refused(fit(folder.resolve("data.csv").toString(), "y"), "data.csv");
  }

  @Test
  void ragged() throws Exception {
    refused(fit(file("x,y", "1,2", "3,4,5", "6,7"), "y"), "3");
  }

  @Test
  void duplicate_names() throws Exception {
    refused(fit(file("x,x,y", "1,2,3", "4,5,6"), "y"), "'x'");
  }

  @Test
  void a_blank_name() throws Exception {
    refused(fit(file("x,,y", "1,2,3", "4,5,6"), "y"), "name");
  }

  @Test
  void an_absent_target() throws Exception {
    refused(fit(file("x,y", "1,2", "3,4"), "z"), "no column is named 'z'");
  }

  @Test
  void a_constant_target() throws Exception {
    refused(fit(file("x,y", "1,2", "3,2", "4,2"), "y"), "'y'", "every row");
  }

  @Test
  void a_target_that_is_all_missing() throws Exception {
    refused(fit(file("x,y", "1,", "3,", "4,"), "y"), "'y' is missing in every row");
  }

  @Test
  void a_target_of_unique_text() throws Exception {
    refused(fit(file("x,y", "1,a", "2,b", "3,c", "4,d"), "y"), "'y' differs in every row");
  }

  @Test
  void all_columns_constant() throws Exception {
    refused(fit(file("x,y", "1,a", "1,b", "1,a", "1,b", "1,a", "1,b"), "y"), "constant");
  }

  @Test
  void output_that_cannot_be_written() throws Exception {
    Path inside = Files.createFile(folder.resolve("file"));
    String data = file("x,y", "1,2", "3,4");

    var result =
        shell.run("fit", data, "--target", "y", "--out", inside.resolve("deeper").toString());

    refused(result, "file");
  }

  @Test
  void a_place_where_nothing_can_be_made_is_told_before_reading() throws Exception {
    assumeThat(Files.isDirectory(Path.of("/proc/self"))).isTrue();

    var result =
        shell.run("fit", folder + "/absent.csv", "--target", "y", "--out", "/proc/lathe-none");

    refused(result, "'/proc/lathe-none' cannot be written", "'/proc'", "name another folder");
  }

  @Test
  void a_class_with_a_single_row() throws Exception {
    String rows =
        IntStream.range(0, 40).mapToObj(i -> i + "," + (i % 2)).collect(Collectors.joining("\n"));

    warned(fit(file("x,y", rows, "41,rare"), "y"), "single row");
  }

  @Test
  void infinities() throws Exception {
    String rows =
        IntStream.range(0, 40)
            .mapToObj(i -> (i == 7 ? "inf" : String.valueOf(i)) + "," + (i % 2))
            .collect(Collectors.joining("\n"));

    warned(fit(file("x,y", rows), "y"), "infinit");
  }

  @Test
  @Tag("slow")
  void ten_thousand_columns() throws Exception {
    String names =
        IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    var random = new java.util.SplittableRandom(5);
    String rows =
        IntStream.range(0, 30)
            .mapToObj(row ->
                IntStream.range(0, 10_000)
                        .mapToObj(_ -> String.valueOf(random.nextInt(100)))
                        .collect(Collectors.joining(","))
                    + ","
                    + row % 2)
            .collect(Collectors.joining("\n"));

    warned(fit(file(names + ",y", rows), "y"), "10,000 columns");
  }

  @Test
  void a_hundred_thousand_levels() throws Exception {
    String rows =
        IntStream.range(0, 200_000)
            .mapToObj(i -> "level" + i / 2 + "," + (i % 2))
            .collect(Collectors.joining("\n"));

    warned(fit(file("x,y", rows), "y"), "100,000");
  }

  @Test
  void dates_beyond_sense() throws Exception {
    String rows =
        IntStream.range(0, 40)
            .mapToObj(
                i -> (i == 3 ? "9999-12-31" : "2024-01-%02d".formatted(i % 28 + 1)) + "," + i % 2)
            .collect(Collectors.joining("\n"));

    warned(fit(file("day,y", rows), "y"), "day");
  }
}
