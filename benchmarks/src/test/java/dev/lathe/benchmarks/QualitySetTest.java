package dev.lathe.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualitySetTest {
  @Test
  void the_list_of_sets_can_be_read() throws IOException {
    List<QualitySet> sets = QualitySet.all(Path.of("quality/sets.csv"));

    assertThat(sets).extracting(QualitySet::name).doesNotHaveDuplicates().contains("adult");
  }

  @Test
  void an_error_must_stay_below_its_bar_and_a_score_above() throws IOException {
    List<QualitySet> sets = QualitySet.all(Path.of("quality/sets.csv"));
    QualitySet houses =
        sets.stream().filter(set -> set.name().equals("ames_housing")).findFirst().orElseThrow();
    QualitySet adult =
        sets.stream().filter(set -> set.name().equals("adult")).findFirst().orElseThrow();

    assertThat(houses.drop()).containsExactly("Id", "PID");
    assertThat(houses.reached(19_999)).isTrue();
    assertThat(houses.reached(20_001)).isFalse();
    assertThat(adult.reached(0.931)).isTrue();
    assertThat(adult.reached(0.929)).isFalse();
  }
}
