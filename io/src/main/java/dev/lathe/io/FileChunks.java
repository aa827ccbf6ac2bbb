package dev.lathe.io;

import dev.lathe.frame.Column;
import dev.lathe.frame.Field;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin;
import dev.lathe.frame.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of files, block by block, on one thread.
final class FileChunks implements Chunks {
  /// Bytes to a chunk, unless one record is longer. The cells of a chunk are strings, which take
  /// ten times the room of their bytes where they are short: with blocks as large as those that are
  /// read into frames, that would be some tens of megabytes.
  private static final int SIZE = 1 << 18;

  private final TableFile.Inputs inputs;
  private final Reading reading;
  private final Missing missing;
  private final List<Layout> layouts;
  private final List<String> names;
  private final List<Field> fields = new ArrayList<>();
  private final Blocks blocks;
  private final BlockCells blockCells = new BlockCells();
  private final Lane lane;
  private int file = -1;
  private long line;
  private Optional<BlockCells.Found> found = Optional.empty();

  private FileChunks(TableFile.Inputs inputs, Reading reading, Schema schema) {
    this.inputs = inputs;
    this.reading = reading;
    this.missing = new Missing(reading.missing());
    this.layouts =
        TableReader.named(
            inputs.all().stream().map(each -> Sniffer.sniff(each, reading.dialect())).toList(),
            Blocks.SIZE);
    this.names = layouts.getFirst().names();
    this.lane = new Lane(missing);
    for (Field field : schema.fields()) {
      if (names.contains(field.name())) fields.add(field);
    }
    this.blocks = new Blocks(layouts, SIZE);
  }

  static Chunks open(TableFile.Inputs inputs, Reading reading, Schema schema) {
    try {
      return new FileChunks(inputs, reading, schema);
    } catch (RuntimeException e) {
      inputs.close();
      throw e;
    }
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Optional<Chunk> next() {
    while (true) {
      Optional<Blocks.Block> block;
      try {
        block = blocks.next(lane.buffer);
      } catch (Blocks.Endless e) {
        if (file != blocks.file()) begin(blocks.file());
        throw flawed(e.flaw());
      }
      if (block.isEmpty()) return Optional.empty();
      if (block.get().file() != file) begin(block.get().file());
      Optional<Chunk> chunk = chunk(block.get());
      if (chunk.isPresent()) return chunk;
    }
  }

  private void begin(int next) {
    file = next;
    line = layouts.get(file).start().line();
    found = Optional.empty();
  }

  private TableException flawed(Cells.Flaw flaw) {
    return new TableException(
        "line %s of '%s' %s"
            .formatted(line + flaw.line(), layouts.get(file).input().name(), flaw.sentence()));
  }

  private Optional<Chunk> chunk(Blocks.Block block) {
    Layout layout = layouts.get(file);
    var sort = blockCells.index(block, lane.buffer.bytes, layout, lane.cells);
    Cells cells = lane.cells;
    if (cells.flaw().isPresent()) throw flawed(cells.flaw().get());
    checkEncoding(sort);
    lane.forget();
    List<Column> columns = new ArrayList<>();
    for (Field field : fields) {
      columns.add(column(field, layout));
    }
    List<String[]> rows = new ArrayList<>(cells.rows);
    for (int row = 0; row < cells.rows; row++) {
      rows.add(cells.texts(row));
    }
    line += cells.lines;
    if (rows.isEmpty()) return Optional.empty();
    var origin = new Origin(layout.input().name(), "", cells.rows, reading.nature());
    var frame = Frame.of(fields.stream().map(Field::name).toList(), columns, origin);
    return Optional.of(new Chunk(frame, rows));
  }

  private void checkEncoding(BlockCells.Found sort) {
    if (sort == BlockCells.Found.ASCII) return;
    boolean utf = sort == BlockCells.Found.UTF_8;
    if (found.isPresent() && (found.get() == BlockCells.Found.UTF_8) != utf) {
      throw new TableException(
          "'%s' is partly UTF-8 and partly not; state the right one with --encoding"
              .formatted(layouts.get(file).input().name()));
    }
    found = Optional.of(sort);
  }

  private Column column(Field field, Layout layout) {
    int column = names.indexOf(field.name());
    Part.Mode mode = TableReader.mode(field.type());
    Part part = lane.read(column, mode, true);
    if (part instanceof Part.Refused(int row)) {
      throw flawed(Pass.refusal(lane.cells, row, column, mode, layout));
    }
    if (part instanceof Part.Values(Column values)) return values;
    return new LevelColumn(List.of(part), missing).column(Optional.of(field.type()));
  }

  @Override
  public void close() {
    blocks.close();
    inputs.close();
  }
}
