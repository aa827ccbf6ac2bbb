package dev.lathe.learn.tree;

import dev.lathe.frame.Origin;
import dev.lathe.learn.Output;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Recipe;
import dev.lathe.learn.RowTask;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Survey;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.tree.bins.BinRows;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.loss.Loss;
import java.util.Optional;

/*
 * One fit of [GradientBoosting] from rows that need not fit in memory. A first pass draws a sample,
 * to which the recipe and the bins are fitted; a second one turns every row into bytes, which is all
 * that trees are grown from.
 *
 * Rows of the sample are binned as the preparation made them, out of fold where it looks at the
 * target, the others as the recipe makes them: it knows nothing of their targets. So rows that are
 * all in the sample give the same bytes as a fit in memory.
 */
final class StreamedFit {
  private final GradientBoosting settings;
  private final RowTask rows;

  StreamedFit(GradientBoosting settings, RowTask rows) {
    this.settings = settings;
    this.rows = rows;
  }

  BoostedTrees model(RunListener listener) {
    return model(Survey.ROWS, listener);
  }

  /// @param most the most rows of the sample
  BoostedTrees model(int most, RunListener listener) {
    if (rows.roles().group().isPresent() || rows.kind().equals(Optional.of(TaskKind.RANKING))) {
      throw new IllegalArgumentException(
          "groups and rankings need all rows in memory to bring those of a group together; read them into a frame, or leave the group out");
    }
    Stopping stopping = settings.stopping();
    if (stopping.patience() > 0 && !stopping.metric().isEmpty()) {
      throw new IllegalArgumentException(
          "rounds are judged by '%s' of rows in memory only; leave the metric out to judge them by the loss"
              .formatted(stopping.metric()));
    }
    listener.progress("looking at all rows", 0);
    Plan plan = plan(most);
    listener.progress("turning values into bytes", 0.1);
    Loss loss = settings.objective().of(plan.columns);
    try {
      return model(plan, loss, listener);
    } catch (OutOfMemoryError e) {
      throw FitMemory.refusal(settings, plan.rows, plan.bins.width(), loss.width(), 0, e);
    }
  }

  private BoostedTrees model(Plan plan, Loss loss, RunListener listener) {
    Filling filling = filled(plan);
    Task columns = plan.columns;
    Lesson lesson = lesson(filling, columns.output());
    var fit = new BoostingFit(settings, loss, columns, lesson);
    return fit.model(plan.recipe, filling.table(), listener.part("", 0.2, 1));
  }

  /// What the first pass settles. Of the sample no more is kept than its columns without rows, its
  /// bins and the numbers of its rows.
  private static final class Plan {
    private final Task columns;
    private final Recipe recipe;
    private final Bins bins;
    private final BinRows sampled;
    private final int[] places;
    private final int rows;
    private final Origin origin;

    Plan(
        Task columns,
        Recipe recipe,
        Bins bins,
        BinRows sampled,
        int[] places,
        int rows,
        Origin origin) {
      this.columns = columns;
      this.recipe = recipe;
      this.bins = bins;
      this.sampled = sampled;
      this.places = places;
      this.rows = rows;
      this.origin = origin;
    }
  }

  private Plan plan(int most) {
    Survey survey = Survey.of(rows, most);
    Task sample = survey.sample();
    settings.check(sample);
    Preparation.Prepared prepared = settings.preparation().fit(sample);
    var bins = Bins.of(prepared.frame(), sample.weights(), settings.growth().bins());
    BinRows sampled = bins.rows(sample.rows());
    sampled.fill(prepared.frame(), 0);
    return new Plan(
        sample.rows(new int[0]),
        prepared.recipe(),
        bins,
        sampled,
        survey.places(),
        survey.rows(),
        survey.origin());
  }

  private Filling filled(Plan plan) {
    var filling = new Filling(plan.columns, plan.recipe, plan.bins, plan.rows);
    Origin again = rows.rows().each(filling::part, filling::begin);
    if (!filling.whole() || !again.equals(plan.origin)) {
      throw new IllegalArgumentException(
          "'%s' changed while it was read".formatted(again.source()));
    }
    filling.replace(plan.places, plan.sampled);
    filling.check();
    return filling;
  }

  private Lesson lesson(Filling filling, Output output) {
    Objective objective = settings.objective();
    objective.check(rows.roles().target(), filling.target);
    double[] byClass = objective.weights(output, filling.target, filling.weights);
    return new Lesson(filling.target, filling.weights, filling.offset, byClass);
  }
}
