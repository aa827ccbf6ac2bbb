package dev.lathe.cli.console;

import java.util.Locale;

/// Numbers as a person reads them.
public final class Figures {
  private Figures() {}

  /// How many: `48,842`.
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// So many of something, in the plural unless it is one: `1 row`, `2,201 rows`.
  public static String count(long count, String noun) {
    return count(count) + " " + (count == 1 ? noun : noun + "s");
  }

  /// A number with so many digits after the point.
  public static String number(double value, int digits) {
    String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
    return text.matches("-[0.]+") ? text.substring(1) : text;
  }

  /// Any figure: four digits after the point below ten, and fewer above.
  public static String figure(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(value)) return "-";
    if (Double.isInfinite(value)) return value > 0 ? "∞" : "-∞";
    if (size >= 1e12 || (size > 0 && size < 5e-5)) return String.format(Locale.ROOT, "%.2e", value);
    return number(value, digits(size));
  }

  /// A value as it may stand in data: at most five digits that matter, and no zeros at the end.
  public static String plain(double value) {
    if (!Double.isFinite(value)) return figure(value);
    double size = Math.abs(value);
    if (size >= 1e12 || (size > 0 && size < 1e-4)) return String.format(Locale.ROOT, "%.2e", value);
    int digits = size < 1 ? 4 : Math.max(0, 4 - (int) Math.floor(Math.log10(size)));
    String text = number(value, digits);
    return digits == 0 ? text : text.replaceFirst("\\.?0+$", "");
  }

  /// How many digits after the point suit a column of figures of which this is the largest.
  public static int digits(double size) {
    return size < 10 ? 4 : size < 100 ? 3 : size < 1000 ? 2 : size < 10_000 ? 1 : 0;
  }

  /// A share: `12 %`, `0.3 %`.
  public static String share(double share) {
    double percent = share * 100;
    if (percent > 0 && percent < 0.1) return "<0.1 %";
    boolean fine = percent != 0 && percent != 100 && (percent < 10 || percent > 99);
    if (fine && percent > 99.9) return ">99.9 %";
    return String.format(Locale.ROOT, fine ? "%.1f %%" : "%.0f %%", percent);
  }

  /// Memory or disk: `512 B`, `1.4 MB`.
  public static String bytes(long bytes) {
    if (bytes < 1000) return bytes + " B";
    String[] units = {"kB", "MB", "GB", "TB"};
    double size = bytes / 1000.0;
    int unit = 0;
    while (size >= 999.5 && unit < units.length - 1) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, size < 10 ? "%.1f %s" : "%.0f %s", size, units[unit]);
  }

  /// Time that has passed: `0.8 s`, `42 s`, `3 min 20 s`, `1 h 05 min`.
  public static String seconds(double seconds) {
    if (seconds < 0.0005) return "<1 ms";
    if (seconds < 0.0995) return String.format(Locale.ROOT, "%.0f ms", seconds * 1000);
    if (seconds < 9.95) return String.format(Locale.ROOT, "%.1f s", seconds);
    long whole = Math.round(seconds);
    if (whole < 60) return whole + " s";
    if (whole < 3600) return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }

  /// A very short time: `0.4 µs`, `12 µs`, `1.3 ms`.
  public static String micros(double micros) {
    if (micros < 9.95) return String.format(Locale.ROOT, "%.1f µs", micros);
    if (micros < 999.5) return String.format(Locale.ROOT, "%.0f µs", micros);
    return String.format(Locale.ROOT, "%.1f ms", micros / 1000);
  }

  /// A bar of a length in `[0, 1]`, in eighths of a column.
  ///
  /// @param columns how long a full bar is
  public static String bar(double length, int columns, boolean unicode) {
    double bounded = Math.clamp(Double.isNaN(length) ? 0 : length, 0, 1);
    if (!unicode) return "#".repeat((int) Math.round(bounded * columns));
    int eighths = (int) Math.round(bounded * columns * 8);
    String rest = eighths % 8 == 0 ? "" : String.valueOf((char) ('\u2590' - eighths % 8));
    return "█".repeat(eighths / 8) + rest;
  }
}
