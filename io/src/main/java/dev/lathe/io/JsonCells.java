package dev.lathe.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads JSON lines, one flat object each, as the cells of a table: strings as their text, numbers
/// as they are written, `true` and `false`, `null` as an empty cell.
final class JsonCells {
  private final JsonFactory factory;
  private final Buffer values = new Buffer();
  private Map<String, Integer> positions = Map.of();
  private List<String> known = List.of();

  JsonCells() {
    factory =
        JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxStringLength(Cells.LONGEST)
                    .maxNumberLength(400)
                    .maxNestingDepth(16)
                    .build())
            .build();
  }

  /// Finds the cells of a block of lines, with these columns.
  void index(byte[] block, int to, List<String> names, Cells cells) {
    if (!known.equals(names)) {
      positions = new HashMap<>();
      for (int column = 0; column < names.size(); column++) {
        positions.put(names.get(column), column);
      }
      known = names;
    }
    values.length = 0;
    lines(
        block,
        to,
        cells,
        parser -> {
          cells.room();
          cells.keepLine();
          int base = cells.rows * cells.width;
          Arrays.fill(cells.starts, base, base + cells.width, 0);
          Arrays.fill(cells.ends, base, base + cells.width, 0);
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Integer column = positions.get(parser.currentName());
            JsonToken token = value(parser);
            if (column == null || token == JsonToken.VALUE_NULL) continue;
            byte[] text = parser.getText().strip().getBytes(StandardCharsets.UTF_8);
            cells.starts[base + column] = values.length;
            values.add(text);
            cells.ends[base + column] = values.length;
          }
          cells.rows++;
        });
    cells.bytes = values.bytes;
  }

  /// Adds the names that the lines of a block use, in the order in which they come.
  void names(byte[] block, int to, Cells cells, Set<String> names) {
    lines(
        block,
        to,
        cells,
        parser -> {
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            names.add(parser.currentName());
            value(parser);
          }
        });
  }

  private interface Line {
    void read(JsonParser parser) throws IOException;
  }

  private void lines(byte[] block, int to, Cells cells, Line line) {
    int at = 0;
    while (at < to && cells.flaw().isEmpty()) {
      int end = Utf8.indexOf((byte) '\n', block, at, to);
      int start = at;
      while (start < end && (block[start] & 0xFF) <= ' ') start++;
      if (start < end) {
        try (JsonParser parser = factory.createParser(block, start, end - start)) {
          if (parser.nextToken() != JsonToken.START_OBJECT) throw new Unfit("is no JSON object");
          line.read(parser);
          if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw new Unfit("holds more than one JSON object");
          }
        } catch (Unfit e) {
          cells.flaw(cells.lines, e.sentence);
        } catch (JsonProcessingException e) {
          cells.flaw(cells.lines, "is not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      cells.lines++;
      at = end + 1;
    }
  }

  private static JsonToken value(JsonParser parser) throws IOException {
    String name = parser.currentName();
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      String what = token == JsonToken.START_ARRAY ? "a list" : "an object";
      throw new Unfit(
          "holds %s under '%s'; each line must be one flat object".formatted(what, name));
    }
    return token;
  }

  private static final class Unfit extends IOException {
    private final String sentence;

    Unfit(String sentence) {
      super(sentence);
      this.sentence = sentence;
    }
  }
}
