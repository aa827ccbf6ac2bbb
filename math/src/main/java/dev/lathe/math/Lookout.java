package dev.lathe.math;

/// The patience of a thread that looks out for what another will do within microseconds: being
/// woken can take a hundred times as long, on virtual machines a millisecond.
///
/// At first the processor is kept, then let go to whoever has work for it, and after two
/// milliseconds it is time to sleep.
///
/// ```java
/// var flag = new java.util.concurrent.atomic.AtomicBoolean(true);
/// var lookout = new Lookout();
/// while (!flag.get() && lookout.goesOn()) {}
/// boolean slept = !flag.get();
/// ```
public final class Lookout {
  private static final int LOOKS = 500;
  private static final long NANOS = 2_000_000;

  private int looks;
  private long until;

  /// Lets a moment pass, and says whether to look again.
  @SuppressWarnings("ThreadPriorityCheck") // a courtesy to others, on which nothing relies
  public boolean goesOn() {
    if (looks < LOOKS) {
      looks++;
      Thread.onSpinWait();
      return true;
    }
    long now = System.nanoTime();
    if (looks == LOOKS) {
      looks++;
      until = now + NANOS;
    }
    Thread.yield();
    return now - until < 0;
  }
}
