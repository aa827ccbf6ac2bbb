package dev.lathe.learn.automl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.learn.Model;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DetectTest {
  private static final int ROWS = 400;

  /// A cloud with one row far out, the labels of every tenth row unknown.
  private static Frame frame() {
    var random = RandomStream.of(9, "detect");
    double[] x = new double[ROWS];
    double[] y = new double[ROWS];
    @Nullable String[] labels = new @Nullable String[ROWS];
    String[] notes = new String[ROWS];
    for (int row = 0; row < ROWS; row++) {
      x[row] = row == 40 ? 30 : random.nextGaussian();
      y[row] = random.nextGaussian();
      labels[row] = row == 40 || row == 41 ? "odd" : row % 10 == 5 ? null : "fine";
      notes[row] = "note " + row;
    }
    double[] same = new double[ROWS];
    Arrays.fill(same, 3);
    return Frame.of("x", x)
        .with("y", Numbers.of(y))
        .with("same", Numbers.of(same))
        .with("note", Texts.of(notes))
        .with("state", Categories.of(labels));
  }

  @Test
  void all_rows_are_learned_from_and_those_with_labels_are_scored() {
    var card = new Detect().labels("state").run(frame()).model().card();

    assertThat(card.split().orElseThrow().learning()).isEqualTo(ROWS);
    assertThat(card.split().orElseThrow().testing()).isEqualTo(ROWS - 40);
    assertThat(card.evidence().test().orElseThrow().scores())
        .extracting("name")
        .containsExactly("auc", "average-precision", "f1");
    assertThat(card.evidence().baseline()).isEmpty();
    assertThat(card.evidence().importances().getFirst().column()).isEqualTo("x");
    assertThat(card.decisions()).extracting("subject").contains("labels", "threshold");
  }

  @Test
  void the_strangest_row_comes_first_with_what_makes_it_strange() {
    var strangeness =
        new Detect()
            .labels("state")
            .run(frame())
            .model()
            .card()
            .evidence()
            .strangeness()
            .orElseThrow();

    var first = strangeness.strangest().getFirst();
    assertThat(first.row()).isEqualTo(41);
    assertThat(first.label()).isEqualTo("odd");
    assertThat(first.reasons().getFirst().column()).isEqualTo("x");
    assertThat(first.reasons().getFirst().value()).isEqualTo("30");
    assertThat(first.reasons().getFirst().without()).isLessThan(first.score());
    assertThat(strangeness.bars().stream().mapToLong(bar -> bar.rows()).sum()).isEqualTo(ROWS);
    assertThat(strangeness.bars().stream().mapToLong(bar -> bar.known()).sum()).isEqualTo(2);
    assertThat(strangeness.strangest()).hasSize(20);
  }

  @Test
  void constants_and_text_are_set_aside() {
    Model model = new Detect().drop("state").run(frame()).model();

    assertThat(model.signature().inputs().names()).containsExactly("x", "y");
    assertThat(model.signature().output().kind()).isEqualTo(TaskKind.ANOMALY);
    assertThat(model.card().evidence().test()).isEmpty();
  }

  @Test
  void other_rows_may_be_scored() {
    Frame test = frame().rows(30, 60);

    var card =
        new Detect()
            .labels("state")
            .run(frame(), Optional.of(test), dev.lathe.learn.RunListener.NONE)
            .model()
            .card();

    assertThat(card.evidence().strangeness().orElseThrow().rows()).isEqualTo(30);
    assertThat(card.evidence().test().orElseThrow().rows()).isEqualTo(27);
  }

  @Test
  void the_model_is_the_same_on_any_number_of_threads_and_as_it_was_saved() {
    byte[] one = ModelFile.bytes(new Detect().labels("state").run(frame()).model().whole());
    for (int threads : new int[] {1, 2, 3, 7}) {
      try (var workers = Workers.of(threads)) {
        Model model = workers.call(() -> new Detect().labels("state").run(frame()).model());
        byte[] bytes = ModelFile.bytes(model.whole());
        assertThat(bytes).isEqualTo(one);
        assertThat(Model.of(bytes).card()).isEqualTo(model.card());
      }
    }
  }

  @Test
  void what_cannot_be_is_refused() {
    assertThatThrownBy(() -> new Detect().choice(new Choice().positive("odd")).run(frame()))
        .hasMessageContaining("no column of labels is named");
    assertThatThrownBy(() -> new Detect().choice(new Choice().kind(TaskKind.BINARY)))
        .hasMessageContaining("take Fit");
    assertThatThrownBy(
            () -> new Fit("state").choice(new Choice().kind(TaskKind.ANOMALY)).run(frame()))
        .hasMessageContaining("take Detect");
    assertThatThrownBy(() -> new Detect().labels("gone").run(frame()))
        .hasMessageContaining("no column is named 'gone'");
  }
}
