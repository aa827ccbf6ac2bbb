package dev.lathe.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContestTest {
  private static Contest contest(double interval, Double... lathe) {
    return new Contest(
        "defaults",
        "adult",
        Score.AUC,
        100,
        List.of(
            new Entrant("Lathe", List.of(lathe), 0),
            new Entrant("worse", List.of(0.1, 0.2, 0.3), 0.9),
            new Entrant("better", List.of(0.8, 0.82, 0.81), interval)));
  }

  @Test
  void the_gain_is_over_the_best_of_the_others_seed_by_seed() {
    Contest contest = contest(0.001, 0.81, 0.82, 0.83);

    assertThat(contest.best().name()).isEqualTo("better");
    assertThat(contest.gain()).isCloseTo(0.01, within(1e-12));
    assertThat(contest.spread()).isCloseTo(0.01, within(1e-12)); // 0.01, 0, 0.02
    assertThat(contest.error()).isCloseTo(0.01 / Math.sqrt(3), within(1e-12));
  }

  @Test
  void noise_is_the_larger_of_the_spread_and_the_interval() {
    assertThat(contest(0.001, 0.81, 0.82, 0.83).noise()).isCloseTo(0.01, within(1e-12));
    assertThat(contest(0.02, 0.81, 0.82, 0.83).noise()).isEqualTo(0.02);
  }

  @Test
  void the_verdict_tells_noise_from_more() {
    assertThat(contest(0.001, 0.9, 0.92, 0.91).verdict()).isEqualTo("ahead");
    assertThat(contest(0.5, 0.9, 0.92, 0.91).verdict()).isEqualTo("ahead, within noise");
    assertThat(contest(0.001, 0.81, 0.82, 0.80).verdict()).isEqualTo("level");
    assertThat(contest(0.5, 0.7, 0.72, 0.71).verdict()).isEqualTo("behind, within noise");
    assertThat(contest(0.001, 0.7, 0.72, 0.71).verdict()).isEqualTo("BEHIND");
  }

  @Test
  void equal_sides_share_their_rank() {
    Contest contest = contest(0.001, 0.8, 0.82, 0.81);

    assertThat(contest.entrants()).extracting(contest::rank).containsExactly(1.5, 3.0, 1.5);
  }

  @Test
  void every_side_is_scored_as_often() {
    var one = new Entrant("Lathe", List.of(0.5), 0);
    var two = new Entrant("peer", List.of(0.5, 0.6), 0);

    assertThatThrownBy(() -> new Contest("defaults", "adult", Score.AUC, 100, List.of(one, two)))
        .hasMessageContaining("not scored as often");
  }

  @Test
  void sides_measured_anew_replace_theirs_and_the_others_stay() {
    var ours = new Entrant("Lathe", List.of(0.9, 0.91), 0);
    var newer = new Entrant("better 4.1", List.of(0.7, 0.6), 0.2);
    var guest = new Entrant("guest", List.of(0.5, 0.5), 0.1);
    Contest recorded = contest(0.001, 0.81, 0.82, 0.83);

    Contest renewed = recorded.renewed(List.of(ours, guest)).renewed(List.of(ours, newer));

    assertThat(renewed.entrants())
        .containsExactly(ours, new Entrant("worse", List.of(0.1, 0.2), 0.9), newer, guest);
    assertThat(renewed.seeds()).isEqualTo(2);
  }

  @Test
  void what_is_written_is_read_again(@TempDir Path folder) throws IOException {
    List<Contest> contests =
        List.of(contest(0.001, 0.81, 0.82, 0.83), contest(0, 0.5, 0.25, 0.125));

    QualityFile.write("1.2.3", contests, folder.resolve("quality.json"));

    assertThat(QualityFile.read(folder.resolve("quality.json"))).isEqualTo(contests);
  }

  @Test
  void scores_know_their_answers() {
    double[] truth = {0, 1, 1, 0};

    assertThat(Score.AUC.of(truth, new double[] {0.1, 0.9, 0.8, 0.2})).isEqualTo(1);
    assertThat(Score.ACCURACY.of(truth, new double[] {0, 1, 2, 0})).isEqualTo(0.75);
    assertThat(Score.R2.of(truth, truth)).isEqualTo(1);
  }

  @Test
  void the_interval_shrinks_with_the_root_of_the_rows() {
    double few = interval(200);
    double many = interval(20_000);

    // a side that is right 9 times of 10 against one that is always right: 1.96 √(0.09 / rows)
    assertThat(few).isCloseTo(1.96 * Math.sqrt(0.09 / 200), within(0.008));
    assertThat(many).isCloseTo(1.96 * Math.sqrt(0.09 / 20_000), within(0.0008));
  }

  private static double interval(int rows) {
    double[] truth = new double[rows];
    double[] wrong = new double[rows];
    for (int row = 0; row < rows; row += 10) wrong[row] = 1;
    return Score.ACCURACY.interval(truth, truth, wrong);
  }

  @Test
  void the_page_and_the_file_say_where_lathe_is_behind(@TempDir Path folder) throws IOException {
    List<Contest> contests = List.of(contest(0.001, 0.7, 0.72, 0.71));

    String page = QualityPage.of("1.2.3", contests);
    QualityFile.write("1.2.3", contests, folder.resolve("quality.json"));

    assertThat(page)
        .contains("Lathe 1.2.3.")
        .contains("| adult | auc | 100 | 3 | 0.71000 | 0.20000 | 0.81000 | -0.10000 ± ")
        .contains("Average rank, over 1 of the sets: Lathe 2.00, worse 3.00, better 1.00.")
        .contains("- defaults, adult: by 0.10000 to better");
    assertThat(Files.readString(folder.resolve("quality.json")))
        .contains("\"verdict\" : \"BEHIND\"")
        .contains("0.72");
  }
}
