package dev.lathe.cli.console;

import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Shows how far a long command is: on a terminal a bar with what is being done and the time left,
/// redrawn in place and gone at the end; elsewhere a plain line whenever something else is begun.
///
/// May be told from any thread.
public final class Progress implements AutoCloseable {
  private static final double SURE = 0.02;

  /// Columns of a line beside the bar, the words and the time: gaps and the share that is done.
  private static final int OTHER = 13;

  private static final long REDRAW_MILLIS = 100;
  private static final int LONGEST = 24;

  private final Output output;
  private final LongSupplier nanos;
  private final long begun;
  private final ScheduledExecutorService ticker;
  private String doing = "";
  private String announced = "";
  private double done;
  private long rows = -1;
  private boolean drawn;
  private boolean closed;

  /// On this output, from now on.
  public Progress(Output output) {
    this(output, System::nanoTime);
    if (output.terminal().interactive()) {
      var _ =
          ticker.scheduleAtFixedRate(
              this::draw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /// On this output, by this clock, and redrawn only by [#draw].
  Progress(Output output, LongSupplier nanos) {
    this.output = output;
    this.nanos = nanos;
    begun = nanos.getAsLong();
    ticker =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("lathe-progress").factory());
  }

  /// This is being done now, and the time left is not known.
  public void begin(String doing) {
    tell(doing, done);
  }

  /// So much is done.
  ///
  /// @param doing what is being done now; after a colon, what part of it
  /// @param done share of the whole, `[0, 1]`; a smaller one than before counts as the one before
  public synchronized void tell(String doing, double done) {
    this.doing = doing;
    this.done = Math.max(this.done, Math.min(1, done));
    if (output.terminal().interactive() || closed) return;
    String part = doing.split(":", 2)[0];
    if (part.equals(announced) || part.isBlank()) return;
    announced = part;
    output.line(String.format(Locale.ROOT, "%3.0f %%  %s", this.done * 100, part));
  }

  /// So many rows are done of nobody knows how many.
  public synchronized void count(String doing, long rows) {
    this.doing = doing;
    this.rows = rows;
  }

  /// Draws the bar anew.
  synchronized void draw() {
    if (closed || doing.isBlank()) return;
    drawn = true;
    output.print("\r" + line() + "\u001b[K");
  }

  private String line() {
    double elapsed = (nanos.getAsLong() - begun) / 1e9;
    if (rows >= 0) {
      long each = Math.round(rows / Math.max(elapsed, 1e-3));
      return "  %s %s, %s a second"
          .formatted(doing, Figures.count(rows, "row"), Figures.count(each));
    }
    int length = Math.min(LONGEST, output.terminal().width() / 5);
    String bar = Figures.bar(done, length, output.terminal().unicode());
    String space = output.symbol("░", ".").repeat(length - bar.length());
    String left = left(elapsed);
    int room = output.terminal().width() - length - left.length() - OTHER;
    String words = Width.cut(Width.harmless(doing), Math.max(8, room), output.symbol("…", "~"));
    return String.format(
        Locale.ROOT,
        "  %s%s %3.0f %%  %s  %s",
        output.in(Style.NAME, bar),
        output.in(Style.FAINT, space),
        done * 100,
        words,
        output.in(Style.FAINT, left));
  }

  private String left(double elapsed) {
    if (done < SURE || elapsed < 1) return Figures.seconds(elapsed);
    double seconds = elapsed / done * (1 - done);
    return "%s left".formatted(Figures.seconds(Math.max(1, seconds)));
  }

  /// Takes the bar away.
  @Override
  public synchronized void close() {
    if (closed) return;
    closed = true;
    ticker.shutdownNow();
    if (drawn) output.print("\r\u001b[K");
  }
}
