package dev.lathe.learn.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.learn.Recipe;
import dev.lathe.learn.Step;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.prepare.PreparationsTest.Mixed;
import dev.lathe.math.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SavedStepsTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_is_read_prepares_the_same_and_saves_the_same(boolean trees) {
    Recipe recipe = PreparationsTest.preparation(trees).fit(Mixed.task(300)).recipe();

    Recipe again = Saving.again(recipe);

    assertThat(Saving.bytes(again)).isEqualTo(Saving.bytes(recipe));
    assertThat(again.apply(Mixed.unseen(100))).isEqualTo(recipe.apply(Mixed.unseen(100)));
    assertThat(again.apply(Mixed.strange())).isEqualTo(recipe.apply(Mixed.strange()));
  }

  @Test
  void every_kind_of_step_has_a_reader() {
    var types = new TreeSet<String>();
    for (Step step : steps()) {
      types.add(step.parts().type());
    }

    assertThat(types).isEqualTo(new TreeSet<>(new PrepareShelf().readers().keySet()));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void damaged_parts_are_refused_or_still_prepare(Step step) {
    var random = RandomStream.of(11, step.parts().type());
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      Parts damaged = Damage.of(step.parts(), random);
      try {
        Step read = Saving.read(damaged);
        Saving.bytes(read);
      } catch (ModelFileException _) {
        refused++;
      }
    }

    assertThat(refused).isPositive();
  }

  @Test
  void a_column_that_is_not_there_is_named() {
    Recipe recipe = Preparations.forTrees().fit(Mixed.task(300)).recipe();

    assertThatThrownBy(() -> recipe.apply(Mixed.unseen(5).without(List.of("port"))))
        .hasMessageContaining("'port'");
  }

  @Test
  void a_column_of_another_type_is_named() {
    Recipe recipe = Preparations.forLinear().fit(Mixed.task(300)).recipe();
    var frame = Mixed.unseen(5);

    assertThatThrownBy(() -> recipe.apply(frame.with("joined", frame.column("port"))))
        .hasMessage("column 'joined' holds categories where the recipe needs times");
  }

  static List<Step> steps() {
    var steps = new ArrayList<Step>();
    steps.addAll(Preparations.forTrees().fit(Mixed.task(300)).recipe().steps());
    steps.addAll(Preparations.forLinear().fit(Mixed.task(300)).recipe().steps());
    steps.addAll(Preparations.forDetectors().fit(Mixed.task(300)).recipe().steps());
    return steps;
  }
}
