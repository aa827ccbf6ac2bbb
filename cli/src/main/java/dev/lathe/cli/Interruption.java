package dev.lathe.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/*
 * Ctrl-C makes the JVM run its shutdown hooks and end with 130. The hook interrupts the command,
 * which unwinds and clears up after itself, and waits for that. Should the command be stuck where no
 * interrupt reaches it, such as in a read of standard input, it has begun nothing to clear up.
 */
final class Interruption {
  private static final int PATIENCE_SECONDS = 3;

  private final Thread command = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);

  private Interruption() {}

  /// Watches over the thread that calls.
  static Interruption watch() {
    var interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "lathe-stop"));
    return interruption;
  }

  /// The command has ended; nothing is left to stop.
  void over() {
    ended.countDown();
  }

  private void stop() {
    if (ended.getCount() == 0) return;
    command.interrupt();
    try {
      boolean _ = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      // The process ends anyway.
    }
  }
}
