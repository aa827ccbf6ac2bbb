package dev.lathe.learn.tree.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.learn.tree.bins.Bins;
import org.junit.jupiter.api.Test;

class InputsTest {
  @Test
  void values_are_what_trees_compare() {
    var frame = Frame.of("x", new double[] {1.5, Double.NaN}).with("c", Categories.of("b", "a"));

    double[] values = Inputs.of(Bins.of(frame, 255)).values(frame, 0, 2);

    assertThat(values).containsExactly(1.5, 1, Double.NaN, 0);
  }
}
