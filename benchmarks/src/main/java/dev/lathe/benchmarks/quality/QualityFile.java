package dev.lathe.benchmarks.quality;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Contests as JSON in a file, for whoever wants to reckon otherwise than the page does.
public final class QualityFile {
  private QualityFile() {}

  /// Writes them.
  ///
  /// @param version Lathe's
  public static void write(String version, List<Contest> contests, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(Files.newBufferedWriter(file))
            .useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("version", version);
      json.writeArrayFieldStart("contests");
      for (Contest contest : contests) write(contest, json);
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(Contest contest, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("race", contest.race());
    json.writeStringField("set", contest.data());
    json.writeStringField("score", contest.score().key());
    json.writeNumberField("rows-held-out", contest.rows());
    json.writeNumberField("gain", rounded(contest.gain()));
    json.writeNumberField("noise", rounded(contest.noise()));
    json.writeStringField("verdict", contest.verdict());
    json.writeArrayFieldStart("entrants");
    for (Entrant entrant : contest.entrants()) {
      json.writeStartObject();
      json.writeStringField("name", entrant.name());
      json.writeNumberField("mean", rounded(entrant.mean()));
      json.writeNumberField("rank", contest.rank(entrant));
      json.writeNumberField("interval", rounded(entrant.interval()));
      json.writeArrayFieldStart("scores");
      for (double score : entrant.scores()) json.writeNumber(rounded(score));
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// Reads the contests of a file; what can be reckoned from the scores is not read.
  public static List<Contest> read(Path file) throws IOException {
    var contests = new ArrayList<Contest>();
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "version" -> {}
          case "contests" -> {
            while (json.nextToken() == JsonToken.START_OBJECT) contests.add(contest(json));
          }
          default ->
              throw new IOException(
                  "%s holds '%s', which is no record of quality".formatted(file, field));
        }
      }
    }
    return contests;
  }

  private static Contest contest(JsonParser json) throws IOException {
    String race = "";
    String set = "";
    String score = "";
    int rows = 0;
    var entrants = new ArrayList<Entrant>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "race" -> race = json.getText();
        case "set" -> set = json.getText();
        case "score" -> score = json.getText().toUpperCase(Locale.ROOT);
        case "rows-held-out" -> rows = json.getIntValue();
        case "entrants" -> {
          while (json.nextToken() == JsonToken.START_OBJECT) entrants.add(entrant(json));
        }
        default -> {}
      }
    }
    return new Contest(race, set, Score.valueOf(score), rows, entrants);
  }

  private static Entrant entrant(JsonParser json) throws IOException {
    String name = "";
    double interval = 0;
    var scores = new ArrayList<Double>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "name" -> name = json.getText();
        case "interval" -> interval = json.getDoubleValue();
        case "scores" -> {
          while (json.nextToken() != JsonToken.END_ARRAY) scores.add(json.getDoubleValue());
        }
        default -> {}
      }
    }
    return new Entrant(name, scores, interval);
  }

  /// Seven digits: more is noise.
  private static double rounded(double value) {
    return value == 0 ? 0 : new BigDecimal(value).round(new MathContext(7)).doubleValue();
  }
}
