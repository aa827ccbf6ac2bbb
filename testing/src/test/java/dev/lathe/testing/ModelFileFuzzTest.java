package dev.lathe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lathe.frame.Frame;
import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Model;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.math.RandomStream;
import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Damaged files of every learner: each is refused by its own exception or is a sound model, and
/// none takes more memory than a small multiple of its size. Half of them carry a checksum that
/// fits, so that what lies behind it is tried too.
class ModelFileFuzzTest {
  private static final int ROWS = 60;
  private static final long MOST_BYTES_EACH = 400;
  private static final long MOST_BYTES = 8 << 20;
  private static final int CHECKSUM = 32;

  static Stream<Arguments> models() {
    return Catalogue.learners().stream()
        .map(Quick::of)
        .flatMap(learner ->
            learner.entry().kinds().stream().sorted().map(kind -> Arguments.of(learner, kind)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_damaged_file_is_refused_or_sound(Learner<?> learner, TaskKind kind) {
    tryMany(learner, kind, 300);
  }

  /// Sixteen models or more, 8,000 files each.
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("models")
  void a_hundred_thousand_damaged_files_are_refused_or_sound(Learner<?> learner, TaskKind kind) {
    long models = models().count();
    tryMany(learner, kind, (int) (100_000 / models + 1));
  }

  private static void tryMany(Learner<?> learner, TaskKind kind, int times) {
    byte[] sound = ModelFile.bytes(learner.fit(Samples.task(kind, ROWS, 3)).whole());
    Frame rows = Samples.frame(kind, 5, 9);
    for (int time = 0; time < times; time++) {
      var random = RandomStream.of(11, learner.name(), kind.key().hashCode(), time);
      byte[] damaged = damage(sound, random);
      if (time % 2 == 0) seal(damaged);
      attempt(damaged, rows, "damage %d".formatted(time));
    }
  }

  private static void attempt(byte[] file, Frame rows, String description) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      Model model = Model.of(file);
      try {
        model.predict(rows);
      } catch (IllegalArgumentException _) {
        // A model that names other columns, or was changed into one that refuses these rows.
      }
    } catch (ModelFileException e) {
      assertThat(e.getMessage()).as(description).isNotBlank().doesNotContain("\n\tat");
    }
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(taken).as(description).isLessThan(MOST_BYTES + MOST_BYTES_EACH * (long) file.length);
  }

  private static byte[] damage(byte[] sound, RandomStream random) {
    byte[] damaged = sound.clone();
    switch (random.nextInt(6)) {
      case 0 -> damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
      case 1 -> damaged = Arrays.copyOf(damaged, damaged.length + 1 + random.nextInt(64));
      case 2 -> {
        int from = random.nextInt(damaged.length);
        int to = Math.min(damaged.length, from + 1 + random.nextInt(40));
        for (int at = from; at < to; at++) damaged[at] = (byte) random.nextInt(256);
      }
      case 3 -> {
        int at = random.nextInt(Math.max(1, damaged.length - 4));
        byte[] length = {(byte) random.nextInt(128), -1, -1, -1};
        System.arraycopy(length, 0, damaged, at, Math.min(4, damaged.length - at));
      }
      case 4 -> {
        int length = random.nextInt(damaged.length / 2);
        int from = random.nextInt(damaged.length - length);
        int to = random.nextInt(damaged.length - length);
        System.arraycopy(damaged.clone(), from, damaged, to, length);
      }
      default -> {
        for (int flip = 0; flip <= random.nextInt(8); flip++) {
          damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
    }
    return damaged;
  }

  /// Gives a file the checksum, and the length, that its damaged body asks for.
  private static void seal(byte[] file) {
    if (file.length < 20 + CHECKSUM) return;
    long body = (long) file.length - 20 - CHECKSUM;
    for (int i = 0; i < Long.BYTES; i++) file[12 + i] = (byte) (body >>> (56 - 8 * i));
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(file, 0, file.length - CHECKSUM);
      System.arraycopy(digest.digest(), 0, file, file.length - CHECKSUM, CHECKSUM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
