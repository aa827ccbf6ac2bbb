package dev.lathe.actions.models;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Contributions;
import dev.lathe.learn.ExplainableModel;
import dev.lathe.learn.Explainer;
import dev.lathe.learn.Model;
import dev.lathe.learn.Output;
import dev.lathe.learn.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What moved a row's score most, column by column: its name as `reason_1` and what it adds as
/// `adds_1`, then the next. Of several classes the score is that of the class predicted, of several
/// quantiles that of the prediction.
///
/// @param explainer of the model that predicts
/// @param output of that model
/// @param most how many columns are told of each row, 1 or more
public record Reasons(Explainer explainer, Output output, int most) {
  /// The reasons of a model.
  ///
  /// @param background rows to compare with; without, what is usual is that which the model learned
  ///   from
  /// @throws IllegalArgumentException when the model cannot say its reasons
  public static Reasons of(Model model, Optional<Frame> background, int most) {
    if (!(model instanceof ExplainableModel explainable)) {
      throw new IllegalArgumentException(
          "a model of %s cannot say its reasons; models of trees can"
              .formatted(model.learner().name()));
    }
    Explainer explainer = background.map(explainable::explainer).orElseGet(explainable::explainer);
    return new Reasons(explainer, model.signature().output(), most);
  }

  /// The names of the columns that are written.
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int place = 1; place <= most; place++) {
      names.add("reason_" + place);
      names.add("adds_" + place);
    }
    return names;
  }

  /// What each column adds to the scores of rows.
  Contributions of(Frame rows) {
    return explainer.explain(rows);
  }

  /// Writes the reasons of a row.
  ///
  /// @param at where in the cells they begin
  void write(Contributions found, Predictions predictions, int row, String[] cells, int at) {
    int score = found.outputs() == 1 ? 0 : score(predictions, row);
    List<Contributions.Reason> reasons = found.reasons(row, score);
    for (int place = 0; place < most; place++) {
      boolean there = place < reasons.size();
      cells[at + 2 * place] = there ? reasons.get(place).column() : "";
      cells[at + 2 * place + 1] = there ? Numbers.text(reasons.get(place).value()) : "";
    }
  }

  private int score(Predictions predictions, int row) {
    return switch (predictions) {
      case Predictions.OfClasses classes -> classes.levels().indexOf(classes.label(row));
      case Predictions.OfNumbers _ -> output.middle();
      case Predictions.OfAnomalies _ -> 0;
    };
  }
}
