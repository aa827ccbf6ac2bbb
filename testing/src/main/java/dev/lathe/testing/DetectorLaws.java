package dev.lathe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Detector;
import dev.lathe.learn.Model;
import dev.lathe.learn.Predictions;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.math.RandomStream;
import dev.lathe.testing.LearnerLaws.Law;
import java.util.Arrays;
import java.util.List;

/// What is asked of every detector beside what is asked of every learner. Each law is one sentence
/// and its check; [DetectorContract] runs them all.
public final class DetectorLaws {
  private static final int ROWS = 300;

  private final Detector<?> detector;

  private DetectorLaws(Detector<?> detector) {
    this.detector = detector;
  }

  /// The laws for a detector.
  public static List<Law> of(Detector<?> detector) {
    var laws = new DetectorLaws(detector);
    return List.of(
        new Law("a_frame_is_all_it_needs", laws::frameAlone),
        new Law("labels_are_not_learned_from", laws::labels),
        new Law("a_column_named_anomaly_is_a_column", laws::named),
        new Law("the_far_row_is_the_strangest", laws::far),
        new Law("a_level_never_seen_is_not_less_strange", laws::unseen),
        new Law("an_anomaly_reaches_the_threshold", laws::threshold),
        new Law("rows_that_are_all_equal_are_no_anomalies", laws::equal),
        new Law("one_row_is_refused", laws::oneRow),
        new Law("no_column_is_refused", laws::noColumn));
  }

  private static Frame cloud(int rows) {
    var random = RandomStream.of(3, "cloud");
    double[] x = new double[rows];
    double[] y = new double[rows];
    String[] color = new String[rows];
    for (int row = 0; row < rows; row++) {
      x[row] = random.nextGaussian();
      y[row] = random.nextGaussian();
      color[row] = random.nextInt(3) == 0 ? "green" : "blue";
    }
    return Frame.of("x", x).with("y", Numbers.of(y)).with("color", Categories.of(color));
  }

  private void frameAlone() {
    Frame frame = cloud(ROWS);

    var model = detector.fit(frame);

    assertThat(model.score(frame)).hasSize(ROWS).doesNotContain(Double.NaN);
    assertThat(model.signature().inputs().names()).containsExactlyElementsOf(frame.names());
    assertThat(model.signature().output().kind()).isEqualTo(TaskKind.ANOMALY);
  }

  private void labels() {
    Frame frame = cloud(ROWS);
    String[] labels = new String[ROWS];
    Arrays.setAll(labels, row -> row % 7 == 0 ? "odd" : "even");
    Frame labelled = frame.with("label", Categories.of(labels));

    Model with = detector.fit(Task.anomalies(labelled, "label"));

    assertThat(with.signature().inputs().field("label")).isEmpty();
    assertThat(ModelFile.bytes(with.parts()))
        .isEqualTo(ModelFile.bytes(detector.fit(frame).parts()));
  }

  private void named() {
    Frame frame = cloud(ROWS).with("anomaly", cloud(ROWS).column("x"));

    var model = detector.fit(frame);

    assertThat(model.signature().inputs().field("anomaly")).isPresent();
  }

  private void far() {
    double[] x = cloud(ROWS).numbers("x").toArray();
    x[17] = 40;
    Frame frame = cloud(ROWS).with("x", Numbers.of(x));

    double[] scores = detector.fit(frame).score(frame);

    assertThat(scores[17]).isEqualTo(Arrays.stream(scores).max().orElseThrow());
  }

  private void unseen() {
    Frame frame = cloud(ROWS);
    var model = detector.fit(frame);
    Frame row = frame.rows(0, 1);

    double known = model.score(row.with("color", Categories.of("blue")))[0];
    double unknown = model.score(row.with("color", Categories.of("octarine")))[0];

    assertThat(unknown).isGreaterThanOrEqualTo(known);
  }

  private void threshold() {
    Frame frame = cloud(ROWS);
    var model = detector.fit(frame);

    Predictions.OfAnomalies said = model.predict(frame).strangeness();

    assertThat(said.threshold()).isEqualTo(model.threshold());
    for (int row = 0; row < ROWS; row++) {
      assertThat(said.anomaly(row)).isEqualTo(said.score(row) >= model.threshold());
      assertThat(said.at(row).label()).isEqualTo(said.anomaly(row) ? "yes" : "no");
    }
  }

  private void equal() {
    double[] same = new double[ROWS];
    Frame frame = Frame.of("x", same).with("y", Numbers.of(same));

    var said = detector.fit(frame).predict(frame).strangeness();

    for (int row = 0; row < ROWS; row++) {
      assertThat(said.anomaly(row)).isFalse();
    }
  }

  private void oneRow() {
    assertThatThrownBy(() -> detector.fit(cloud(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two rows or more");
  }

  private void noColumn() {
    Frame labels = Frame.of("label", Categories.of("a", "b", "a"));

    assertThatThrownBy(() -> detector.fit(Task.anomalies(labels, "label")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no column");
  }
}
