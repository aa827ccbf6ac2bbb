package dev.lathe.learn.tree.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.learn.file.ModelFileException;
import dev.lathe.math.RandomStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XgBoostDocumentTest {
  private static Object document(String name) {
    return UbjReader.read(new Golden("xgboost-3.0.4-" + name + ".ubj").bytes());
  }

  /// The document with another value at a path of names.
  private static Object with(Object document, String path, Object value) {
    int slash = path.indexOf('/');
    String name = slash < 0 ? path : path.substring(0, slash);
    Map<String, Object> changed = new LinkedHashMap<>();
    ((Map<?, ?>) document).forEach((key, each) -> changed.put((String) key, each));
    changed.put(
        name,
        slash < 0
            ? value
            : with(Objects.requireNonNull(changed.get(name)), path.substring(slash + 1), value));
    return changed;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_moved_threshold_decides_as_single_precision_does(long seed) {
    var random = RandomStream.of(seed);
    for (int i = 0; i < 20_000; i++) {
      float condition = Float.intBitsToFloat((int) random.nextLong());
      if (Float.isNaN(condition) || condition == Float.NEGATIVE_INFINITY) continue;
      double limit = XgBoostTree.below(condition);
      double[] values = {
        limit,
        Math.nextUp(limit),
        condition,
        Math.nextDown((double) condition),
        Math.nextUp((double) condition),
        Math.nextDown(condition),
        random.nextDouble()
      };

      for (double value : values) {
        assertThat(value <= limit).isEqualTo((float) value < condition);
      }
    }
  }

  @Test
  void names_of_categories_are_used_where_the_document_has_them() {
    byte[] names = "abcdefgh".getBytes(StandardCharsets.UTF_8);
    long[] bytes = new long[names.length];
    for (int i = 0; i < bytes.length; i++) bytes[i] = names[i];
    long[] streets = new long[300];
    for (int i = 0; i < streets.length; i++) streets[i] = 1000L + i;
    Map<String, Object> none = Map.of("offsets", List.of(), "values", List.of());
    Object enc =
        List.of(
            none,
            none,
            none,
            Map.of("offsets", new long[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, "values", bytes),
            Map.of("type", 4L, "values", streets));
    Object plain = document("categories");
    Object named = with(plain, "learner/gradient_booster/model/cats", Map.of("enc", enc));

    Contents codes = XgBoostDocument.read(plain);
    Contents texts = XgBoostDocument.read(named);

    assertThat(codes.trees().trees(1).nodes()).isEqualTo(texts.trees().trees(1).nodes());
    assertThat(codes.features().get(3).levels()).isEmpty();
    assertThat(texts.features().get(3).levels())
        .contains(List.of("a", "b", "c", "d", "e", "f", "g", "h"));
    assertThat(texts.features().get(4).levels().orElseThrow()).startsWith("1000", "1001");
  }

  @Test
  void starting_scores_may_be_one_or_one_for_each_class() {
    Object document = document("classes");

    Contents each =
        XgBoostDocument.read(
            with(document, "learner/learner_model_param/base_score", "[1E-1,2E-1,3E-1]"));

    assertThat(each.start()).containsExactly((double) 0.1f, (double) 0.2f, (double) 0.3f);
    refused(
        with(document, "learner/learner_model_param/base_score", "[1E-1,2E-1]"),
        "2 starting scores in place of 3");
  }

  @Test
  void what_is_not_read_is_refused_with_the_reason() {
    Object document = document("binary");

    refused(with(document, "version", new long[] {4, 0, 0}), "saved by XGBoost 4");
    refused(with(document, "learner/objective/name", "my:own"), "'my:own', which is not known");
    refused(with(document, "learner/gradient_booster/name", "gblinear"), "no trees");
    refused(with(document, "learner/learner_model_param/base_score", "2"), "out of range");
    refused(with(document, "learner/learner_model_param/num_class", "9"), "9 scores");
    refused(with(document, "learner/learner_model_param/num_target", "2"), "2 scores");
    refused(with(document, "learner/learner_model_param/num_feature", "2"), "has 2 columns");
    refused(with(document, "learner", List.of()), "not an object");
  }

  @Test
  void numbers_are_rounded_once() {
    var between = new BigDecimal("1.00000005960464477539062500001"); // above half way by 1e-29

    float[] read = new Plain(List.of(between, 3L), "x").floats(2);

    assertThat(read).containsExactly(Math.nextUp(1f), 3f);
  }

  private static void refused(Object document, String reason) {
    assertThatThrownBy(() -> XgBoostDocument.read(document))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining(reason);
  }
}
