package dev.lathe.query;

import dev.lathe.frame.Column;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import dev.lathe.io.LevelTyping;
import dev.lathe.io.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBReadableVector;

/// Takes the vectors of one column and makes it.
sealed interface ColumnBuilder {
  /// Strings with more different values are read one by one.
  int ENUM_LEVELS = 200_000;

  /// What to select.
  String expression();

  void add(DuckDBReadableVector vector, int rows);

  Column column(Reading reading);

  /// Whole numbers.
  final class Whole implements ColumnBuilder {
    private final String expression;
    private final List<Numbers> parts = new ArrayList<>();
    private long[] values = new long[0];

    Whole(String expression) {
      this.expression = expression;
    }

    @Override
    public String expression() {
      return expression;
    }

    @Override
    public void add(DuckDBReadableVector vector, int rows) {
      if (values.length < rows) values = new long[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = vector.getLong(row, Long.MIN_VALUE);
      }
      parts.add(Numbers.of(values, 0, rows));
    }

    @Override
    public Column column(Reading reading) {
      return Numbers.join(parts);
    }
  }

  /// Numbers with a fraction.
  final class Real implements ColumnBuilder {
    private final String expression;
    private final List<Numbers> parts = new ArrayList<>();
    private double[] values = new double[0];

    Real(String expression) {
      this.expression = expression;
    }

    @Override
    public String expression() {
      return expression;
    }

    @Override
    public void add(DuckDBReadableVector vector, int rows) {
      if (values.length < rows) values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = vector.getDouble(row, Double.NaN);
      }
      parts.add(Numbers.of(values, 0, rows));
    }

    @Override
    public Column column(Reading reading) {
      return Numbers.join(parts);
    }
  }

  /// Yes and no.
  final class Answers implements ColumnBuilder {
    private final String expression;
    private final List<YesNo> parts = new ArrayList<>();

    Answers(String expression) {
      this.expression = expression;
    }

    @Override
    public String expression() {
      return expression;
    }

    @Override
    public void add(DuckDBReadableVector vector, int rows) {
      byte[] codes = new byte[rows];
      for (int row = 0; row < rows; row++) {
        codes[row] = (byte) vector.getInt(row, -1);
      }
      parts.add(YesNo.ofCodes(codes));
    }

    @Override
    public Column column(Reading reading) {
      return YesNo.join(parts);
    }
  }

  /// Dates and times.
  final class Instants implements ColumnBuilder {
    private final String expression;
    private final List<Times> parts = new ArrayList<>();

    Instants(String expression) {
      this.expression = expression;
    }

    @Override
    public String expression() {
      return expression;
    }

    @Override
    public void add(DuckDBReadableVector vector, int rows) {
      long[] micros = new long[rows];
      for (int row = 0; row < rows; row++) {
        micros[row] = vector.getLong(row, Times.MISSING);
      }
      parts.add(Times.ofMicros(micros));
    }

    @Override
    public Column column(Reading reading) {
      return Times.join(parts);
    }
  }

  /// Strings as codes of an enum.
  final class Coded implements ColumnBuilder {
    private final String expression;
    private final String name;
    private final List<String> levels;
    private int[] codes = new int[1 << 12];
    private int size;

    Coded(String expression, String name, List<String> levels) {
      this.expression = expression;
      this.name = name;
      this.levels = levels;
    }

    @Override
    public String expression() {
      return expression;
    }

    @Override
    public void add(DuckDBReadableVector vector, int rows) {
      if (size + rows > codes.length) codes = Arrays.copyOf(codes, 2 * (size + rows));
      for (int row = 0; row < rows; row++) {
        codes[size++] = vector.getInt(row, -1);
      }
    }

    @Override
    public Column column(Reading reading) {
      return LevelTyping.column(name, levels, Arrays.copyOf(codes, size), reading);
    }
  }

  /// Strings one by one, where most are different.
  final class Strings implements ColumnBuilder {
    private final String expression;
    private final String name;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<String> levels = new ArrayList<>();
    private int[] codes = new int[1 << 12];
    private int size;

    Strings(String expression, String name) {
      this.expression = expression;
      this.name = name;
    }

    @Override
    public String expression() {
      return expression;
    }

    @Override
    public void add(DuckDBReadableVector vector, int rows) {
      if (size + rows > codes.length) codes = Arrays.copyOf(codes, 2 * (size + rows));
      for (int row = 0; row < rows; row++) {
        codes[size++] = vector.isNull(row) ? -1 : code(vector.getString(row));
      }
    }

    private int code(String text) {
      Integer known = positions.putIfAbsent(text, levels.size());
      if (known != null) return known;
      levels.add(text);
      return levels.size() - 1;
    }

    @Override
    public Column column(Reading reading) {
      return LevelTyping.column(name, levels, Arrays.copyOf(codes, size), reading);
    }
  }
}
