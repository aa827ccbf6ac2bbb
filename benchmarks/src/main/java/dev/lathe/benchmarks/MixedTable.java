package dev.lathe.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/// A made-up CSV of twenty columns of every type that a business table has, to measure reading
/// with.
///
/// The same rows and seed give the same bytes on every machine. One million rows take about 170 MB.
///
/// ```java
/// new MixedTable(1000, 7).write(Path.of("mixed.csv"));
/// ```
///
/// The columns: a row number, a customer code (50,000 levels), three whole numbers, eight numbers
/// of 2 to 6 decimals, four categories (5 to 1,000 levels), a yes/no, a date and a time to the
/// second. Four of them have missing values, 3 to 10 per cent.
///
/// **Cost.** Time linear in the rows, memory constant; one thread.
///
/// @param rows how many, 1 or more
/// @param seed where the randomness starts
public record MixedTable(int rows, long seed) {
  private static final String HEADER =
      "id,customer,age,visits,balance,price,amount,ratio,temperature,latitude,longitude,weight,"
          + "score,country,city,segment,channel,active,opened,updated\n";
  private static final String[] SEGMENTS = {"private", "small", "medium", "large", "public"};
  private static final String[] SYLLABLES = {
    "ar", "bel", "cor", "dan", "el", "far", "gor", "hal", "in", "jor", "kel", "lin", "mor", "nel"
  };
  private static final int FIRST_DAY = (int) LocalDate.of(2015, 1, 1).toEpochDay();
  private static final int DAYS = 3650;
  private static final int ROW_BYTES = 512;

  /// Checks the settings.
  public MixedTable {
    if (rows < 1) throw new IllegalArgumentException("rows must be 1 or more, got " + rows);
  }

  /// Writes a table to a file: `MixedTable.java FILE [ROWS]`, one million rows unless told.
  ///
  /// @param arguments the file, then how many rows
  /// @throws IOException when the file cannot be written
  public static void main(String[] arguments) throws IOException {
    int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    new MixedTable(rows, 7).write(Path.of(arguments[0]));
  }

  /// Writes header and rows, over a file that may be there already.
  ///
  /// @param file where to
  /// @throws IOException when the file cannot be written
  public void write(Path file) throws IOException {
    String[] countries = names(40, 2);
    String[] cities = names(1000, 3);
    String[] channels = names(12, 1);
    String[] days = days();
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(HEADER.getBytes(StandardCharsets.US_ASCII));
      var line = new Line();
      for (int row = 0; row < rows; row++) {
        var draw = new Draw(seed, row);
        line.whole(10_000_000L + row);
        line.text("C").digits(draw.below(50_000), 7).end();
        line.whole(18 + draw.below(73));
        line.wholeUnless(draw.below(100) < 5, draw.below(400));
        line.whole(draw.below(2_000_000_000) - 500_000_000L);
        line.decimal(draw.below(10_000_000), 2);
        line.decimal(draw.below(100_000_000) - 20_000_000L, 4);
        line.decimal(draw.below(1_000_000), 6);
        line.decimalUnless(draw.below(100) < 3, draw.below(6000) - 2000, 2);
        line.decimal(draw.below(180_000_000) - 90_000_000L, 6);
        line.decimal(draw.below(360_000_000) - 180_000_000L, 6);
        line.decimal(draw.below(150_000), 3);
        line.decimalUnless(draw.below(100) < 10, draw.below(10_000_000), 5);
        line.text(countries[draw.below(40)]).end();
        line.text(cities[draw.below(1000)]).end();
        line.text(SEGMENTS[draw.below(5)]).end();
        line.text(draw.below(100) < 8 ? "" : channels[draw.below(12)]).end();
        line.text(draw.below(100) < 63 ? "yes" : "no").end();
        line.text(days[draw.below(DAYS)]).end();
        line.text(days[draw.below(DAYS)]).time(draw.below(86_400)).newline();
        line.flush(out, ROW_BYTES);
      }
      line.flush(out, line.bytes.length);
    }
  }

  /// Distinct names of some syllables and, where those do not suffice, a number.
  private static String[] names(int count, int syllables) {
    var names = new String[count];
    for (int i = 0; i < count; i++) {
      var name = new StringBuilder();
      int rest = i;
      for (int part = 0; part < syllables; part++) {
        name.append(SYLLABLES[rest % SYLLABLES.length]);
        rest /= SYLLABLES.length;
      }
      if (rest > 0) name.append(rest);
      name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
      names[i] = name.toString();
    }
    return names;
  }

  private static String[] days() {
    var days = new String[DAYS];
    for (int day = 0; day < DAYS; day++) {
      days[day] = LocalDate.ofEpochDay(FIRST_DAY + day).toString();
    }
    return days;
  }

  /// The draws of one row, in order: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
  private static final class Draw {
    private final long seed;
    private long next;

    Draw(long seed, int row) {
      this.seed = seed;
      this.next = row * 64L;
    }

    int below(int bound) {
      long z = seed + ++next * 0x9E3779B97F4A7C15L;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      z ^= z >>> 31;
      return (int) ((z >>> 11) * 0x1.0p-53 * bound);
    }
  }

  /// Bytes on their way to the file.
  private static final class Line {
    private final byte[] bytes = new byte[1 << 16];
    private int size;

    Line text(String text) {
      for (int i = 0; i < text.length(); i++) bytes[size++] = (byte) text.charAt(i);
      return this;
    }

    Line digits(long value, int width) {
      for (int i = width - 1; i >= 0; i--) {
        bytes[size + i] = (byte) ('0' + value % 10);
        value /= 10;
      }
      size += width;
      return this;
    }

    void end() {
      bytes[size++] = ',';
    }

    void newline() {
      bytes[size++] = '\n';
    }

    void whole(long value) {
      text(Long.toString(value)).end();
    }

    void wholeUnless(boolean missing, long value) {
      if (!missing) text(Long.toString(value));
      end();
    }

    void decimal(long units, int decimals) {
      if (units < 0) bytes[size++] = '-';
      long scale = 1;
      for (int i = 0; i < decimals; i++) scale *= 10;
      long whole = Math.abs(units);
      text(Long.toString(whole / scale)).text(".").digits(whole % scale, decimals).end();
    }

    void decimalUnless(boolean missing, long units, int decimals) {
      if (missing) {
        end();
      } else {
        decimal(units, decimals);
      }
    }

    Line time(int second) {
      text("T").digits(second / 3600, 2).text(":").digits(second / 60 % 60, 2);
      return text(":").digits(second % 60, 2);
    }

    /// Writes what is there once fewer than `room` bytes are free.
    void flush(OutputStream out, int room) throws IOException {
      if (bytes.length - size >= room) return;
      out.write(bytes, 0, size);
      size = 0;
    }
  }
}
