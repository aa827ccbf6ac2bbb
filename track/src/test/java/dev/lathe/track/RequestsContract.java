package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.track.database.StoreException;
import dev.lathe.track.job.Requests.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/// Who is not sure whether it was heard asks again, and nothing is done twice.
abstract class RequestsContract extends StoreSuite {
  private static Asked asked(String person, String key, String arguments) {
    return new Asked(person, key, "projects.create", arguments);
  }

  private String create(Asked asked, String name) {
    return store.requests().once(asked, () -> store.projects().create(name).id());
  }

  @Test
  void the_same_key_gives_the_same_answer_and_does_nothing_twice() {
    String first = create(asked("ann", "k1", "{}"), "one");
    String again = create(asked("ann", "k1", "{}"), "two");

    assertThat(again).isEqualTo(first);
    assertThat(store.projects().list()).hasSize(2);
    reopen();
    assertThat(create(asked("ann", "k1", "{}"), "three")).isEqualTo(first);
    assertThat(create(asked("bob", "k1", "{}"), "four")).isNotEqualTo(first);
  }

  @Test
  void a_key_used_for_something_else_is_refused() {
    create(asked("ann", "k1", "{}"), "one");

    assertThatThrownBy(() -> create(asked("ann", "k1", "{\"x\": 1}"), "two"))
        .isInstanceOf(StoreException.class)
        .hasMessage("the idempotency key 'k1' was used for something else; take another key");
    assertThatThrownBy(
            () -> store.requests().once(new Asked("ann", "k1", "other", "{}"), () -> "never"))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void what_failed_may_be_asked_again() {
    assertThatThrownBy(() ->
            store
                .requests()
                .once(
                    asked("ann", "k1", "{}"),
                    () -> {
                      store.projects().create("lost");
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    assertThat(create(asked("ann", "k1", "{}"), "lost")).isNotEmpty();
  }

  @Test
  void of_several_that_ask_at_once_one_does_it() throws InterruptedException {
    var answers = new ConcurrentLinkedQueue<String>();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      String name = "project " + i;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try (Store other = Store.open(home)) {
                  answers.add(
                      other
                          .requests()
                          .once(asked("ann", "k", "{}"), () -> other.projects().create(name).id()));
                }
              }));
    }
    for (Thread thread : threads) thread.join();

    assertThat(answers).hasSize(4);
    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(store.projects().list()).hasSize(2);
  }

  @Test
  void answers_are_forgotten_after_seven_days_and_never_by_a_clock_that_was_put_back() {
    String first = create(asked("ann", "k1", "{}"), "one");
    clock.move(Duration.ofDays(5));
    String second = create(asked("ann", "k2", "{}"), "two");
    clock.move(Duration.ofDays(3));

    store.lookAfter();

    assertThat(create(asked("ann", "k2", "{}"), "other")).isEqualTo(second);
    assertThat(create(asked("ann", "k1", "{}"), "again")).isNotEqualTo(first);
    clock.move(Duration.ofDays(10));
    create(asked("ann", "k3", "{}"), "three");
    clock.move(Duration.ofHours(-1));
    assertThat(store.requests().forgetOld()).isZero();
    clock.move(Duration.ofHours(1));
    assertThat(store.requests().forgetOld()).isEqualTo(2);
  }

  @Test
  void hostile_keys_are_refused() {
    for (String key : HOSTILE) {
      assertThatIllegalArgumentException().isThrownBy(() -> asked("ann", key, "{}"));
    }
  }
}
