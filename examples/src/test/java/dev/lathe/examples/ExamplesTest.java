package dev.lathe.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  @Test
  void a_lady_of_the_first_class_survives() {
    String said = said(Titanic::main, "data");

    assertThat(said).contains("survived: yes, with probability 0.9");
  }

  @Test
  void a_house_of_100_square_metres_costs_what_its_neighbours_do() {
    String said = said(Houses::main);

    assertThat(said).containsPattern("a fair price is 3[3-7]\\d,\\d{3}");
  }

  @Test
  void both_learners_tell_tumours_apart() {
    String said = said(Compare::main, "data");

    assertThat(said)
        .containsPattern("logistic-regression +auc 0\\.99")
        .containsPattern("random-forest +auc 0\\.9[89]");
  }

  private static String said(Consumer<String[]> program, String... arguments) {
    PrintStream usual = System.out;
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      program.accept(arguments);
    } finally {
      System.setOut(usual);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
