package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.track.artifact.BucketAddress;
import dev.lathe.track.artifact.Content;
import dev.lathe.track.artifact.ContentBucket;
import dev.lathe.track.artifact.Contents;
import dev.lathe.track.database.Hashes;
import dev.lathe.track.database.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// Contents in a bucket of a real server.
@Tag("slow")
class ContentBucketTest {
  @SuppressWarnings("NullAway.Init") // started before everything
  private static BucketServer server;

  private static final long LARGE = 128L << 20;

  @TempDir Path folder;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = new BucketServer(folder);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.kill();
  }

  private ContentBucket bucket(BucketAddress address, String home) {
    return new ContentBucket(address, home, folder.resolve("drafts"), "owner");
  }

  private ContentBucket bucket(TestInfo test) {
    return bucket(server.address(), test.getTestMethod().orElseThrow().getName());
  }

  private static byte[] bytes(long seed, int size) {
    byte[] bytes = new byte[size];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void bytes_a_file_and_a_stream_are_one_content(TestInfo test) throws IOException {
    byte[] bytes = bytes(1, 300_000);
    Path file = Files.write(folder.resolve("file"), bytes);

    try (Contents contents = bucket(test)) {
      Content content = contents.put(bytes);

      assertThat(contents.put(file)).isEqualTo(content);
      assertThat(contents.put(new ByteArrayInputStream(bytes), bytes.length)).isEqualTo(content);
      assertThat(contents.all()).containsExactly(content);
      assertThat(contents.has(content)).isTrue();
      assertThat(contents.read(content)).isEqualTo(bytes);
      try (InputStream in = contents.open(content)) {
        assertThat(in.readAllBytes()).isEqualTo(bytes);
      }
      contents.delete(content);
      contents.delete(content);
      assertThat(contents.has(content)).isFalse();
      assertThat(contents.all()).isEmpty();
      assertThatThrownBy(() -> contents.open(content))
          .hasMessageContaining(" is not in the bucket 'lathe' at http://127.0.0.1:")
          .hasMessageContaining("are in a folder or in another bucket, name that");
    }
    assertThat(folder.resolve("drafts")).isEmptyDirectory();
  }

  @Test
  void nothing_is_a_content_too(TestInfo test) {
    try (Contents contents = bucket(test)) {
      Content content = contents.put(new byte[0]);

      assertThat(contents.read(content)).isEmpty();
      assertThat(contents.all()).containsExactly(content);
    }
  }

  @Test
  void a_stream_that_is_too_long_leaves_nothing(TestInfo test) {
    try (Contents contents = bucket(test)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> contents.put(new ByteArrayInputStream(new byte[11]), 10))
          .withMessage("an artifact here has at most 10 bytes; this one has more");

      assertThat(contents.all()).isEmpty();
    }
    assertThat(folder.resolve("drafts")).isEmptyDirectory();
  }

  @Test
  void a_file_larger_than_a_single_put_is_refused_before_it_is_sent(TestInfo test)
      throws IOException {
    Path file = folder.resolve("large");
    try (var hole = new RandomAccessFile(file.toFile(), "rw")) {
      hole.setLength((5L << 30) + 1);
    }

    try (Contents contents = bucket(test)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> contents.put(file))
          .withMessageStartingWith(
              "a content in a bucket has at most 5 GiB, this one has 5368709121");
    }
  }

  @Test
  void more_than_a_page_is_listed_whole_and_in_order(TestInfo test) throws Exception {
    try (ContentBucket contents = bucket(test);
        var workers = Executors.newFixedThreadPool(8)) {
      List<Callable<Content>> puts =
          IntStream.range(0, 1_101)
              .<Callable<Content>>mapToObj(i -> () -> contents.put(bytes(i, 8)))
              .toList();
      for (var put : workers.invokeAll(puts)) put.get();

      assertThat(contents.all())
          .hasSize(1_101)
          .isSortedAccordingTo(java.util.Comparator.comparing(Content::hash));
    }
  }

  @Test
  void bytes_that_were_damaged_are_healed_by_being_put_again(TestInfo test) {
    byte[] bytes = bytes(2, 1_000);
    String home = test.getTestMethod().orElseThrow().getName();
    try (Contents contents = bucket(test)) {
      Content content = contents.put(bytes);
      server.kept(home).write(server.kept(home).keys().getFirst(), new byte[1_000]);

      assertThatThrownBy(() -> contents.read(content)).hasMessageContaining("is damaged");
      contents.put(bytes);

      assertThat(contents.read(content)).isEqualTo(bytes);
    }
  }

  @Test
  void other_keys_are_refused_and_named(TestInfo test) {
    var environment = server.environment();
    environment.put("AWS_SECRET_ACCESS_KEY", "a guess");
    var guessed = BucketAddress.from(environment).orElseThrow();

    try (Contents contents = bucket(guessed, "home")) {
      assertThatThrownBy(() -> contents.put(new byte[1]))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("refuses these credentials (403); look at AWS_ACCESS_KEY_ID")
          .hasMessageNotContaining("guess");
      assertThatThrownBy(contents::all)
          .hasMessageContaining("refuses these credentials (SignatureDoesNotMatch)");
    }
  }

  @Test
  void a_bucket_that_is_not_there_is_named() {
    var environment = server.environment();
    environment.put("LATHE_ARTIFACTS", "s3://elsewhere");
    var elsewhere = BucketAddress.from(environment).orElseThrow();

    try (Contents contents = bucket(elsewhere, "home")) {
      assertThatThrownBy(() -> contents.put(new byte[1]))
          .hasMessageStartingWith("the bucket 'elsewhere' at http://127.0.0.1:")
          .hasMessageEndingWith(" is not there; make it, or correct LATHE_ARTIFACTS");
    }
  }

  @Test
  void a_server_that_is_killed_has_kept_what_was_acknowledged(TestInfo test) throws Exception {
    byte[] small = bytes(3, 1_000);
    Path file = folder.resolve("large");
    try (var hole = new RandomAccessFile(file.toFile(), "rw")) {
      hole.setLength(LARGE);
    }
    try (Contents contents = bucket(test)) {
      Content kept = contents.put(small);
      long before = server.written();
      var upload = CompletableFuture.supplyAsync(() -> contents.put(file));
      while (server.written() < before + (1 << 20) && !upload.isDone()) Thread.onSpinWait();

      server.kill();

      assertThatThrownBy(upload::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("the bucket 'lathe' at http://127.0.0.1:");
      assertThatThrownBy(() -> contents.read(kept)).hasMessageContaining("cannot be reached");
      server.again();
      assertThat(contents.read(kept)).isEqualTo(small);
      assertThat(contents.all()).containsExactly(kept);
      Content again = contents.put(file);
      assertThat(contents.has(again)).isTrue();
      try (InputStream in = contents.open(again)) {
        assertThat(in.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(LARGE);
      }
      assertThat(Hashes.of(contents.read(kept))).isEqualTo(kept.hash());
    }
  }
}
