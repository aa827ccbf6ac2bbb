package dev.lathe.learn;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/*
 * One sweep over rows that need not fit in memory, after which what a learner decides from all rows
 * can be decided: how many there are, which classes, and a sample to fit recipes and bins to.
 *
 * A row is in the sample when the hash of its number is small enough. As soon as there are too many,
 * "small enough" is halved: the sample depends on the rows and not on how they come in parts, and
 * their number need not be known before. The first row of each level of a column of categories stays
 * in any case, so that rare levels are known.
 */

/// What one pass over the rows of a [RowTask] tells.
///
/// **Cost.** One pass; memory for [#ROWS] rows, or [#CELLS] cells where they are wide.
public final class Survey {
  /// The most rows of a sample, beside those that are the first with a level.
  public static final int ROWS = 400_000;

  /// The most cells of a sample.
  public static final int CELLS = 1 << 25;

  private static final int LEVELS = 255;

  private final Task sample;
  private final int[] places;
  private final int rows;
  private final Origin origin;

  private Survey(Task sample, int[] places, int rows, Origin origin) {
    this.sample = sample;
    this.places = places;
    this.rows = rows;
    this.origin = origin;
  }

  /// Goes through the rows of a task.
  ///
  /// @throws IllegalArgumentException when nothing can be learned from the target, or a column is
  ///   not there
  public static Survey of(RowTask task) {
    return of(task, ROWS);
  }

  /// Goes through the rows of a task for a sample of no more rows than these.
  public static Survey of(RowTask task, int most) {
    var sweep = new AtomicReference<Sweep>();
    String target = task.roles().target();
    Origin origin =
        task.rows()
            .each(
                part -> {
                  Frame kept = kept(part, target);
                  return new Part(kept, new TargetTally(task.kind()).distinct(kept.column(target)));
                },
                () -> {
                  sweep.set(new Sweep(task, most));
                  return sweep.get();
                });
    return sweep.get().survey(origin);
  }

  /// The rows of a part of a task's rows that have a target.
  public static Frame kept(Frame part, String target) {
    return Kept.of(part.column(target)).of(part);
  }

  /// The task of the sampled rows alone: its output is that of all rows.
  public Task sample() {
    return sample;
  }

  /// For each row of the sample its number among all rows that have a target, rising.
  public int[] places() {
    return places.clone();
  }

  /// How many rows have a target.
  public int rows() {
    return rows;
  }

  /// Where the rows came from.
  public Origin origin() {
    return origin;
  }

  private record Part(Frame frame, Column values) {}

  /// Some rows of the sample that came in one part.
  private static final class Drawn {
    private final Frame frame;
    private final int[] places;

    Drawn(Frame frame, int[] places) {
      this.frame = frame;
      this.places = places;
    }
  }

  private static final class Sweep implements Consumer<Part> {
    private final RowTask task;
    private final int most;
    private final TargetTally tally;
    private final Map<String, Set<String>> levels = new HashMap<>();
    private final Set<Integer> first = new HashSet<>();
    private List<Drawn> drawn = new ArrayList<>();
    private long bound = Long.MAX_VALUE;
    private int count;
    private long rows;

    Sweep(RowTask task, int most) {
      this.task = task;
      this.most = most;
      tally = new TargetTally(task.kind());
    }

    @Override
    public void accept(Part part) {
      Workers.stopIfInterrupted();
      Frame frame = part.frame;
      if (rows + frame.rows() > Integer.MAX_VALUE - 16) {
        throw new IllegalArgumentException(
            "there are more than 2^31 rows, which is more than one model is made of; sample them");
      }
      tally.add(part.values, frame.rows());
      int begin = (int) rows;
      rows += frame.rows();
      noteLevels(frame, begin);
      int[] places = new int[frame.rows()];
      for (int row = 0; row < places.length; row++) places[row] = begin + row;
      Drawn fresh = within(new Drawn(frame, places));
      count += fresh.places.length;
      drawn.add(fresh);
      while (count - first.size() > Math.min(most, CELLS / frame.width())) halve();
    }

    private void noteLevels(Frame frame, int begin) {
      for (String name : frame.names()) {
        if (!(frame.column(name) instanceof Categories column)) continue;
        Set<String> seen = levels.computeIfAbsent(name, _ -> new HashSet<>());
        if (seen.size() >= LEVELS || seen.containsAll(column.levels())) continue;
        for (int row = 0; row < column.rows() && seen.size() < LEVELS; row++) {
          if (!column.missing(row) && seen.add(column.text(row))) first.add(begin + row);
        }
      }
    }

    private void halve() {
      bound >>>= 1;
      drawn = new ArrayList<>(drawn.stream().map(this::within).toList());
      count = drawn.stream().mapToInt(each -> each.places.length).sum();
    }

    /// Those rows that are in the sample.
    private Drawn within(Drawn from) {
      int[] picked = new int[from.places.length];
      int in = 0;
      for (int i = 0; i < picked.length; i++) {
        long hash = RandomStream.mix(from.places[i] * 0x9E3779B97F4A7C15L) >>> 1;
        if (hash <= bound || first.contains(from.places[i])) picked[in++] = i;
      }
      if (in == picked.length) return from;
      int[] rows = Arrays.copyOf(picked, in);
      return new Drawn(
          from.frame.rows(rows), Arrays.stream(rows).map(row -> from.places[row]).toArray());
    }

    Survey survey(Origin origin) {
      if (drawn.isEmpty()) {
        throw new IllegalArgumentException("'%s' has no rows".formatted(origin.source()));
      }
      Output output = tally.output(task.roles().target(), task.kind());
      Frame frame = Frame.join(drawn.stream().map(each -> each.frame).toList()).origin(origin);
      int[] places = drawn.stream().flatMapToInt(each -> Arrays.stream(each.places)).toArray();
      drawn = List.of();
      Task sample = Task.of(frame, task.roles(), output, "all rows say so").hidden(task.hidden());
      if (task.positive().isPresent()) sample = sample.positive(task.positive().get());
      return new Survey(sample, places, (int) rows, origin);
    }
  }
}
