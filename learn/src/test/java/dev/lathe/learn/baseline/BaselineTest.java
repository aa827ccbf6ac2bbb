package dev.lathe.learn.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Model;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Task;
import dev.lathe.learn.file.ModelFile;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private final Frame frame =
      Frame.of("x", new double[] {1, 2, 3, 4})
          .with("word", Categories.of("a", "b", "b", "c"))
          .with("amount", Numbers.of(1.5, 2.5, 3.5, 8.5))
          .with("weight", Numbers.of(1L, 1L, 0L, 2L));

  @Test
  void it_says_the_share_of_each_class() {
    var plain = new Baseline().fit(Task.of(frame, "word"));
    var weighted = new Baseline().fit(Task.of(frame, new Roles("word").weights("weight")));

    assertThat(plain.outputs(frame.rows(0, 2))).containsExactly(0.25, 0.5, 0.25, 0.25, 0.5, 0.25);
    assertThat(plain.predict(frame).classes().label(0)).isEqualTo("b");
    assertThat(weighted.outputs(frame.rows(0, 1))).containsExactly(0.25, 0.25, 0.5);
  }

  @Test
  void it_says_the_mean() {
    var plain = new Baseline().fit(Task.of(frame, "amount"));
    var weighted = new Baseline().fit(Task.of(frame, new Roles("amount").weights("weight")));

    assertThat(plain.predict(frame).numbers().value(3)).isCloseTo(4, within(1e-15));
    assertThat(weighted.predict(frame).numbers().value(0)).isCloseTo(5.25, within(1e-15));
  }

  @Test
  void it_is_saved_and_read_back() {
    var model = new Baseline().fit(Task.of(frame, "word"));

    var read = Model.of(ModelFile.bytes(model.whole()));

    assertThat(read).isInstanceOf(BaselineModel.class);
    assertThat(read.outputs(frame)).isEqualTo(model.outputs(frame));
  }
}
