package dev.lathe.learn.automl;

import dev.lathe.learn.Model;
import java.util.List;

/// What [Fit] gives: a model, whose card tells everything, and the time it took, which no model
/// holds.
///
/// @param model to predict with and save
/// @param timings measured on this machine
public record Fitted(Model model, Timings timings) {
  /// The same with warnings from elsewhere on the model's card, such as what was odd in a file.
  public Fitted warned(List<String> more) {
    var basis = model.basis();
    return new Fitted(model.basis(basis.card(basis.card().warned(more))), timings);
  }
}
