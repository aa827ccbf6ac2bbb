package dev.lathe.frame;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A table: named columns of equal length, immutable, with an [Origin] that says where its rows
/// came from.
///
/// ```java
/// var frame = Frame.of("age", new double[] {22, 38, 26})
///     .with("port", Categories.of("S", "C", "S"));
/// double age = frame.numbers("age").at(0);
/// ```
///
/// Files become frames in the `io` module, records and lists here: [#from(List)], [#of(Map)].
///
/// **Cost.** Selecting columns copies nothing; selecting rows copies them.
public final class Frame {
  private final List<String> names;
  private final List<Column> columns;
  private final Map<String, Integer> positions;
  private final int rows;
  private final Supplier<Origin> origin;

  private Frame(List<String> names, List<Column> columns, Supplier<Origin> origin) {
    this.names = List.copyOf(names);
    this.columns = List.copyOf(columns);
    this.rows = columns.isEmpty() ? 0 : columns.getFirst().rows();
    this.positions = new HashMap<>();
    this.origin = origin;
    if (names.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%s names for %s columns".formatted(names.size(), columns.size()));
    }
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.isBlank()) {
        throw new IllegalArgumentException("column %s has a blank name".formatted(i + 1));
      }
      if (positions.put(name, i) != null) {
        throw new IllegalArgumentException("two columns are named '%s'".formatted(name));
      }
      if (columns.get(i).rows() != rows) {
        throw new IllegalArgumentException(
            "column '%s' has %s rows, the first column has %s"
                .formatted(name, columns.get(i).rows(), rows));
      }
    }
  }

  /// A frame of these columns with a known origin.
  public static Frame of(List<String> names, List<? extends Column> columns, Origin origin) {
    return new Frame(names, List.copyOf(columns), () -> origin);
  }

  /// A frame of these columns, made in memory.
  public static Frame of(List<String> names, List<? extends Column> columns) {
    var memory = new Memory();
    var frame = new Frame(names, List.copyOf(columns), memory);
    memory.frame = frame;
    return frame;
  }

  /// A frame of one column, to be continued by [#with(String, Column)].
  public static Frame of(String name, Column column) {
    return of(List.of(name), List.of(column));
  }

  /// A frame of one column of numbers; `NaN` is missing.
  public static Frame of(String name, double[] values) {
    return of(name, Numbers.of(values));
  }

  /// A frame from columns by name, in the map's order. A column is a [Column], an array of a
  /// primitive type or of strings, or a list of numbers, booleans, strings, enums, dates or times
  /// with `null` for missing.
  ///
  /// @throws IllegalArgumentException when a value is none of these, or lengths differ
  public static Frame of(Map<String, ?> columns) {
    List<Column> made = new ArrayList<>();
    columns.forEach((name, values) -> made.add(Columns.from(name, values)));
    return of(List.copyOf(columns.keySet()), made);
  }

  /// A frame with a row for each record and a column for each of its components; an absent value
  /// (`null` or an empty `Optional`) is missing.
  ///
  /// @throws IllegalArgumentException when the list is empty or a component is of a type no column
  ///   holds
  public static <R extends Record> Frame from(List<R> records) {
    return Columns.from(records);
  }

  /// How many rows there are.
  public int rows() {
    return rows;
  }

  /// How many columns there are.
  public int width() {
    return columns.size();
  }

  /// The columns' names in order.
  public List<String> names() {
    return names;
  }

  /// Names and types in order.
  public Schema schema() {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      fields.add(new Field(names.get(i), columns.get(i).type()));
    }
    return new Schema(fields);
  }

  /// Where the rows came from. A frame made in memory has the source `memory` and the hash of its
  /// values; what is selected from a frame keeps that frame's origin.
  public Origin origin() {
    return origin.get();
  }

  /// The same rows with this origin.
  public Frame origin(Origin origin) {
    return new Frame(names, columns, () -> origin);
  }

  /// Whether a column has this name.
  public boolean has(String name) {
    return positions.containsKey(name);
  }

  /// The column at a position.
  public Column column(int position) {
    return columns.get(position);
  }

  /// The column with this name.
  ///
  /// @throws IllegalArgumentException when there is none, naming those there are
  public Column column(String name) {
    return columns.get(position(name));
  }

  /// The position of the column with this name.
  ///
  /// @throws IllegalArgumentException when there is none, naming those there are
  public int position(String name) {
    Integer position = positions.get(name);
    if (position == null) {
      String some = String.join(", ", names.subList(0, Math.min(10, names.size())));
      throw new IllegalArgumentException(
          "no column is named '%s'; there are %s%s"
              .formatted(name, some, names.size() > 10 ? ", …" : ""));
    }
    return position;
  }

  /// The column of numbers with this name.
  ///
  /// @throws IllegalArgumentException when there is none or it holds something else
  public Numbers numbers(String name) {
    if (column(name) instanceof Numbers numbers) return numbers;
    throw wrongType(name, ColumnType.NUMBERS);
  }

  /// The column of categories with this name.
  ///
  /// @throws IllegalArgumentException when there is none or it holds something else
  public Categories categories(String name) {
    if (column(name) instanceof Categories categories) return categories;
    throw wrongType(name, ColumnType.CATEGORIES);
  }

  private IllegalArgumentException wrongType(String name, ColumnType wanted) {
    return new IllegalArgumentException(
        "column '%s' holds %s, not %s".formatted(name, column(name).type().key(), wanted.key()));
  }

  /// This frame with one more column, or with the column of that name replaced.
  public Frame with(String name, Column column) {
    var newNames = new ArrayList<>(names);
    var newColumns = new ArrayList<>(columns);
    Integer position = positions.get(name);
    if (position == null) {
      newNames.add(name);
      newColumns.add(column);
    } else {
      newColumns.set(position, column);
    }
    return new Frame(newNames, newColumns, origin);
  }

  /// Other columns of the same rows: what is derived from a frame keeps its origin.
  public Frame derived(List<String> names, List<? extends Column> columns) {
    return new Frame(names, List.copyOf(columns), origin);
  }

  /// This frame without these columns; names it does not have are ignored.
  public Frame without(Collection<String> unwanted) {
    return select(names.stream().filter(name -> !unwanted.contains(name)).toList());
  }

  /// These columns in this order.
  ///
  /// @throws IllegalArgumentException when one is not there
  public Frame select(List<String> wanted) {
    return new Frame(wanted, wanted.stream().map(this::column).toList(), origin);
  }

  /// These rows in this order; a row may come more than once.
  public Frame rows(int[] picked) {
    return new Frame(names, columns.stream().map(column -> column.rows(picked)).toList(), origin);
  }

  /// The rows from the first up to, without, the second.
  public Frame rows(int from, int to) {
    return new Frame(names, columns.stream().map(column -> column.rows(from, to)).toList(), origin);
  }

  /// The rows of frames with the same columns, one below the other, with the first one's origin.
  ///
  /// @param parts one or more, whose columns have the same names and types
  public static Frame join(List<Frame> parts) {
    Frame first = parts.getFirst();
    List<Column> joined = new ArrayList<>();
    for (int column = 0; column < first.width(); column++) {
      String name = first.names.get(column);
      joined.add(Columns.join(parts.stream().map(part -> part.column(name)).toList()));
    }
    return new Frame(first.names, joined, first.origin);
  }

  /// Memory that the values take, in bytes.
  public long bytes() {
    return columns.stream().mapToLong(Column::bytes).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frame frame
        && names.equals(frame.names)
        && columns.equals(frame.columns);
  }

  @Override
  public int hashCode() {
    return 31 * names.hashCode() + columns.hashCode();
  }

  @Override
  public String toString() {
    return "Frame[%s rows, %s]".formatted(rows, schema().fields());
  }

  /// The origin of a frame made in memory, worked out when first asked for.
  private static final class Memory implements Supplier<Origin> {
    private @org.jspecify.annotations.Nullable Frame frame;
    private volatile @org.jspecify.annotations.Nullable Origin found;

    @Override
    public Origin get() {
      Origin known = found;
      if (known == null) {
        Frame whole = java.util.Objects.requireNonNull(frame);
        known = new Origin("memory", Fingerprint.of(whole), whole.rows, Origin.Nature.UNKNOWN);
        found = known;
      }
      return known;
    }
  }
}
