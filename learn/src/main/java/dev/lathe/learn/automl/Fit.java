package dev.lathe.learn.automl;

import dev.lathe.frame.Frame;
import dev.lathe.frame.RowSource;
import dev.lathe.learn.Roles;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.tree.bins.BinCache;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// From a frame to a model that can be trusted: what the user does not say is decided, and told.
///
/// ```java
/// static Model churn(Frame customers) {
///   var fit = new Fit("churn").seed(7).drop("id", "signed_up_by");
///   return fit.run(customers).model();
/// }
/// ```
///
/// Columns that cannot help are set aside, a fifth of the rows is held out, candidates compete by
/// cross-validation on the others, the winner is scored on what was held out and fitted again on
/// all rows. The model's [dev.lathe.learn.Card] tells all of it.
///
/// @param roles what is predicted, and columns that are no inputs
/// @param choice what is not left to be decided
/// @param columns left out or brought back
/// @param line from which probability on the positive class is predicted
/// @param shipped which rows the shipped model has learned from
/// @param seed where randomness begins
/// @param date put into the card; empty for none
public record Fit(
    Roles roles,
    Choice choice,
    Columns columns,
    Line line,
    Shipped shipped,
    long seed,
    Optional<String> date) {

  /// Predicts this column; everything else is decided.
  public Fit(String target) {
    this(
        new Roles(target),
        new Choice(),
        new Columns(),
        new Line.MostProbable(),
        Shipped.ALL,
        0,
        Optional.empty());
  }

  /// This fit with other roles.
  public Fit roles(Roles roles) {
    return new Fit(roles, choice, columns, line, shipped, seed, date);
  }

  /// This fit with another choice.
  public Fit choice(Choice choice) {
    return new Fit(roles, choice, columns, line, shipped, seed, date);
  }

  /// This fit with other columns left out or brought back.
  public Fit columns(Columns columns) {
    return new Fit(roles, choice, columns, line, shipped, seed, date);
  }

  /// This fit without these columns.
  public Fit drop(String... names) {
    return columns(new Columns(java.util.Set.of(names), columns.keep()));
  }

  /// This fit with another threshold.
  public Fit line(Line line) {
    return new Fit(roles, choice, columns, line, shipped, seed, date);
  }

  /// This fit with a model shipped that learned from other rows.
  public Fit shipped(Shipped shipped) {
    return new Fit(roles, choice, columns, line, shipped, seed, date);
  }

  /// This fit with another seed.
  public Fit seed(long seed) {
    return new Fit(roles, choice, columns, line, shipped, seed, date);
  }

  /// This fit with a date for the card.
  public Fit date(String date) {
    return new Fit(roles, choice, columns, line, shipped, seed, Optional.of(date));
  }

  /// Fits, holding out a part of the rows to score on.
  ///
  /// @throws IllegalArgumentException when nothing can be learned, in one sentence
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public Fitted run(Frame frame) {
    return run(frame, Optional.empty(), RunListener.NONE);
  }

  /// Fits, scoring on rows of their own or else on a part held out.
  ///
  /// @param test rows to score on; with them all of `frame` is learned from
  /// @param listener told of progress, scores, the model and the end
  /// @throws IllegalArgumentException when nothing can be learned, in one sentence
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public Fitted run(Frame frame, Optional<Frame> test, RunListener listener) {
    return listener.heard(
        "fit " + frame.origin().source(),
        () -> {
          var bins = BinCache.of(Runtime.getRuntime().maxMemory() / 16);
          var fitted = bins.call(() -> new FitRun(this, listener).run(frame, test));
          listener.model(fitted.model());
          return fitted;
        });
  }

  /// Fits gradient boosting to rows that need not fit in memory. They are gone through three times:
  /// to look at them and to hold some out, and twice to learn from the others; twice more where a
  /// model of all rows is shipped.
  ///
  /// ```java
  /// static Model clicks(RowSource rows) {
  ///   var fit = new Fit("clicked").shipped(Shipped.NONE);
  ///   return fit.run(rows, Optional.empty(), RunListener.NONE).model();
  /// }
  /// ```
  ///
  /// There is no race and no cross-validation. Columns are judged by a sample of the rows; a fifth
  /// of the rows, 200,000 at most, is held out and scored on.
  ///
  /// @param test reads rows to score on by the types of some rows to learn from, which it is given;
  ///   with them all of `rows` is learned from
  /// @param listener told of progress, scores, the model and the end
  /// @throws IllegalArgumentException when nothing can be learned, or something is asked for that
  ///   needs all rows in memory: another learner, groups, times, rankings, a threshold chosen out
  ///   of fold
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public Fitted run(RowSource rows, Optional<UnaryOperator<Frame>> test, RunListener listener) {
    return listener.heard(
        "fit rows one part at a time",
        () -> {
          var fitted = new StreamRun(this, listener).run(rows, test);
          listener.model(fitted.model());
          return fitted;
        });
  }

  /// The columns that the user names to leave out or bring back.
  List<String> named() {
    return java.util.stream.Stream.of(columns.drop(), columns.keep())
        .flatMap(java.util.Collection::stream)
        .sorted()
        .toList();
  }
}
