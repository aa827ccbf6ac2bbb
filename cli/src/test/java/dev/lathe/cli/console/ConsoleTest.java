package dev.lathe.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_table_that_does_not_fit_cuts_its_widest_column() {
    var table = new Table().left("name").right("n");
    table.row("a name that goes on and on", "1").row("short", "20");

    table.print(new Output(bytes, new Terminal(true, 20, false, true)));

    assertThat(printed().lines())
        .containsExactly("  name             n", "  a name that g…   1", "  short           20");
  }

  @Test
  void a_column_of_text_goes_on_below() {
    var table = new Table().fixed("name").text("meaning").row("trees", "how many are grown");

    table.print(new Output(bytes, new Terminal(true, 20, false, true)));

    assertThat(printed().lines())
        .containsExactly("  name   meaning", "  trees  how many", "         are grown");
  }

  @Test
  void a_pipe_gets_the_whole_table() {
    var table = new Table().left("name").row("a name that goes on and on");

    table.print(new Output(bytes, Terminal.pipe()));

    assertThat(printed()).contains("a name that goes on and on");
  }

  @Test
  void cells_cannot_command_the_terminal() {
    var table = new Table().left("").row("red \u001b[31m alert\nnext");

    table.print(new Output(bytes, Terminal.pipe()));

    assertThat(printed()).doesNotContain("\u001b").hasLineCount(1);
  }

  @Test
  void figures_read_as_people_write_them() {
    assertThat(Figures.figure(0.92764)).isEqualTo("0.9276");
    assertThat(Figures.figure(47213.4)).isEqualTo("47,213");
    assertThat(Figures.seconds(0.042)).isEqualTo("42 ms");
    assertThat(Figures.seconds(200)).isEqualTo("3 min 20 s");
    assertThat(Figures.micros(3.14)).isEqualTo("3.1 µs");
    assertThat(Figures.bytes(1_420_000)).isEqualTo("1.4 MB");
    assertThat(Figures.share(0.034)).isEqualTo("3.4 %");
    assertThat(Figures.count(1, "row")).isEqualTo("1 row");
    assertThat(Figures.count(2201, "row")).isEqualTo("2,201 rows");
  }

  @Test
  void a_bar_is_as_long_as_its_share() {
    assertThat(Figures.bar(0.5, 10, true)).isEqualTo("█████");
    assertThat(Figures.bar(0.55, 10, true)).isEqualTo("█████▌");
    assertThat(Figures.bar(0.5, 10, false)).isEqualTo("#####");
  }

  @Test
  void progress_in_a_pipe_is_one_line_for_each_thing_done() {
    try (var progress = new Progress(new Output(bytes, Terminal.pipe()), () -> 0)) {
      progress.tell("reading a.csv", 0);
      progress.tell("fitting: tree 1", 0.1);
      progress.tell("fitting: tree 2", 0.2);
      progress.tell("testing", 0.9);
    }

    assertThat(printed().lines())
        .containsExactly("  0 %  reading a.csv", " 10 %  fitting", " 90 %  testing");
  }

  @Test
  void progress_on_a_terminal_is_a_bar_with_the_time_left_and_goes_away() {
    long[] now = {0};
    try (var progress =
        new Progress(new Output(bytes, new Terminal(true, 80, false, true)), () -> now[0])) {
      progress.tell("fitting: tree 1", 0.25);
      now[0] = 10_000_000_000L;
      progress.draw();
    }

    assertThat(printed()).contains("████░", "25 %", "fitting: tree 1", "30 s left");
    assertThat(printed()).endsWith("\r\u001b[K");
  }
}
