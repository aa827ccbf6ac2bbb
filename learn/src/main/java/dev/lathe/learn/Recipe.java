package dev.lathe.learn;

import dev.lathe.frame.Frame;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.file.Saved;
import java.util.List;

/// The fitted preparation of a model: from the columns a user has to those the learner takes.
///
/// @param steps what is done, in order
public record Recipe(List<Step> steps) implements Saved {
  private static final String TYPE = "recipe.v1";

  public Recipe {
    steps = List.copyOf(steps);
  }

  /// The recipe that changes nothing.
  public static Recipe none() {
    return new Recipe(List.of());
  }

  /// The frame as the learner takes it.
  public Frame apply(Frame frame) {
    Frame prepared = frame;
    for (Step step : steps) {
      prepared = step.apply(prepared);
    }
    return prepared;
  }

  @Override
  public Parts parts() {
    return Parts.of(TYPE).with("steps", steps.stream().map(Step::parts).toList());
  }

  /// The recipe with these parts.
  static Recipe from(Parts parts) {
    return new Recipe(
        parts.list("steps").stream().map(step -> Catalogue.read(step, Step.class)).toList());
  }
}
