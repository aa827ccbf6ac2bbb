package dev.lathe.learn;

import dev.lathe.frame.Frame;

/// What every model has beside what it learned.
///
/// @param learner the settings it came from
/// @param signature what goes in and what comes out
/// @param recipe how the columns are made ready
/// @param card where it comes from and how good it is
public record Basis(Learner<?> learner, Signature signature, Recipe recipe, Card card) {
  /// The basis of a model that this learner makes of this task.
  public static Basis of(Learner<?> learner, Task task, Recipe recipe) {
    Frame inputs = task.inputs();
    for (String offset : task.roles().offset().stream().toList()) {
      inputs = inputs.with(offset, task.frame().column(offset));
    }
    return new Basis(
        learner,
        new Signature(inputs.schema(), task.output()),
        recipe.beside(task.roles().offset()),
        Card.of(task.frame().origin(), seed(learner)));
  }

  private static long seed(Learner<?> learner) {
    return Settings.value((Record) learner, "seed").map(Long::parseLong).orElse(0L);
  }

  /// The same basis with this card.
  public Basis card(Card card) {
    return new Basis(learner, signature, recipe, card);
  }

  /// The same basis with this output, such as one with another threshold.
  public Basis output(Output output) {
    return new Basis(learner, new Signature(signature.inputs(), output), recipe, card);
  }
}
