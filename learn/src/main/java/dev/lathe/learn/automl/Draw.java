package dev.lathe.learn.automl;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin;
import dev.lathe.frame.RowSource;
import dev.lathe.learn.Survey;
import dev.lathe.math.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/*
 * Holds a bounded number of rows out of rows that need not fit in memory.
 *
 * A row is drawn when its hash is small enough: that of its place in its part, and of the first row
 * of that part. Parts are worked on at the same time and in no order, so that a row's number among
 * all rows is not known when it is asked for; the parts themselves are the same every time. As soon
 * as too many rows are drawn, "small enough" is halved. So the draw is the same on any number of
 * threads, and the same rows are left whenever the rows are gone through again.
 */
final class Draw {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final RowSource rows;
  private final String target;
  private final int most;
  private final long salt;
  private final long widest;
  private long bound;
  private List<Drawn> drawn = new ArrayList<>();
  private long known;

  /// @param target only rows that have one count
  /// @param share of the rows to draw, `[0, 1)`
  /// @param most how many rows to draw at most
  Draw(RowSource rows, String target, double share, int most, long seed) {
    this.rows = rows;
    this.target = target;
    this.most = most;
    salt = RandomStream.of(seed, "held out").nextLong();
    widest = (long) (share * Long.MAX_VALUE);
    bound = widest;
  }

  /// Some rows, and the hash of each.
  private static final class Drawn {
    private final Frame frame;
    private final long[] hashes;

    Drawn(Frame frame, long[] hashes) {
      this.frame = frame;
      this.hashes = hashes;
    }

    Drawn within(long bound) {
      int[] in = places(hashes, bound, true);
      if (in.length == hashes.length) return this;
      return new Drawn(frame.rows(in), Arrays.stream(in).mapToLong(row -> hashes[row]).toArray());
    }
  }

  /// What a part gave.
  private record Both<T>(T made, Drawn drawn, int known) {}

  /// The rows that are surely left; going through them draws the others.
  RowSource drawing() {
    return new RowSource() {
      @Override
      public <T> Origin each(Function<Frame, T> work, Supplier<Consumer<T>> begin) {
        return rows.each(
            part -> {
              Frame frame = Survey.kept(part, target);
              long[] hashes = hashes(frame);
              Frame left = frame.rows(places(hashes, widest, false));
              Drawn taken = new Drawn(frame, hashes).within(widest);
              return new Both<>(work.apply(left), taken, frame.rows());
            },
            () -> {
              Consumer<T> taker = begin.get();
              drawn = new ArrayList<>();
              bound = widest;
              known = 0;
              return both -> {
                taker.accept(both.made);
                take(both.drawn);
                known += both.known;
              };
            });
      }
    };
  }

  private void take(Drawn more) {
    drawn.add(more.within(bound));
    while (count() > Math.min(most, Survey.CELLS / 2 / Math.max(1, more.frame.width()))) {
      bound >>>= 1;
      drawn.replaceAll(each -> each.within(bound));
    }
  }

  private long count() {
    return drawn.stream().mapToLong(each -> each.hashes.length).sum();
  }

  /// The rows that were not drawn.
  RowSource left() {
    if (widest == 0) return rows;
    return new RowSource() {
      @Override
      public <T> Origin each(Function<Frame, T> work, Supplier<Consumer<T>> begin) {
        return rows.each(
            part -> {
              Frame frame = Survey.kept(part, target);
              return work.apply(frame.rows(places(hashes(frame), bound, false)));
            },
            begin);
      }
    };
  }

  /// The rows that were drawn, once they were.
  Frame drawn(Origin origin) {
    return Frame.join(drawn.stream().map(each -> each.frame).toList()).origin(origin);
  }

  /// How many rows have a target, drawn or not.
  long known() {
    return known;
  }

  private long[] hashes(Frame frame) {
    long[] hashes = new long[frame.rows()];
    if (hashes.length == 0) return hashes;
    long name = salt;
    for (String column : frame.names()) {
      Column values = frame.column(column);
      name = name * STEP + (values.missing(0) ? 1 : values.text(0).hashCode());
    }
    name = RandomStream.mix(name);
    for (int row = 0; row < hashes.length; row++) {
      hashes[row] = RandomStream.mix(name + row * STEP) >>> 1;
    }
    return hashes;
  }

  /// The places of the hashes that are within a bound, or of the others.
  private static int[] places(long[] hashes, long bound, boolean within) {
    int[] places = new int[hashes.length];
    int count = 0;
    for (int row = 0; row < hashes.length; row++) {
      if (hashes[row] < bound == within) places[count++] = row;
    }
    return Arrays.copyOf(places, count);
  }
}
