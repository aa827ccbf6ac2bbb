package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a file of what happened to a table to learn from.
class EventsCommandTest {
  private static final int TICKETS = 60;

  @TempDir Path folder;

  private Shell.Result lathe(String... arguments) {
    return new Shell(folder).environment("LATHE_HOME", "home").run(arguments);
  }

  @BeforeEach
  void load() throws IOException {
    var text = new StringBuilder("ticket;activity;at;who\n");
    for (int ticket = 0; ticket < TICKETS; ticket++) {
      String[] way =
          ticket % 3 == 0 ? new String[] {"open", "ask", "close"} : new String[] {"open", "close"};
      for (int step = 0; step < way.length; step++) {
        text.append(
            "%d;%s;2026-03-01 12:%02d:%02d;%s%n"
                .formatted(ticket, way[step], ticket, step, ticket % 2 == 0 ? "ann" : "bob"));
      }
    }
    Files.writeString(folder.resolve("tickets.csv"), text);
    var loaded =
        lathe(
            "events",
            "--load",
            "tickets.csv",
            "--delimiter",
            "semicolon",
            "--columns",
            "case=ticket,kind=activity,time=at,user=who");
    assertThat(loaded.out()).as(loaded.err()).isEqualTo("140 events added\n");
  }

  @Test
  void cases_are_told_and_a_model_of_what_comes_next_is_learned_from_them() throws IOException {
    var told = lathe("events", "--sequences");
    var written = lathe("events", "--sequences", "--out", "cases.csv");
    String cases = folder.resolve("cases.csv").toString();
    var fitted =
        lathe(
            "fit",
            cases,
            "--target",
            "next",
            "--drop",
            "remaining",
            "--group",
            "case",
            "--learner",
            "decision-tree",
            "--out",
            "next");

    assertThat(told.out())
        .contains("60 cases of 140 events: 2 to 3 each", "open → close", "Ways, of 2");
    assertThat(written.out()).contains("140 rows written");
    assertThat(fitted.code()).as(fitted.err()).isZero();
    assertThat(Files.exists(folder.resolve("next/model.lathe"))).isTrue();
    var json = new ObjectMapper().readTree(lathe("events", "--sequences", "--json").out());
    assertThat(json.at("/common/0/cases").asInt()).isEqualTo(40);
  }

  @Test
  void users_by_items_are_told_and_written() throws IOException {
    var told = lathe("events", "--user-items", "--item", "kind");
    var written = lathe("events", "--user-items", "--item", "kind", "--out", "met.csv");

    assertThat(told.out()).contains("2 users and 3 items: 6 pairs met, 100 % of all");
    assertThat(written.out()).contains("6 rows written");
    assertThat(Files.readAllLines(folder.resolve("met.csv")))
        .contains("user,item,count", "ann,ask,10");
  }

  @Test
  void events_are_told_by_name_too() {
    var told =
        lathe(
            "ask",
            "record-events",
            "project=default",
            "events=[{\"time\": \"2026-04-01T00:00:00Z\", \"kind\": \"call\", \"user\": \"eve\"}]");

    assertThat(told.out()).as(told.err()).contains("\"events\" : 1");
    assertThat(lathe("events", "--since", "2026-04-01T00:00:00Z").out()).contains("call", "eve");
    assertThat(lathe("events", "--until", "2026-03-01T00:00:00Z").out()).contains("no events");
    assertThat(lathe("ask", "record-events", "project=default", "events=[{]").err())
        .contains("events is no JSON");
  }

  @Test
  void a_column_of_another_name_is_asked_for() {
    var time = lathe("events", "--load", "tickets.csv", "--columns", "kind=activity");
    var kind = lathe("events", "--load", "tickets.csv", "--columns", "time=at");
    var both = lathe("events", "--load", "tickets.csv");

    assertThat(time.code()).isEqualTo(1);
    assertThat(time.err().replaceAll("\\s+", " "))
        .contains(
            "no column is named 'time'; say which is meant, as --columns time=COLUMN, of"
                + " ticket, activity, at, who");
    assertThat(kind.err().replaceAll("\\s+", " ")).contains("as --columns kind=COLUMN, of");
    assertThat(both.err().replaceAll("\\s+", " "))
        .contains(
            "named 'time' or 'kind'; say which is meant, as --columns time=COLUMN,kind=COLUMN, of");
  }

  @Test
  void a_file_without_rows_adds_none_and_says_so_each_time() throws IOException {
    Files.writeString(folder.resolve("none.csv"), "time,kind,user\n");

    for (int i = 0; i < 2; i++) {
      var loaded = lathe("events", "--load", "none.csv");
      assertThat(loaded.out()).as(loaded.err()).isEqualTo("0 events added: there are no rows\n");
    }
  }

  @Test
  void what_does_not_go_together_is_refused() {
    String[][] lines = {
      {"events", "--sequences", "--user-items"},
      {"events", "--out", "x.csv"},
      {"events", "--item", "kind"},
      {"events", "--columns", "kind=a"},
      {"events", "--load", "tickets.csv", "--columns", "sort=a"},
    };
    for (String[] line : lines) {
      assertThat(lathe(line).code()).as(String.join(" ", line)).isEqualTo(2);
    }
  }
}
