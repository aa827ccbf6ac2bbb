package dev.lathe.learn;

import dev.lathe.frame.Frame;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.file.Saved;
import java.util.List;
import java.util.Optional;

/// The fitted preparation of a model: from the columns a user has to those the learner takes.
///
/// @param steps what is done, in order
/// @param beside a column that no step sees and that stays as it is: the offset; empty for none
public record Recipe(List<Step> steps, Optional<String> beside) implements Saved {
  private static final String TYPE = "recipe.v1";

  public Recipe {
    steps = List.copyOf(steps);
  }

  /// A recipe of these steps.
  public Recipe(List<Step> steps) {
    this(steps, Optional.empty());
  }

  /// The same steps with this column beside them.
  Recipe beside(Optional<String> beside) {
    return new Recipe(steps, beside);
  }

  /// The recipe that changes nothing.
  public static Recipe none() {
    return new Recipe(List.of());
  }

  /// The frame as the learner takes it.
  public Frame apply(Frame frame) {
    if (beside.isEmpty()) return stepped(frame);
    String name = beside.get();
    return stepped(frame.without(List.of(name))).with(name, frame.column(name));
  }

  private Frame stepped(Frame frame) {
    Frame prepared = frame;
    for (Step step : steps) {
      prepared = step.apply(prepared);
    }
    return prepared;
  }

  @Override
  public Parts parts() {
    Parts parts = Parts.of(TYPE).with("steps", steps.stream().map(Step::parts).toList());
    return beside.isPresent() ? parts.with("beside", beside.get()) : parts;
  }

  /// The recipe with these parts.
  static Recipe from(Parts parts) {
    return new Recipe(
        parts.list("steps").stream().map(step -> Catalogue.read(step, Step.class)).toList(),
        parts.has("beside") ? Optional.of(parts.text("beside")) : Optional.empty());
  }
}
