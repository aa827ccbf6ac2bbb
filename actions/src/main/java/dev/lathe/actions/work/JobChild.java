package dev.lathe.actions.work;

import dev.lathe.actions.Local;
import dev.lathe.actions.Place;
import dev.lathe.learn.RunListener;
import dev.lathe.report.Json;
import dev.lathe.track.database.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The other side of [JobWorker]: does one job, and says how it goes, a line each time.
public final class JobChild {
  private static final double STEP = 0.01;

  private final Place place;
  private final OutputStream out;

  /// @param place where the worker is
  /// @param out to the worker
  public JobChild(Place place, OutputStream out) {
    this.place = place;
    this.out = out;
  }

  /// Does a job.
  ///
  /// @param orphaned ends this process; run when the worker is gone
  public void run(String id, Runnable orphaned) {
    Thread.ofPlatform().daemon().name("lathe-job-worker").start(() -> await(place.in(), orphaned));
    try (var local = new Local(place)) {
      String result = local.work(id, listener());
      say(Map.of("result", result));
    } catch (StoreException e) {
      boolean passing = e.reason() == StoreException.Reason.UNAVAILABLE;
      say(Map.of(passing ? "unavailable" : "failed", String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      say(Map.of("failed", e.getMessage() == null ? e.toString() : e.getMessage()));
    }
  }

  private static void await(InputStream worker, Runnable orphaned) {
    try {
      while (worker.read() >= 0) {
        // it has nothing to say; it is there
      }
    } catch (IOException _) {
      // gone
    }
    orphaned.run();
  }

  private RunListener listener() {
    return new RunListener() {
      private String doing = "";
      private double done;

      @Override
      public synchronized void progress(String now, double share) {
        if (now.equals(doing) && share < done + STEP) return;
        doing = now;
        done = Math.max(done, share);
        say(Map.of("doing", doing, "done", done));
      }
    };
  }

  private synchronized void say(Map<String, Object> words) {
    try {
      out.write((Json.line(words) + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
