package dev.lathe.learn.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PathLengthTest {
  @Test
  void the_mean_is_that_of_the_paper() {
    assertThat(PathLength.mean(0)).isZero();
    assertThat(PathLength.mean(1)).isZero();
    assertThat(PathLength.mean(2)).isEqualTo(1);
    // sklearn.ensemble._iforest._average_path_length([3, 5, 256, 999]), scikit-learn 1.2.1
    assertThat(PathLength.mean(3)).isCloseTo(1.207392357590, within(1e-11));
    assertThat(PathLength.mean(5)).isCloseTo(2.327020052043, within(1e-11));
    assertThat(PathLength.mean(256)).isCloseTo(10.244770920120, within(1e-11));
    assertThat(PathLength.mean(999)).isCloseTo(12.967939884428, within(1e-11));
  }

  @Test
  void a_row_that_takes_as_many_questions_as_on_average_scores_a_half() {
    assertThat(PathLength.score(PathLength.mean(256), 256)).isEqualTo(0.5);
    assertThat(PathLength.score(0, 256)).isEqualTo(1);
    assertThat(PathLength.score(2 * PathLength.mean(64), 64)).isEqualTo(0.25);
  }
}
