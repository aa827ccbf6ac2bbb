package dev.lathe.io;

import dev.lathe.frame.Column;
import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Origin;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads files of equal columns into one frame.
///
/// **Cost.** One sweep over the bytes, on all workers; a second for columns whose first rows did
/// not tell their type. Memory for the columns at their narrowest width, one column twice, and a
/// few megabytes a thread.
final class TableReader {
  private static final int SAMPLE_ROWS = 1000;

  private final String name;
  private final Reading reading;
  private final Missing missing;
  private final int size;
  private final List<Layout> layouts;
  private final List<String> names;

  TableReader(List<Input> inputs, String name, Reading reading, int size) {
    this.name = name;
    this.reading = reading;
    this.missing = new Missing(reading.missing());
    this.size = size;
    List<Layout> found =
        inputs.stream().map(input -> Sniffer.sniff(input, reading.dialect())).toList();
    this.layouts = named(found, size);
    this.names = layouts.getFirst().names();
  }

  /// Layouts with names, which are the same for all files.
  static List<Layout> named(List<Layout> layouts, int size) {
    Layout first = layouts.getFirst();
    for (Layout layout : layouts) {
      if (layout.json() != first.json()) {
        throw new TableException(
            "'%s' is %s and '%s' is %s; read them one by one"
                .formatted(
                    first.input().name(),
                    first.format().kind().key(),
                    layout.input().name(),
                    layout.format().kind().key()));
      }
      if (!layout.names().equals(first.names())) throw different(first, layout);
    }
    if (!first.json()) return layouts;
    List<String> names = JsonNames.of(layouts, size);
    return layouts.stream().map(layout -> layout.names(names)).toList();
  }

  private static TableException different(Layout first, Layout other) {
    Set<String> only = new LinkedHashSet<>(first.names());
    other.names().forEach(only::remove);
    Set<String> more = new LinkedHashSet<>(other.names());
    first.names().forEach(more::remove);
    String how = "they are in another order";
    if (!more.isEmpty()) how = "'%s' is new".formatted(more.iterator().next());
    if (!only.isEmpty()) how = "'%s' is not there".formatted(only.iterator().next());
    return new TableException(
        "'%s' has other columns than '%s': %s"
            .formatted(other.input().name(), first.input().name(), how));
  }

  Loaded read() {
    Part.Mode[] modes = guess();
    boolean[] forced = new boolean[names.size()];
    for (int column = 0; column < modes.length; column++) {
      ColumnType type = reading.types().get(names.get(column));
      if (type != null) forced[column] = true;
      if (type != null) modes[column] = mode(type);
      if (!reading.wants(names.get(column))) modes[column] = Part.Mode.SKIP;
    }
    var first = new Pass(layouts, modes, forced, missing, size);
    first.run();
    List<Pass> passes = new ArrayList<>(List.of(first));
    Part.Mode[] again = new Part.Mode[modes.length];
    Arrays.fill(again, Part.Mode.SKIP);
    for (int column = 0; column < modes.length; column++) {
      if (first.refuted(column)) again[column] = Part.Mode.LEVELS;
    }
    if (Arrays.asList(again).contains(Part.Mode.LEVELS)) {
      for (int column = 0; column < modes.length; column++) {
        if (first.refuted(column)) first.forget(column);
      }
      var second = new Pass(layouts, again, forced, missing, size);
      second.run();
      passes.add(second);
      if (second.rows() != first.rows()) {
        throw new TableException("'%s' changed while it was read".formatted(name));
      }
    }
    return assemble(passes, modes);
  }

  static Part.Mode mode(ColumnType type) {
    return switch (type) {
      case NUMBERS -> Part.Mode.NUMBERS;
      case YES_NO -> Part.Mode.YES_NO;
      case TIME -> Part.Mode.TIME;
      case CATEGORIES, TEXT -> Part.Mode.LEVELS;
    };
  }

  /// How the files are written.
  List<Layout> layouts() {
    return layouts;
  }

  /// The narrowest type of each column that fits the first rows.
  Part.Mode[] guess() {
    Lane lane = firstRows();
    Part.Mode[] modes = new Part.Mode[names.size()];
    for (int column = 0; column < modes.length; column++) {
      modes[column] = Part.Mode.LEVELS;
      for (var mode : List.of(Part.Mode.TIME, Part.Mode.YES_NO, Part.Mode.NUMBERS)) {
        if (lane.cells.width == 0) continue;
        if (lane.read(column, mode, false) instanceof Part.Values) modes[column] = mode;
      }
    }
    return modes;
  }

  /// Whether a column's first rows are categories or text.
  ColumnType guessLevels(int column) {
    Lane lane = firstRows();
    if (lane.cells.width == 0) return ColumnType.CATEGORIES;
    return FileRows.levelsOf(List.of(lane.read(column, Part.Mode.LEVELS, false)), missing);
  }

  private Lane firstRows() {
    var lane = new Lane(missing);
    try (var blocks = new Blocks(layouts.subList(0, 1), Math.min(size, 1 << 18))) {
      Optional<Blocks.Block> block = blocks.next(lane.buffer);
      if (block.isPresent()) {
        new BlockCells(SAMPLE_ROWS)
            .index(block.get(), lane.buffer.bytes, layouts.getFirst(), lane.cells);
      }
    } catch (Blocks.Endless _) {
      // The sweep that reads the rows tells what is wrong and where.
    }
    return lane;
  }

  private Loaded assemble(List<Pass> passes, Part.Mode[] modes) {
    Pass first = passes.getFirst();
    int rows = first.rows();
    List<Integer> wanted = new ArrayList<>();
    for (int column = 0; column < modes.length; column++) {
      if (modes[column] != Part.Mode.SKIP) wanted.add(column);
    }
    List<Made> made =
        Workers.current()
            .map(
                wanted.size(),
                i -> {
                  int column = wanted.get(i);
                  Pass pass = first.refuted(column) ? passes.getLast() : first;
                  var result = make(names.get(column), pass.parts(column));
                  pass.forget(column);
                  return result;
                });
    boolean[] met = new boolean[missing.size()];
    for (int marker = 0; marker < met.length; marker++) {
      int each = marker;
      met[marker] =
          passes.stream().anyMatch(pass -> pass.met(each))
              || made.stream().anyMatch(column -> column.met[each]);
    }
    List<String> markers = new ArrayList<>();
    if (passes.stream().anyMatch(Pass::metEmpty)) markers.add("");
    for (int marker = 0; marker < met.length; marker++) {
      if (met[marker]) markers.add(missing.marker(marker));
    }
    Format sniffed = layouts.getFirst().format();
    var format =
        new Format(
            sniffed.kind(),
            sniffed.delimiter(),
            sniffed.quote(),
            sniffed.header(),
            first.encoding(0).key(),
            markers,
            sniffed.compressed());
    var origin = new Origin(name, first.hash(), rows, reading.nature());
    List<String> notes = new ArrayList<>();
    made.forEach(column -> notes.addAll(column.notes));
    var frame =
        Frame.of(
            wanted.stream().map(names::get).toList(),
            made.stream().map(column -> column.column).toList(),
            origin);
    return new Loaded(frame, format, names.size(), notes);
  }

  private static final class Made {
    private final Column column;
    private final boolean[] met;
    private final List<String> notes;

    Made(Column column, boolean[] met, List<String> notes) {
      this.column = column;
      this.met = met;
      this.notes = notes;
    }
  }

  private Made make(String column, List<Part> parts) {
    if (!parts.isEmpty() && parts.getFirst() instanceof Part.Levels) {
      var levels = new LevelColumn(parts, missing);
      var type = Optional.ofNullable(reading.types().get(column));
      Column made = levels.column(type);
      List<String> notes = type.isPresent() ? List.of() : Notes.of(column, made, levels);
      return new Made(made, levels.met(), notes);
    }
    Column made = join(parts);
    return new Made(made, new boolean[missing.size()], List.of());
  }

  /// One column of values from the parts, of numbers when there are none.
  static Column join(List<Part> parts) {
    List<Column> columns = parts.stream().map(part -> ((Part.Values) part).column()).toList();
    if (columns.isEmpty()) return Numbers.of(new double[0]);
    return switch (columns.getFirst()) {
      case YesNo _ -> YesNo.join(columns.stream().map(YesNo.class::cast).toList());
      case Times _ -> Times.join(columns.stream().map(Times.class::cast).toList());
      default -> Numbers.join(columns.stream().map(Numbers.class::cast).toList());
    };
  }
}
