package dev.lathe.benchmarks.quality;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

  /// Seven digits: more is noise.
  private static double rounded(double value) {
    return value == 0 ? 0 : new BigDecimal(value).round(new MathContext(7)).doubleValue();
  }
}
