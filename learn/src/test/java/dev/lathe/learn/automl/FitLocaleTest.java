package dev.lathe.learn.automl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;
import dev.lathe.learn.Model;
import dev.lathe.learn.file.ModelFile;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitLocaleTest {
  private static Model model() {
    var random = new SplittableRandom(7);
    double[] values = random.doubles(1_600).toArray();
    boolean[] answers = new boolean[values.length];
    for (int row = 0; row < values.length; row++) {
      answers[row] = values[row] + random.nextDouble() > 1.2;
      if (row % 100 == 0) values[row] = Double.POSITIVE_INFINITY;
    }
    var frame = Frame.of("x", Numbers.of(values)).with("y", YesNo.of(answers));
    return new Fit("y")
        .choice(new Choice().learner("logistic-regression", Map.of()))
        .line(new Line.At(0.3))
        .run(frame)
        .model();
  }

  private static Model model(Locale locale) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(locale);
      return model();
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "ar-EG"})
  void the_model_file_is_the_same_in_every_locale(String tag) {
    Model plain = model(Locale.ROOT);

    Model elsewhere = model(Locale.forLanguageTag(tag));

    assertThat(elsewhere.card()).isEqualTo(plain.card());
    assertThat(ModelFile.bytes(elsewhere.parts())).isEqualTo(ModelFile.bytes(plain.parts()));
  }

  @Test
  void a_card_has_commas_between_thousands_and_points_before_fractions() {
    String decisions = model(Locale.GERMANY).card().decisions().toString();

    assertThat(decisions).contains("1,280 rows to learn from", "0.3000");
  }
}
