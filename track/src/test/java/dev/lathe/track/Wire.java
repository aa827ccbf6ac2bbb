package dev.lathe.track;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// The wire to a server, which can be cut, at the moment of a commit too, and can swallow all that
/// is sent, as a firewall does that has forgotten a connection.
final class Wire implements AutoCloseable {
  private static final int PART = 1 << 16;

  /// What the wire does.
  enum State {
    /// Carries everything.
    WHOLE,
    /// Swallows everything.
    SILENT,
    /// Lets nobody through.
    CUT,
    /// Is cut before the next commit arrives, and whole again at once.
    CUT_BEFORE_COMMIT,
    /// Is cut after the next commit was done and before its answer comes, and whole again at once.
    CUT_AFTER_COMMIT,
    /// The same, and stays cut.
    CUT_AFTER_COMMIT_FOR_GOOD
  }

  private final int to;
  private final ServerSocket door;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private volatile State state = State.WHOLE;
  private final AtomicInteger cuts = new AtomicInteger();

  /// A wire to this port of this machine.
  Wire(int to) throws IOException {
    this.to = to;
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /// The port at this end.
  int port() {
    return door.getLocalPort();
  }

  /// How many commits it was cut at.
  int cuts() {
    return cuts.get();
  }

  /// From now on it does this.
  void be(State next) throws IOException {
    state = next;
    if (next == State.CUT) cut();
  }

  private void cut() throws IOException {
    for (Socket one = sockets.poll(); one != null; one = sockets.poll()) one.close();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        if (state == State.CUT) {
          near.close();
          continue;
        }
        Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
        sockets.add(near);
        sockets.add(far);
        Thread.ofVirtual().start(() -> carry(near, far, true));
        Thread.ofVirtual().start(() -> carry(far, near, false));
      } catch (IOException _) {
        // closed, or the server is not there
      }
    }
  }

  private void carry(Socket from, Socket to, boolean asking) {
    byte[] part = new byte[PART];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        State now = state;
        if (now == State.SILENT) continue;
        boolean commit =
            asking && new String(part, 0, read, StandardCharsets.ISO_8859_1).contains("COMMIT");
        if (commit && now == State.CUT_BEFORE_COMMIT) {
          cuts.incrementAndGet();
          state = State.WHOLE;
          return;
        }
        out.write(part, 0, read);
        if (commit && (now == State.CUT_AFTER_COMMIT || now == State.CUT_AFTER_COMMIT_FOR_GOOD)) {
          cuts.incrementAndGet();
          state = State.SILENT;
          done(now);
          return;
        }
      }
    } catch (IOException _) {
      // cut
    }
  }

  /// Waits for the server to have committed, which answers in no time here.
  private void done(State then) throws IOException {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    state = then == State.CUT_AFTER_COMMIT ? State.WHOLE : State.CUT;
    cut();
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
