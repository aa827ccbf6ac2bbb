package dev.lathe.query;

import dev.lathe.frame.Column;
import dev.lathe.frame.Field;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Schema;
import dev.lathe.io.Chunk;
import dev.lathe.io.Chunks;
import dev.lathe.io.LevelTyping;
import dev.lathe.io.Reading;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBChunkedResult;

/// The rows of a query, all cells as strings, some thousand at a time.
final class RowChunks implements Chunks {
  private static final int ROWS = 8192;

  private final Duck duck;
  private final DuckDBChunkedResult result;
  private final List<String> names;
  private final Reading reading;
  private final List<Field> fields;

  RowChunks(
      Duck duck, DuckDBChunkedResult result, List<String> names, Reading reading, Schema schema) {
    this.duck = duck;
    this.result = result;
    this.names = names;
    this.fields = schema.fields().stream().filter(field -> names.contains(field.name())).toList();
    Map<String, dev.lathe.frame.ColumnType> types = new HashMap<>();
    fields.forEach(field -> types.put(field.name(), field.type()));
    this.reading = reading.types(types);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Optional<Chunk> next() {
    List<String[]> rows = new ArrayList<>();
    while (rows.size() < ROWS && result.nextChunk()) {
      var chunk = result.chunk();
      int from = rows.size();
      for (int row = 0; row < chunk.rowCount(); row++) {
        rows.add(new String[names.size()]);
      }
      for (int column = 0; column < names.size(); column++) {
        var vector = chunk.vector(column);
        for (int row = 0; row < chunk.rowCount(); row++) {
          rows.get(from + row)[column] = vector.isNull(row) ? "" : vector.getString(row);
        }
      }
    }
    if (rows.isEmpty()) return Optional.empty();
    List<Column> columns = fields.stream().map(field -> column(field, rows)).toList();
    var frame = Frame.of(fields.stream().map(Field::name).toList(), columns);
    return Optional.of(new Chunk(frame, rows));
  }

  private Column column(Field field, List<String[]> rows) {
    int position = names.indexOf(field.name());
    Map<String, Integer> levels = new LinkedHashMap<>();
    int[] codes = new int[rows.size()];
    for (int row = 0; row < codes.length; row++) {
      String cell = rows.get(row)[position];
      Integer code = levels.putIfAbsent(cell, levels.size());
      codes[row] = code == null ? levels.size() - 1 : code;
    }
    return LevelTyping.column(field.name(), List.copyOf(levels.keySet()), codes, reading);
  }

  @Override
  public void close() {
    try {
      result.close();
    } catch (SQLException e) {
      throw Duck.failed("DuckDB could not be closed", e);
    } finally {
      duck.close();
    }
  }
}
