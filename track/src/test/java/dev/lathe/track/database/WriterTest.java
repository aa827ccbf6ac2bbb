package dev.lathe.track.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The end of the thread that writes.
class WriterTest {
  @TempDir Path folder;

  private Writer writer() throws IOException {
    return new Writer(new FileLink(folder), _ -> "");
  }

  @Test
  void work_that_is_being_done_is_not_interrupted_by_the_end() throws Exception {
    Writer writer = writer();
    var closing = new AtomicReference<Thread>();
    CompletableFuture<Boolean> interrupted =
        writer.submit(session -> {
          Thread closes = Thread.ofPlatform().start(writer::close);
          closing.set(closes);
          while (closes.getState() != Thread.State.WAITING) Thread.onSpinWait();
          return Thread.currentThread().isInterrupted();
        });

    assertThat(interrupted.get()).isFalse();
    closing.get().join();
  }

  @Test
  void what_waits_is_done_before_the_end_and_what_comes_later_is_refused() throws Exception {
    Writer writer = writer();
    writer.submit(_ -> 0).get();
    CompletableFuture<Integer> last = writer.submit(_ -> 7);

    writer.close();
    writer.close();

    assertThat(last.get()).isEqualTo(7);
    assertThatThrownBy(() -> writer.submit(_ -> 8).get())
        .hasMessageContaining("the store is closed; open it again");
  }
}
