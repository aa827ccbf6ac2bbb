package dev.lathe.learn.automl;

import dev.lathe.frame.Fingerprint;
import dev.lathe.frame.Frame;
import dev.lathe.learn.Card;
import dev.lathe.learn.Limits;
import dev.lathe.learn.Model;
import dev.lathe.learn.Output;
import dev.lathe.learn.Roles;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.tree.BoostedTrees;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// From a model of gradient boosting and new rows to one that goes on from it; the counterpart of
/// [Fit] where something was learned before.
///
/// ```java
/// static Model thisMonth(Model before, Frame rows) {
///   return Update.of(before).more(Map.of("trees", "100")).run(rows).model();
/// }
/// ```
///
/// What the model predicts, its columns, its recipe and its levels stay. A fifth of the rows is
/// held out, the others are learned from, the outcome is scored on what was held out beside the
/// former model, and then all rows are gone on with. The card names the former model by its hash.
///
/// @param model to go on from
/// @param former what the card says of it
/// @param way what is learned
/// @param fit what else is asked: roles, metric, threshold, which model is shipped, seed and date
public record Update(BoostedTrees model, Card.Former former, Way way, Fit fit) {

  /// What is learned from the new rows.
  public sealed interface Way {
    /// More rounds of trees. Settings that are not named are the model's own, but for how many
    /// rounds: those are up to as many as the learner begins with, ended when rows held back are no
    /// longer predicted better.
    ///
    /// @param settings by key
    record More(Map<String, String> settings) implements Way {
      public More {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
      }
    }

    /// The values of the leaves anew; no tree is added and no split moved.
    ///
    /// @param keep how much of the old values stays, `[0, 1]`
    record Leaves(double keep) implements Way {
      public Leaves {
        Limits.within("keep", keep, 0, 1);
      }
    }
  }

  public Update {
    Output output = model.signature().output();
    Roles roles = fit.roles();
    same("target", Optional.of(output.target()), Optional.of(roles.target()));
    output.group().ifPresent(group -> same("group", Optional.of(group), roles.group()));
    same("offset", output.offset(), roles.offset());
    Choice choice = fit.choice();
    if (choice.kind().isPresent()
        || choice.positive().isPresent()
        || choice.learner().isPresent()
        || !fit.named().isEmpty()) {
      throw new IllegalArgumentException(
          "the model says what is predicted from which columns, and how; leave out kind, positive class, learner and columns");
    }
    if (fit.line() instanceof Line.BestF1) {
      throw new IllegalArgumentException(
          "the best threshold is chosen by cross-validation, and there is none here; give a number");
    }
  }

  private static void same(String role, Optional<String> model, Optional<String> told) {
    if (model.equals(told)) return;
    throw new IllegalArgumentException(
        "the model's %s is %s and not %s; leave it out, or fit anew"
            .formatted(
                role,
                model.map("'%s'"::formatted).orElse("none"),
                told.map("'%s'"::formatted).orElse("none")));
  }

  /// More rounds on top of this model; everything is decided.
  ///
  /// @throws IllegalArgumentException when it is a model of another learner
  public static Update of(Model model) {
    var digest = Fingerprint.sha256();
    digest.update(ModelFile.bytes(model.whole()));
    return of(model, Fingerprint.text(digest));
  }

  /// More rounds on top of a model from a file of this hash; everything is decided.
  ///
  /// @throws IllegalArgumentException when it is a model of another learner
  public static Update of(Model model, String hash) {
    if (!(model instanceof BoostedTrees boosted)) {
      throw new IllegalArgumentException(
          "a model of %s cannot be gone on from, only one of gradient-boosting; fit anew"
              .formatted(model.learner().name()));
    }
    Output output = model.signature().output();
    var roles =
        new Roles(
            output.target(), Optional.empty(), output.group(), Optional.empty(), output.offset());
    return new Update(
        boosted,
        new Card.Former(hash, model.card().data()),
        new Way.More(Map.of()),
        new Fit(output.target()).roles(roles));
  }

  /// The same with more rounds by these settings.
  public Update more(Map<String, String> settings) {
    return new Update(model, former, new Way.More(settings), fit);
  }

  /// The same with the leaves learned anew, so much of their old values staying.
  public Update leaves(double keep) {
    return new Update(model, former, new Way.Leaves(keep), fit);
  }

  /// The same with something else asked for.
  ///
  /// ```java
  /// static Update later(Update update) {
  ///   return update.asking(fit -> fit.seed(7).shipped(Shipped.NONE));
  /// }
  /// ```
  public Update asking(UnaryOperator<Fit> change) {
    return new Update(model, former, way, change.apply(fit));
  }

  /// Goes on with these rows, holding out a part of them to score on.
  ///
  /// @throws IllegalArgumentException when nothing can be learned, in one sentence
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public Fitted run(Frame frame) {
    return run(frame, Optional.empty(), RunListener.NONE);
  }

  /// Goes on with these rows, scoring on rows of their own or else on a part held out.
  ///
  /// @param test rows to score on; with them all of `frame` is learned from
  /// @param listener told of progress, scores, the model and the end
  /// @throws IllegalArgumentException when nothing can be learned, in one sentence
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public Fitted run(Frame frame, Optional<Frame> test, RunListener listener) {
    return listener.heard(
        "update " + frame.origin().source(),
        () -> {
          var fitted = new UpdateRun(this, listener).run(frame, test);
          listener.model(fitted.model());
          return fitted;
        });
  }
}
