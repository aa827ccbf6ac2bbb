package dev.lathe.track.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Map;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/// Sockets that say every minute that they are still there, so that no firewall forgets a
/// connection that nobody uses for a while, and that notice within two minutes when the other side
/// is gone.
///
/// The driver of PostgreSQL makes one by its name.
public final class KeptSockets extends SocketFactory {
  private static final Map<SocketOption<Integer>, Integer> KEPT =
      Map.of(
          ExtendedSocketOptions.TCP_KEEPIDLE, 60,
          ExtendedSocketOptions.TCP_KEEPINTERVAL, 10,
          ExtendedSocketOptions.TCP_KEEPCOUNT, 6);

  /// For the driver.
  public KeptSockets() {}

  @Override
  public Socket createSocket() throws IOException {
    return ready(new Socket(), KeptSockets::keep);
  }

  private static void keep(Socket socket) throws IOException {
    socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    for (var option : KEPT.entrySet()) {
      if (socket.supportedOptions().contains(option.getKey())) {
        socket.setOption(option.getKey(), option.getValue());
      }
    }
  }

  private interface Step {
    void on(Socket socket) throws IOException;
  }

  /// Takes a socket one step on, or closes it.
  private static Socket ready(Socket socket, Step step) throws IOException {
    try {
      step.on(socket);
      return socket;
    } catch (IOException | RuntimeException e) {
      try (socket) {
        throw e;
      }
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  private Socket connected(InetSocketAddress to) throws IOException {
    return ready(createSocket(), socket -> socket.connect(to));
  }
}
