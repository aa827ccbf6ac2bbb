package dev.lathe.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The times of a column, sorted.
final class TimeTally {
  private static final int BARS = 20;

  private TimeTally() {}

  static ColumnProfile of(String name, Times column) {
    long[] micros = new long[column.rows()];
    int count = 0;
    for (int row = 0; row < micros.length; row++) {
      if (!column.missing(row)) micros[count++] = column.micros(row);
    }
    Arrays.sort(micros, 0, count);
    long distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || micros[i] != micros[i - 1]) distinct++;
    }
    return new ColumnProfile(
        name,
        ColumnType.TIME,
        column.bytes(),
        count,
        column.rows() - count,
        distinct,
        count == 0
            ? Optional.empty()
            : Optional.of(content(Arrays.copyOf(micros, count), column.wholeDays())));
  }

  private static ColumnProfile.OfTimes content(long[] sorted, boolean days) {
    long first = sorted[0];
    long last = sorted[sorted.length - 1];
    return new ColumnProfile.OfTimes(
        text(first, days),
        text(sorted[(sorted.length - 1) / 2], days),
        text(last, days),
        histogram(sorted, days));
  }

  private static List<ColumnProfile.Span> histogram(long[] sorted, boolean days) {
    long first = sorted[0];
    long last = sorted[sorted.length - 1];
    long unit = days ? Times.DAY : 1;
    double width = ((double) last - first) / BARS;
    int bars = width < unit ? 1 : BARS;
    List<ColumnProfile.Span> histogram = new ArrayList<>();
    long from = first;
    int next = 0;
    for (int bar = 1; bar <= bars; bar++) {
      // In whole units, so that the edge that is shown is the edge that was counted by.
      long to = bar == bars ? last : Math.floorDiv((long) (first + width * bar), unit) * unit;
      int before = next;
      while (next < sorted.length && (sorted[next] < to || bar == bars)) next++;
      histogram.add(new ColumnProfile.Span(text(from, days), text(to, days), next - before));
      from = to;
    }
    return histogram;
  }

  private static String text(long micros, boolean days) {
    String text = Times.ofMicros(micros).text(0);
    return days || text.length() > 10 ? text : text + "T00:00";
  }
}
