package dev.lathe.benchmarks.speed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A [SpeedRecord] as JSON in a file: what is kept per version in `benchmarks/history`.
public final class SpeedFile {
  private SpeedFile() {}

  /// Writes a record.
  public static void write(SpeedRecord record, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(Files.newBufferedWriter(file))
            .useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("version", record.version());
      json.writeArrayFieldStart("rows");
      for (Row row : record.rows()) write(row, json);
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(Row row, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("work", row.name().work());
    json.writeStringField("measure", row.name().measure());
    json.writeStringField("peer", row.name().peer());
    json.writeStringField("unit", row.unit());
    if (row.ratio().isPresent()) {
      Ratio ratio = row.ratio().get();
      json.writeNumberField("lathe", rounded(ratio.ours()));
      json.writeNumberField("other", rounded(ratio.theirs()));
      json.writeNumberField("ratio", rounded(ratio.value()));
      json.writeNumberField("low", rounded(ratio.low()));
      json.writeNumberField("high", rounded(ratio.high()));
      json.writeNumberField("pairs", ratio.pairs());
    }
    if (row.grade().isPresent()) {
      Grade grade = row.grade().get();
      json.writeStringField("score", grade.score());
      json.writeNumberField("lathe-score", rounded(grade.ours()));
      json.writeNumberField("other-score", rounded(grade.theirs()));
      json.writeNumberField("score-noise", rounded(grade.noise()));
      json.writeNumberField("score-spread", rounded(grade.spread()));
      json.writeNumberField("seeds", grade.seeds());
    }
    if (row.bar().isPresent()) {
      json.writeNumberField("bar", row.bar().get().most());
      json.writeNumberField("aim", row.bar().get().aim());
    }
    json.writeStringField("machine", row.machine().name());
    json.writeNumberField("busy", rounded(row.machine().busy()));
    json.writeStringField("note", row.note());
    json.writeEndObject();
  }

  /// Six digits: more is noise.
  private static double rounded(double value) {
    return value == 0
        ? 0
        : new java.math.BigDecimal(value).round(new java.math.MathContext(6)).doubleValue();
  }

  /// Reads a record.
  public static SpeedRecord read(Path file) throws IOException {
    String version = "";
    var rows = new ArrayList<Row>();
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "version" -> version = json.getText();
          case "rows" -> rows.addAll(rows(json));
          default ->
              throw new IOException(
                  "%s holds '%s', which is no speed record".formatted(file, field));
        }
      }
    }
    return new SpeedRecord(version, rows);
  }

  private static List<Row> rows(JsonParser json) throws IOException {
    var rows = new ArrayList<Row>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      var fields = new LinkedHashMap<String, String>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        fields.put(field, json.getText());
      }
      rows.add(row(fields));
    }
    return rows;
  }

  private static Row row(Map<String, String> fields) {
    Optional<Ratio> ratio =
        !fields.containsKey("ratio")
            ? Optional.empty()
            : Optional.of(
                new Ratio(
                    number(fields, "lathe"),
                    number(fields, "other"),
                    number(fields, "low"),
                    number(fields, "high"),
                    (int) number(fields, "pairs")));
    Optional<Grade> grade =
        !fields.containsKey("score")
            ? Optional.empty()
            : Optional.of(
                new Grade(
                    text(fields, "score"),
                    number(fields, "lathe-score"),
                    number(fields, "other-score"),
                    number(fields, "score-noise"),
                    number(fields, "score-spread"),
                    (int) number(fields, "seeds")));
    Optional<Row.Bar> bar =
        !fields.containsKey("bar")
            ? Optional.empty()
            : Optional.of(new Row.Bar(number(fields, "bar"), number(fields, "aim")));
    var name = new Row.Name(text(fields, "work"), text(fields, "measure"), text(fields, "peer"));
    return new Row(
        name,
        text(fields, "unit"),
        ratio,
        grade,
        bar,
        new Row.Machine(text(fields, "machine"), number(fields, "busy")),
        text(fields, "note"));
  }

  private static double number(Map<String, String> fields, String name) {
    return Double.parseDouble(text(fields, name));
  }

  private static String text(Map<String, String> fields, String name) {
    String text = fields.get(name);
    if (text == null) throw new IllegalArgumentException("a row has no '" + name + "'");
    return text;
  }
}
