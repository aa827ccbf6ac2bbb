package dev.lathe.report.page;

import dev.lathe.learn.metrics.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Numbers as people read them: as many digits as carry something, thousands set apart.
public final class Figures {
  /// What stands where there is no figure.
  public static final String NONE = "–";

  private static final MathContext FOUR = new MathContext(4, RoundingMode.HALF_EVEN);

  private Figures() {}

  /// A count, such as `2,201`.
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// A count and its noun, such as `1 row` or `2,201 rows`.
  public static String count(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /// A number with four digits that count, such as `47,520` or `0.01234`.
  public static String number(double value) {
    if (!Double.isFinite(value)) return NONE;
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e12)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    var rounded = size >= 1000 ? new BigDecimal(value) : new BigDecimal(value).round(FOUR);
    int digits = size >= 1000 ? 0 : Math.max(0, rounded.stripTrailingZeros().scale());
    return String.format(Locale.ROOT, "%,." + digits + "f", rounded);
  }

  /// A number with as many digits behind the point as the largest beside it needs for four in all.
  static String aligned(double value, double largest) {
    if (!Double.isFinite(value)) return NONE;
    int digits = largest > 0 ? Math.clamp(3 - (int) Math.floor(Math.log10(largest)), 0, 12) : 0;
    return String.format(Locale.ROOT, "%,." + digits + "f", value == 0 ? 0.0 : value);
  }

  /// A share of the whole, such as `79.1 %`.
  public static String percent(double share) {
    if (!Double.isFinite(share)) return NONE;
    double percent = share * 100;
    boolean whole = percent == Math.rint(percent);
    return String.format(Locale.ROOT, whole ? "%.0f\u202f%%" : "%.1f\u202f%%", percent);
  }

  /// A probability, such as `0.437`.
  public static String probability(double value) {
    if (!Double.isFinite(value)) return NONE;
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /// A size, such as `12.3 kB`.
  public static String bytes(long bytes) {
    if (bytes < 1000) return bytes + " B";
    List<String> units = List.of("kB", "MB", "GB", "TB");
    double size = bytes / 1000.0;
    int unit = 0;
    while (size >= 999.5 && unit < units.size() - 1) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, size < 99.95 ? "%.1f %s" : "%.0f %s", size, units.get(unit));
  }

  /// A stretch of time, such as `38 ms`, `1.2 s` or `3 min 5 s`.
  public static String seconds(double seconds) {
    if (!Double.isFinite(seconds)) return NONE;
    if (seconds < 0.9995) return String.format(Locale.ROOT, "%.0f ms", seconds * 1000);
    if (seconds < 59.95) return String.format(Locale.ROOT, "%.1f s", seconds);
    long whole = Math.round(seconds);
    return whole / 60 + " min " + whole % 60 + " s";
  }

  /// Microseconds, such as `0.8 µs`.
  public static String micros(double micros) {
    if (!Double.isFinite(micros)) return NONE;
    return String.format(Locale.ROOT, micros < 9.95 ? "%.1f µs" : "%,.0f µs", micros);
  }

  /// The value of a score in its own number of digits.
  public static String score(String name, double value) {
    Optional<Metric> metric = metric(name);
    if (metric.isEmpty() || Math.abs(value) >= 1000 || !Double.isFinite(value)) {
      return number(value);
    }
    return metric.get().text(value);
  }

  /// The metric of this name, if it is one.
  static Optional<Metric> metric(String name) {
    return Arrays.stream(Metric.values()).filter(metric -> metric.key().equals(name)).findFirst();
  }
}
