package dev.lathe.actions.work;

import dev.lathe.track.Store;
import java.io.IOException;
import java.nio.file.Path;

/// A worker that takes a job and does nothing about it.
final class TakesAndWaits {
  private TakesAndWaits() {}

  public static void main(String[] arguments) throws IOException {
    Store store = Store.open(Path.of(arguments[0]));
    store.desk().open(1);
    var _ = store.desk().take().orElseThrow();
    System.out.print('!');
    System.out.flush();
    int _ = System.in.read(); // until it is killed
  }
}
