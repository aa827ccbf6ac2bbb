package dev.lathe.cli.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows of cells under headings, made to fit the terminal: where they do not, the columns that may
/// shrink are cut, the widest first.
///
/// ```java
/// var table = new Table().left("column").right("missing");
/// table.row("age", "12 %");
/// ```
public final class Table {
  private static final String GAP = "  ";
  private static final int LEAST = 8;

  private final List<Heading> headings = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  /// A table without columns, to be given some.
  public Table() {}

  private record Heading(String text, boolean right, boolean shrinks, boolean wraps) {}

  /// What stands in one place of a table.
  ///
  /// @param text what it says
  /// @param style how it stands out
  public record Cell(String text, Style style) {
    public Cell {
      text = Width.harmless(text);
    }

    /// As everything else.
    public Cell(String text) {
      this(text, Style.PLAIN);
    }
  }

  /// One more column, flush left, cut where there is no room.
  public Table left(String heading) {
    headings.add(new Heading(heading, false, true, false));
    return this;
  }

  /// One more column, flush right, never cut.
  public Table right(String heading) {
    headings.add(new Heading(heading, true, false, false));
    return this;
  }

  /// One more column, flush left, never cut.
  public Table fixed(String heading) {
    headings.add(new Heading(heading, false, false, false));
    return this;
  }

  /// One more column, flush left, the last: continued on further lines where there is no room.
  public Table text(String heading) {
    headings.add(new Heading(heading, false, true, true));
    return this;
  }

  /// One more row of plain cells.
  public Table row(String... cells) {
    return row(Arrays.stream(cells).map(Cell::new).toList());
  }

  /// One more row.
  public Table row(List<Cell> cells) {
    if (cells.size() != headings.size()) {
      throw new IllegalArgumentException(
          "%s cells for %s columns".formatted(cells.size(), headings.size()));
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /// Writes the table, indented by two columns.
  public void print(Output output) {
    int[] widths = widths(output.terminal().width() - GAP.length());
    boolean headed = headings.stream().anyMatch(heading -> !heading.text().isEmpty());
    if (headed) {
      var cells = headings.stream().map(heading -> new Cell(heading.text(), Style.FAINT)).toList();
      output.line(line(cells, widths, output));
    }
    rows.forEach(
        row -> lines(row, widths).forEach(each -> output.line(line(each, widths, output))));
  }

  /// The row, and further rows that hold nothing but the rest of its last cell.
  private List<List<Cell>> lines(List<Cell> row, int[] widths) {
    if (!headings.getLast().wraps()) return List.of(row);
    Cell last = row.getLast();
    List<List<Cell>> lines = new ArrayList<>();
    for (String part : Output.wrap(last.text(), widths[widths.length - 1])) {
      List<Cell> cells = new ArrayList<>(Collections.nCopies(row.size() - 1, new Cell("")));
      if (lines.isEmpty()) cells = new ArrayList<>(row.subList(0, row.size() - 1));
      cells.add(new Cell(part, last.style()));
      lines.add(cells);
    }
    return lines;
  }

  private String line(List<Cell> cells, int[] widths, Output output) {
    String line =
        IntStream.range(0, cells.size())
            .mapToObj(i -> cell(cells.get(i), headings.get(i), widths[i], output))
            .collect(Collectors.joining(GAP));
    return (GAP + line).stripTrailing();
  }

  private static String cell(Cell cell, Heading heading, int width, Output output) {
    String text = Width.cut(cell.text(), width, output.symbol("…", "~"));
    String space = " ".repeat(Math.max(0, width - Width.of(text)));
    String painted = output.in(cell.style(), text);
    return heading.right() ? space + painted : painted + space;
  }

  private int[] widths(int room) {
    int[] widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Width.of(headings.get(i).text());
      for (List<Cell> row : rows) {
        widths[i] = Math.max(widths[i], Width.of(row.get(i).text()));
      }
    }
    long excess =
        Arrays.stream(widths).asLongStream().sum() + GAP.length() * (widths.length - 1L) - room;
    for (; excess > 0; excess--) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean may = headings.get(i).shrinks() && widths[i] > LEAST;
        if (may && (widest < 0 || widths[i] > widths[widest])) widest = i;
      }
      if (widest < 0) break;
      widths[widest]--;
    }
    return widths;
  }
}
