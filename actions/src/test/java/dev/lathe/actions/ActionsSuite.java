package dev.lathe.actions;

import dev.lathe.actions.Gateway.Asker;
import dev.lathe.learn.RunListener;
import dev.lathe.track.Home;
import dev.lathe.track.Store;
import dev.lathe.track.access.Caller;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A store that is new for each test, and the gateway to it.
abstract class ActionsSuite {
  @TempDir Path folder;
  Store store = none();
  Gateway gateway = new Gateway(ActionsSuite::none, () -> Policy.of(Path.of("none")));

  abstract Home home(Path folder);

  @SuppressWarnings("NullAway") // opened before each test
  private static Store none() {
    return null;
  }

  @BeforeEach
  void open() {
    var millis = new AtomicLong(1_772_366_400_000L); // each look at the clock is later
    Path at = folder.resolve("home");
    store = Store.open(home(at).clock(() -> Instant.ofEpochMilli(millis.incrementAndGet())));
    gateway = new Gateway(() -> store, () -> Policy.of(at));
  }

  @AfterEach
  void close() {
    store.close();
  }

  <R> R ask(Action<R> action) {
    return ask(Caller.local("ann"), action);
  }

  <R> R ask(Caller caller, Action<R> action) {
    var place = new Place(folder, Map.of(), InputStream.nullInputStream());
    var asker = new Asker(caller, place, RunListener.NONE);
    return gateway.ask(asker, action, Terms.PLAIN).value().orElseThrow();
  }
}
