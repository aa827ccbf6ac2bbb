package dev.lathe.learn.prepare;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Times;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Step;
import dev.lathe.learn.Task;
import dev.lathe.learn.file.Parts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Turns each column of times into what a calendar says of it: those parts that vary in the rows
/// that are learned from.
///
/// As cycles, a part that returns (month, day of the week, hour, day of the year) becomes the sine
/// and the cosine of its angle, so that December is beside January; as plain numbers it is counted
/// as people count.
///
/// **Units.** Days since the first time that was learned from; hours with their fraction; Monday is
/// 1.
///
/// **Missing values.** `NaN` in every part.
///
/// @param cycles sine and cosine for linear learners, or else plain numbers for trees
public record Calendar(boolean cycles) implements Preparation {
  static final String TYPE = "calendar.v1";

  @Override
  public Prepared fit(Task task) {
    Frame inputs = task.inputs();
    if (!Chain.any(inputs, Times.class)) return Chain.unchanged(inputs);
    double[] weights = task.weights();
    var names = new Names(task);
    List<Moments> pieces = new ArrayList<>();
    for (int i = 0; i < inputs.width(); i++) {
      if (inputs.column(i) instanceof Times times) {
        pieces.add(moments(inputs.names().get(i), times, weights, names));
      }
    }
    if (pieces.isEmpty()) return Chain.unchanged(inputs);
    return Chain.prepared(new Fitted(pieces), inputs);
  }

  private Moments moments(String column, Times times, double[] weights, Names names) {
    CalendarPart[] all = CalendarPart.values();
    double[] first = new double[all.length];
    Arrays.fill(first, Double.NaN);
    Set<CalendarPart> varying = EnumSet.noneOf(CalendarPart.class);
    long start = Long.MAX_VALUE;
    for (int row = 0; row < times.rows(); row++) {
      if (weights[row] == 0 || times.missing(row)) continue;
      var moment = new Moment(times.micros(row), 0);
      start = Math.min(start, times.micros(row));
      for (int i = 0; i < all.length; i++) {
        double value = all[i].of(moment);
        if (Double.isNaN(first[i])) first[i] = value;
        if (value != first[i]) varying.add(all[i]);
      }
    }
    // Where every time is on the same day of its month, the month says it all.
    if (!varying.contains(CalendarPart.DAY)) varying.remove(CalendarPart.DAY_OF_YEAR);
    if (cycles) varying.remove(CalendarPart.DAY);
    varying.add(CalendarPart.DAYS);
    List<CalendarPart> parts = List.copyOf(EnumSet.copyOf(varying));
    List<String> outputs = new ArrayList<>();
    for (CalendarPart part : parts) {
      String name = column + "." + part.key();
      if (cycles && part.returns()) {
        outputs.add(names.unique(name + ".sin"));
        outputs.add(names.unique(name + ".cos"));
      } else {
        outputs.add(names.unique(name));
      }
    }
    return new Moments(column, start == Long.MAX_VALUE ? 0 : start, cycles, parts, outputs);
  }

  /// What is taken from each column of times.
  public static final class Fitted implements Step {
    private final Rewrite<Moments> rewrite;

    private Fitted(List<Moments> pieces) {
      rewrite = new Rewrite<>(pieces);
    }

    @Override
    public Frame apply(Frame frame) {
      return rewrite.apply(frame);
    }

    @Override
    public Parts parts() {
      return Parts.of(TYPE).with("columns", rewrite.pieces().stream().map(Moments::saved).toList());
    }

    static Fitted read(Parts parts) {
      return new Fitted(parts.list("columns").stream().map(Moments::read).toList());
    }
  }

  private record Moments(
      String column, long start, boolean cycles, List<CalendarPart> parts, List<String> names)
      implements Piece {
    Moments {
      long twice = cycles ? parts.stream().filter(CalendarPart::returns).count() : 0;
      Sound.length(names.size(), parts.size() + (int) twice, "names of calendar columns");
      Sound.check(!parts.isEmpty(), "no part of the times is taken");
    }

    @Override
    public List<Column> apply(Column values) {
      if (!(values instanceof Times times)) {
        throw PlainNumbers.wrongType(column, "times", values);
      }
      double[][] made = new double[names.size()][times.rows()];
      for (int row = 0; row < times.rows(); row++) {
        boolean missing = times.missing(row);
        var moment = new Moment(missing ? start : times.micros(row), start);
        int at = 0;
        for (CalendarPart part : parts) {
          double value = missing ? Double.NaN : part.of(moment);
          if (cycles && part.returns()) {
            double angle = 2 * Math.PI * part.turn(value, moment);
            made[at++][row] = StrictMath.sin(angle);
            made[at++][row] = StrictMath.cos(angle);
          } else {
            made[at++][row] = value;
          }
        }
      }
      List<Column> columns = new ArrayList<>(made.length);
      for (double[] each : made) {
        columns.add(Numbers.of(each));
      }
      return columns;
    }

    Parts saved() {
      return Parts.of("calendar-column.v1")
          .with("name", column)
          .with("start", start)
          .with("cycles", cycles)
          .with("parts", parts.stream().map(CalendarPart::key).toList())
          .with("names", names);
    }

    static Moments read(Parts parts) {
      return new Moments(
          parts.text("name"),
          parts.whole("start"),
          parts.yes("cycles"),
          parts.texts("parts").stream().map(CalendarPart::named).toList(),
          parts.texts("names"));
    }
  }
}
