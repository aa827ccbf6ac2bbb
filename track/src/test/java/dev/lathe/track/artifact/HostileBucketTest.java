package dev.lathe.track.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lathe.track.database.Hashes;
import dev.lathe.track.database.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that means ill, or is ill.
class HostileBucketTest {
  private static final byte[] BYTES = "a model".getBytes(UTF_8);
  private static final Content CONTENT = new Content(Hashes.of(BYTES), BYTES.length);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server = none();

  private interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  @SuppressWarnings("NullAway") // started before each test
  private static HttpServer none() {
    return null;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private ContentBucket bucket(int port, Duration patience) {
    var environment =
        Map.of(
            "LATHE_ARTIFACTS", "s3://models",
            "LATHE_ARTIFACTS_ENDPOINT", "127.0.0.1:" + port,
            "AWS_ACCESS_KEY_ID", "ann",
            "AWS_SECRET_ACCESS_KEY", "very secret");
    return new ContentBucket(
        BucketAddress.from(environment).orElseThrow().patience(patience), "home", folder, "owner");
  }

  private ContentBucket answering(Answer answer) {
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.getRequestBody().readAllBytes();
          try (exchange) {
            answer.give(exchange);
          }
        });
    return bucket(server.getAddress().getPort(), MINUTE);
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) exchange.getResponseBody().write(body);
  }

  private static String listing(String inside) {
    return "<ListBucketResult>" + inside + "</ListBucketResult>";
  }

  private static void endless(HttpExchange exchange, String beginning) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    out.write(beginning.getBytes(UTF_8));
    byte[] more = "<x>y</x>".repeat(1_000).getBytes(UTF_8);
    while (true) out.write(more); // until nobody listens
  }

  @Test
  void an_endless_listing_is_cut_off() {
    var bucket = answering(exchange -> endless(exchange, "<ListBucketResult>"));

    assertThatThrownBy(bucket::all)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("an answer of more than 4194304 bytes");
  }

  @Test
  void an_endless_content_is_cut_off() {
    var bucket = answering(exchange -> endless(exchange, "a model"));

    assertThatThrownBy(() -> bucket.read(CONTENT))
        .hasMessageContaining(" is damaged in the bucket");
    assertThatThrownBy(
            () -> {
              try (var in = bucket.open(CONTENT)) {
                in.readAllBytes();
              }
            })
        .hasMessageContaining(" is damaged in the bucket");
  }

  @Test
  void an_endless_refusal_is_cut_off() {
    var bucket =
        answering(exchange -> {
          exchange.sendResponseHeaders(403, 0);
          byte[] more = new byte[8_000];
          while (true) exchange.getResponseBody().write(more);
        });

    assertThatThrownBy(() -> bucket.read(CONTENT)).isInstanceOf(StoreException.class);
  }

  @Test
  void a_listing_reads_no_files_of_this_machine() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), CONTENT.hash());
    String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
    var bucket =
        answering(exchange ->
            say(
                exchange,
                200,
                entity
                    + listing(
                        "<Contents><Key>home/ab/&e;</Key><Size>1</Size></Contents>"
                            + "<NextContinuationToken>&e;</NextContinuationToken>"
                            + "<IsTruncated>"
                            + (asked.size() == 1)
                            + "</IsTruncated>")));

    try {
      assertThat(bucket.all()).isEmpty();
    } catch (StoreException e) {
      assertThat(e).hasMessageContaining("what is no answer");
    }

    assertThat(asked).noneMatch(request -> request.contains(CONTENT.hash()));
  }

  @Test
  void words_that_stand_for_words_do_not_fill_the_memory() {
    var laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY e%s \"%s\">".formatted(i, "&e%s;".formatted(i - 1).repeat(10)));
    }
    String text = laughs + "]>" + listing("<Name>&e29;</Name>");
    var bucket = answering(exchange -> say(exchange, 200, text));

    assertThatThrownBy(bucket::all).isInstanceOf(StoreException.class);
  }

  @Test
  void what_is_not_ours_is_passed_over() {
    String ours = "home/" + CONTENT.hash().substring(0, 2) + "/" + CONTENT.hash().substring(2);
    var bucket =
        answering(exchange ->
            say(
                exchange,
                200,
                listing(
                    "<Contents><Key>home/../../etc/passwd</Key><Size>1</Size></Contents>"
                        + "<Contents><Key>home/drafts/x-1</Key><Size>1</Size></Contents>"
                        + "<Contents><Key>other/%s</Key><Size>7</Size></Contents>".formatted(ours)
                        + "<Contents><Key>%s</Key><Size>7</Size></Contents>".formatted(ours))));

    assertThat(bucket.all()).containsExactly(CONTENT);
  }

  @Test
  void nobody_is_sent_elsewhere() {
    var bucket =
        answering(exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          say(exchange, 307, "");
        });

    assertThatThrownBy(() -> bucket.put(BYTES)).hasMessageContaining("it is elsewhere (307)");
    assertThatThrownBy(() -> bucket.read(CONTENT)).hasMessageContaining("it is elsewhere (307)");
    assertThat(asked).noneMatch(request -> request.contains("elsewhere"));
  }

  @Test
  void trouble_that_passes_is_waited_for() {
    var bucket = answering(exchange -> say(exchange, asked.size() == 1 ? 503 : 200, "a model"));

    assertThat(bucket.read(CONTENT)).isEqualTo(BYTES);
    assertThat(asked).hasSize(2);
  }

  @Test
  void trouble_that_stays_is_told_without_what_the_server_says() {
    var bucket =
        answering(exchange ->
            say(
                exchange,
                500,
                "<Error><Code>Inter\u202Enal</Code><Message>evil</Message></Error>"));

    assertThatThrownBy(() -> bucket.read(CONTENT))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("has trouble of its own (Inter\\u202Enal), also when asked again")
        .hasMessageNotContaining("evil");
    assertThat(asked).hasSize(3);
  }

  @Test
  void a_server_that_says_nothing_is_not_waited_for() throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var bucket = bucket(silent.getLocalPort(), Duration.ofMillis(500));

      assertThatThrownBy(() -> bucket.put(BYTES))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("did not answer in time (it may be silent for 0.5 s)");
    }
  }

  @Test
  void a_server_that_is_not_there_is_named() throws IOException {
    int port;
    try (var gone = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }

    assertThatThrownBy(() -> bucket(port, MINUTE).has(CONTENT))
        .hasMessage(
            "the bucket 'models' at http://127.0.0.1:%s cannot be reached (nobody answers there); look whether it runs and at LATHE_ARTIFACTS_ENDPOINT"
                .formatted(port));
  }

  @Test
  void a_server_that_breaks_off_an_upload_has_kept_nothing() {
    var bucket =
        answering(exchange -> {
          if (exchange.getRequestMethod().equals("HEAD")) say(exchange, 404, "");
        });

    assertThatThrownBy(() -> bucket.put(BYTES))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("broke off");
  }

  @Test
  void a_server_that_tells_no_hash_is_read_back() {
    String[] kept = {"a model"};
    var bucket =
        answering(exchange -> {
          boolean head = exchange.getRequestMethod().equals("HEAD");
          boolean get = exchange.getRequestMethod().equals("GET");
          say(exchange, head ? 404 : 200, get ? kept[0] : "");
        });

    assertThat(bucket.put(BYTES)).isEqualTo(CONTENT);
    kept[0] = "A model";
    assertThatThrownBy(() -> bucket.put(BYTES)).hasMessageContaining("is damaged");
    assertThat(asked).filteredOn(request -> request.startsWith("GET")).hasSize(2);
  }
}
