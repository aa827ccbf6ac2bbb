package dev.lathe.learn.automl;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Entry;
import dev.lathe.learn.Model;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Recipe;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.StagedLearner;
import dev.lathe.learn.Stages;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.baseline.Baseline;
import dev.lathe.learn.file.Parts;
import java.util.Set;

/// Predicts the numbers that stand in a column, at a price.
///
/// @param column the column; one that is not there is refused
/// @param work steps it says it takes
/// @param rounds how many it is to go; 0 to find 40 by itself
record Echo(String column, long work, int rounds) implements StagedLearner<Echo.Said> {
  /// A candidate of this name.
  static Candidate candidate(String name, String column, long work) {
    return new Candidate(name, new Echo(column, work, 0));
  }

  record Said(Basis basis, String column, long work) implements Model {
    @Override
    public Model basis(Basis basis) {
      return new Said(basis, column, work);
    }

    @Override
    public double[] outputs(Frame prepared) {
      return prepared.numbers(column).toArray();
    }

    @Override
    public Parts parts() {
      return Parts.of("said.v1");
    }
  }

  @Override
  public Entry entry() {
    return new Entry("Says a column.", Set.of(TaskKind.REGRESSION), Set.of(), "None");
  }

  @Override
  public Preparation preparation() {
    return Preparation.none();
  }

  @Override
  public Said fit(Task task, RunListener listener) {
    var _ = task.frame().numbers(column);
    return new Said(Basis.of(new Baseline(), task, Recipe.none()), column, work);
  }

  @Override
  public Stages<Said> stages(Task task, RunListener listener) {
    Said said = fit(task, listener);
    return new Stages<>() {
      @Override
      public int best() {
        return 40;
      }

      @Override
      public Said after(int rounds) {
        return said;
      }
    };
  }

  @Override
  public Echo rounds(int rounds) {
    return new Echo(column, work, rounds);
  }

  @Override
  public int rounds(Model model) {
    return 40;
  }
}
