package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.frame.Times;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.event.CaseHistory;
import dev.lathe.track.event.Event;
import dev.lathe.track.event.EventColumns;
import dev.lathe.track.event.EventFilter;
import dev.lathe.track.event.EventLog;
import dev.lathe.track.event.UserItems;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class EventsContract extends StoreSuite {
  private static final String PROJECT = "default";

  private Event event(String user, String visit, String kind, String item, int second) {
    return new Event(
        clock.instant().plusSeconds(second), user, visit, kind, item, Map.of("where", "größe"));
  }

  private void some() {
    store
        .events()
        .append(
            PROJECT,
            List.of(
                event("ann", "v1", "view", "lamp", 0),
                event("bob", "v2", "view", "sofa", 5),
                event("ann", "v1", "buy", "lamp", 2),
                event("ann", "v1", "view", "sofa", 1),
                event("bob", "v2", "view", "sofa", 6),
                event("", "", "start", "", 7)));
  }

  @Test
  void events_come_back_in_the_order_of_the_log() {
    some();
    reopen();

    List<EventLog.Logged> all = store.events().read(PROJECT, EventFilter.ALL, 0, 100);

    assertThat(all)
        .hasSize(6)
        .isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
    assertThat(all.getFirst().event()).isEqualTo(event("ann", "v1", "view", "lamp", 0));
    assertThat(store.events().read(PROJECT, EventFilter.ALL, all.get(3).sequence(), 1))
        .containsExactly(all.get(4));
    assertThat(store.events().read(PROJECT, EventFilter.ALL.user("ann").kind("view"), 0, 100))
        .hasSize(2);
    assertThat(store.events().read(PROJECT, EventFilter.ALL.category("sofa").caseName("v1"), 0, 9))
        .hasSize(1);
    var middle =
        EventFilter.ALL.between(clock.instant().plusSeconds(2), clock.instant().plusSeconds(6));
    assertThat(store.events().read(PROJECT, middle, 0, 100)).hasSize(2);
  }

  @Test
  void a_case_is_read_from_first_to_last() {
    some();

    List<CaseHistory> histories = store.events().histories(PROJECT, EventFilter.ALL, 100);

    assertThat(histories).extracting(CaseHistory::caseName).containsExactly("v1", "v2");
    assertThat(histories.getFirst().kinds()).containsExactly("view", "view", "buy");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.events().histories(PROJECT, EventFilter.ALL, 4))
        .withMessage("there are 5 events, more than 4; look at fewer, such as those of a month");
  }

  @Test
  void users_by_items_are_counted() {
    some();

    UserItems table =
        store.events().userItems(PROJECT, EventFilter.ALL, new UserItems.Item.Category(), 100);

    assertThat(table.users()).containsExactly("ann", "bob");
    assertThat(table.items()).containsExactly("lamp", "sofa");
    assertThat(table.count(0, 0)).isEqualTo(2);
    assertThat(table.count(0, 1)).isEqualTo(1);
    assertThat(table.count(1, 0)).isZero();
    assertThat(table.count(1, 1)).isEqualTo(2);
    assertThat(table.items(1)).containsExactly(1);
    assertThat(table.cells()).isEqualTo(3);
    assertThat(table.frame().numbers("count").toArray()).containsExactly(2, 1, 2);
    assertThat(table.frame().column("user").text(2)).isEqualTo("bob");
    assertThat(
            store
                .events()
                .userItems(PROJECT, EventFilter.ALL, new UserItems.Item.Kind(), 100)
                .items())
        .containsExactly("buy", "view");
    assertThat(
            store
                .events()
                .userItems(PROJECT, EventFilter.ALL, new UserItems.Item.Property("where"), 100)
                .items())
        .containsExactly("größe");
  }

  private static Frame clicks() {
    return Frame.of(
            "time",
            Times.of(LocalDateTime.of(2026, 3, 1, 12, 0), LocalDateTime.of(2026, 3, 1, 12, 1)))
        .with("kind", Categories.of("view", "buy"))
        .with("user", Texts.of("ann", null))
        .with("price", Numbers.of(9.5, Double.NaN));
  }

  @Test
  void a_file_s_rows_become_events_once() {
    Frame clicks = clicks();

    int loaded = store.events().load(PROJECT, clicks, EventColumns.of(clicks), "ann");

    assertThat(loaded).isEqualTo(2);
    List<EventLog.Logged> all = store.events().read(PROJECT, EventFilter.ALL, 0, 100);
    assertThat(all.getFirst().event().properties()).containsExactly(Map.entry("price", "9.5"));
    assertThat(all.get(1).event().user()).isEmpty();
    assertThat(all.get(1).event().time().toString()).isEqualTo("2026-03-01T12:01:00Z");
    assertThatThrownBy(() -> store.events().load(PROJECT, clicks, EventColumns.of(clicks), "ann"))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "the rows of 'memory' were loaded at %s already, from 'memory'"
                .formatted(clock.instant()));
    assertThat(store.events().read(PROJECT, EventFilter.ALL, 0, 100)).hasSize(2);
  }

  @Test
  void rows_that_are_no_events_are_refused_whole() {
    Frame timeless = Frame.of("time", Texts.of("now")).with("kind", Texts.of("view"));
    Frame kindless =
        Frame.of("time", Numbers.of(1.0, 2.0)).with("kind", Categories.of("view", null));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.events().load(PROJECT, timeless, EventColumns.of(timeless), ""))
        .withMessage(
            "row 1: 'time' holds no time; write one as 2026-03-01T12:30:00, or as milliseconds since"
                + " 1970");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.events().load(PROJECT, kindless, EventColumns.of(kindless), ""))
        .withMessage("'kind' is missing in row 2; an event is of a kind");
    assertThat(store.events().read(PROJECT, EventFilter.ALL, 0, 100)).isEmpty();
  }

  @Test
  void an_append_joins_a_greater_write() {
    assertThatThrownBy(() ->
            store.together(() -> {
              some();
              throw new IllegalStateException("no audit row");
            }))
        .hasMessage("no audit row");

    assertThat(store.events().read(PROJECT, EventFilter.ALL, 0, 100)).isEmpty();
  }

  @Test
  void hostile_texts_are_texts_or_refused() {
    for (String text : List.of("nul\u0000l", "half \uD800", "a".repeat(10_000))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Event(clock.instant(), text, "x"));
      assertThatIllegalArgumentException().isThrownBy(() -> new Event(clock.instant(), "x", text));
      assertThatIllegalArgumentException().isThrownBy(() -> EventFilter.ALL.user(text));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Event(clock.instant(), "ann", " "));
    String injected = "'; drop table events; -- ../\u202E";
    store.events().append(PROJECT, List.of(new Event(clock.instant(), injected, injected)));

    assertThat(store.events().read(PROJECT, EventFilter.ALL.user(injected), 0, 9)).hasSize(1);
    assertThat(store.events().read(PROJECT, EventFilter.ALL.user("' or '1'='1"), 0, 9)).isEmpty();
    for (String name : HOSTILE) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.events().read(name, EventFilter.ALL, 0, 9));
    }
    assertThatThrownBy(() -> store.events().append("nowhere", List.of()))
        .hasMessage("there is no project 'nowhere'; make it first");
  }
}
