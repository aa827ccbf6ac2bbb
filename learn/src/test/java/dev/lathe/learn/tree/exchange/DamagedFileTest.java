package dev.lathe.learn.tree.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.learn.file.ModelFileException;
import dev.lathe.math.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DamagedFileTest {
  private static final int TIMES = 150;

  static List<Golden> goldens() {
    return List.of(
        new Golden("lightgbm-4.3.0-binary.txt"),
        new Golden("lightgbm-4.3.0-classes.txt"),
        new Golden("xgboost-3.0.4-categories.ubj"),
        new Golden("xgboost-3.0.4-dart.ubj"));
  }

  /// Whether the bytes hold a model; where not, the reason is one sentence.
  private static boolean readable(byte[] bytes) {
    try {
      ForeignModel.of(bytes, "m", Golden::noJson).model("target");
      return true;
    } catch (ModelFileException e) {
      assertThat(e.getMessage()).startsWith("'m' cannot be imported: ").doesNotContain("\n");
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void a_file_cut_short_is_refused(Golden golden) {
    byte[] whole = golden.bytes();
    var random = RandomStream.of(1);
    boolean text = golden.name().endsWith(".txt");
    String all = new String(whole, java.nio.charset.StandardCharsets.UTF_8);
    int needed = text ? all.indexOf("end of trees") + "end of trees".length() : whole.length;

    for (int repeat = 0; repeat < TIMES; repeat++) {
      int length = random.nextInt(needed);
      assertThat(readable(Arrays.copyOf(whole, length))).as("%s bytes", length).isFalse();
    }
    assertThat(readable(whole)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void an_altered_file_is_a_model_or_is_refused(Golden golden) {
    byte[] whole = golden.bytes();
    var random = RandomStream.of(2);

    int refused = 0;
    for (int repeat = 0; repeat < 4 * TIMES; repeat++) {
      byte[] altered = whole.clone();
      for (int change = 0; change <= repeat % 3; change++) {
        altered[random.nextInt(altered.length)] = (byte) random.nextInt(256);
      }
      if (!readable(altered)) refused++;
    }

    assertThat(refused).isPositive();
  }
}
