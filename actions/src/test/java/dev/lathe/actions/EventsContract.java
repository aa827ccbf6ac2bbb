package dev.lathe.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.actions.Gateway.Asker;
import dev.lathe.actions.data.ReadingWords;
import dev.lathe.actions.event.Items;
import dev.lathe.actions.event.ListEvents;
import dev.lathe.actions.event.LoadEvents;
import dev.lathe.actions.event.RecordEvents;
import dev.lathe.actions.event.RecordEvents.Happened;
import dev.lathe.actions.event.SummarizeSequences;
import dev.lathe.actions.event.SummarizeUserItems;
import dev.lathe.actions.event.TableFile;
import dev.lathe.actions.event.Which;
import dev.lathe.actions.event.WriteSequences;
import dev.lathe.actions.event.WriteUserItems;
import dev.lathe.track.access.Caller;
import dev.lathe.track.access.Role;
import dev.lathe.track.event.EventLog.Logged;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What users did is told through the gateway, and becomes tables to learn from.
abstract class EventsContract extends ActionsSuite {
  private static final Asker BOB =
      new Asker(new Caller("bob", "token b", Map.of("default", Role.DEVELOPER)));

  private List<Logged> all() {
    return ask(new ListEvents("default", Which.ALL, Optional.empty(), 100)).events();
  }

  private static Happened happened(int second, String user, String kind, String item) {
    return new Happened(
        "2026-03-01T12:00:%02dZ".formatted(second),
        kind,
        Optional.of(user),
        Optional.of("visit of " + user),
        Optional.of(item),
        Map.of());
  }

  private void visits() {
    ask(
        new RecordEvents(
            "default",
            List.of(
                happened(0, "ann", "look", "tea"),
                happened(4, "ann", "buy", "tea"),
                happened(1, "bob", "look", "tea"),
                happened(2, "bob", "look", "cup"),
                happened(7, "bob", "leave", ""))));
  }

  @Test
  void events_are_told_as_a_list_of_objects() {
    String told =
        """
        {"project": "default", "events": [
          {"time": "2026-03-01T12:00:00Z", "kind": "buy", "user": "ann", "case-name": "v1",
           "category": "tea", "properties": {"price": "3"}},
          {"time": "2026-03-01T12:00:01.500Z", "kind": "leave"}]}
        """;

    assertThat(gateway.ask(BOB, "record-events", told, Terms.PLAIN).text())
        .isEqualTo("{\"events\":2}");

    assertThat(all()).hasSize(2);
    assertThat(all().getFirst().event().properties()).isEqualTo(Map.of("price", "3"));
    assertThat(all().getLast().event().time()).hasToString("2026-03-01T12:00:01.500Z");
    assertThat(store.audit().latest(Optional.empty(), 10)).isEmpty(); // the log is the record
    ArgumentForm form = Offers.named("record-events").form();
    var again = form.read(Documents.read(told));
    assertThat(form.read(form.write(again))).isEqualTo(again);
    assertThat(form.typed(Map.of("events", "[{\"time\": \"t\"}]")))
        .isEqualTo(Map.of("events", List.of(Map.of("time", "t"))));
    assertThat(form.schema().toString()).contains("maxItems=1000", "case-name");
  }

  @Test
  void told_twice_under_a_key_they_are_added_once() {
    var one = new RecordEvents("default", List.of(happened(0, "ann", "look", "tea")));

    gateway.ask(BOB, one, Terms.PLAIN.key("k1"));
    var again = gateway.ask(BOB, one, Terms.PLAIN.key("k1"));
    gateway.ask(BOB, one, Terms.PLAIN);

    assertThat(again.text()).isEqualTo("{\"events\":1}");
    assertThat(all()).hasSize(2);
  }

  @Test
  void what_is_no_list_of_events_is_one_sentence_and_adds_none() {
    String good = "{\"time\": \"2026-03-01T12:00:00Z\", \"kind\": \"buy\"}";
    for (var wrong :
        Map.of(
                "7",
                "events must be a list of at most 1000 objects",
                "[7]",
                "events must be a list of objects",
                "[{\"kind\": \"buy\"}]",
                "events entry 1: time is missing: when, as 2026-03-01T12:00:00Z",
                "[" + good + ", {\"sudo\": 1}]",
                "events entry 2: there is no argument 'sudo'",
                "[" + good + ", {\"time\": \"yesterday\", \"kind\": \"buy\"}]",
                "event 2: 'time' must be a time such as 2026-03-01T12:00:00Z, got 'yesterday'",
                "[{\"time\": \"2026-03-01T12:00:00Z\", \"kind\": \"\"}]",
                "event 1: an event is of a kind; name it",
                "[" + "{},".repeat(1_000) + "{}]",
                "events must be a list of at most 1000 objects",
                "[{\"time\": \"2026-03-01T12:00:00Z\", \"kind\": \"a\\u0000b\"}]",
                "events entry 1: kind holds U+0000")
            .entrySet()) {
      String told = "{\"project\": \"default\", \"events\": %s}".formatted(wrong.getKey());
      assertThatThrownBy(() -> gateway.ask(BOB, "record-events", told, Terms.PLAIN))
          .hasMessageStartingWith(wrong.getValue());
    }
    assertThat(all()).isEmpty();
  }

  @Test
  void cases_are_told_and_written_as_a_table_to_learn_from() throws IOException {
    visits();

    var told = ask(new SummarizeSequences("default", Which.ALL, 1));
    ask(new WriteSequences("default", Which.ALL, new TableFile("cases.csv", false)));

    assertThat(told.cases()).isEqualTo(2);
    assertThat(told.events()).isEqualTo(5);
    assertThat(told.kinds()).isEqualTo(Map.of("look", 3L, "buy", 1L, "leave", 1L));
    assertThat(told.lengths()).isEqualTo(new SummarizeSequences.Lengths(2, 2.5, 3));
    assertThat(told.ways()).isEqualTo(2);
    assertThat(told.common())
        .containsExactly(new SummarizeSequences.Way(List.of("look", "buy"), 1));
    assertThat(Files.readString(folder.resolve("cases.csv")))
        .isEqualTo(
            """
            case,position,kind,user,category,before,before_2,since_before,since_begin,next,remaining
            visit of ann,1,look,ann,tea,,,0,0,buy,4
            visit of ann,2,buy,ann,tea,look,,4,4,,0
            visit of bob,1,look,bob,tea,,,0,0,look,6
            visit of bob,2,look,bob,cup,look,,1,1,leave,5
            visit of bob,3,leave,bob,,look,look,5,6,,0
            """);
    assertThatThrownBy(
            () -> ask(new WriteSequences("default", Which.ALL, new TableFile("cases.csv", false))))
        .hasMessageContaining("exists");
  }

  @Test
  void who_met_what_is_told_and_written() throws IOException {
    visits();

    var told = ask(new SummarizeUserItems("default", Which.ALL, Items.CATEGORIES, 1));
    var kinds = new Items(Optional.of("kind"));
    ask(new WriteUserItems("default", Which.ALL, kinds, new TableFile("met.csv", false)));

    assertThat(told)
        .isEqualTo(
            new SummarizeUserItems.Result(
                2, 2, 3, 0.75, List.of(new SummarizeUserItems.Met("tea", 2, 3))));
    assertThat(Files.readString(folder.resolve("met.csv")))
        .isEqualTo("user,item,count\nann,buy,1\nann,look,1\nbob,leave,1\nbob,look,2\n");
  }

  @Test
  void events_of_a_file_are_added_once_by_its_own_words() throws IOException {
    Files.writeString(
        folder.resolve("clicks.csv"),
        """
        at;who;kind;category;price
        2026-03-01 12:00:00;ann;buy;tea;3
        2026-03-01 12:00:01;bob;look;tea;3
        """);
    var plain = ReadingWords.PLAIN;
    var words =
        new ReadingWords(
            Optional.of("semicolon"),
            plain.quote(),
            false,
            plain.encoding(),
            List.of(),
            List.of(),
            plain.origin());
    var columns =
        new LoadEvents.Columns(
            Optional.of("at"),
            Optional.empty(),
            Optional.of("who"),
            Optional.empty(),
            Optional.empty());
    var load = new LoadEvents("default", "clicks.csv", columns, words);

    assertThat(ask(load).events()).isEqualTo(2);
    assertThatThrownBy(() -> ask(load)).hasMessageContaining("already");
    var buys =
        new Which(
            Optional.empty(),
            Optional.empty(),
            Optional.of("buy"),
            Optional.empty(),
            Optional.of("2026-03-01T12:00:00Z"),
            Optional.of("2026-03-01T12:00:01Z"));
    assertThat(ask(new ListEvents("default", buys, Optional.empty(), 10)).events())
        .extracting(logged -> logged.event().user())
        .containsExactly("ann");
  }
}
