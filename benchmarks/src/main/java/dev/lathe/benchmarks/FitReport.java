package dev.lathe.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What `lathe fit --json` said, as paths and values: `test/scores/auc/value` → `0.93`.
///
/// The one place that knows where the report keeps what the benchmarks read.
final class FitReport {
  private final Map<String, String> values;

  private FitReport(Map<String, String> values) {
    this.values = values;
  }

  static FitReport read(Path file) throws IOException {
    var values = new LinkedHashMap<String, String>();
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          values.put(
              parser.getParsingContext().pathAsPointer().toString().substring(1), parser.getText());
        }
      }
    }
    return new FitReport(values);
  }

  /// A score on the test rows, by its name.
  double testScore(String name) {
    return Double.parseDouble(value("test/scores/" + name + "/value"));
  }

  /// Who won: its name on the leaderboard.
  String winner() {
    return value("winner");
  }

  private String value(String path) {
    String value = values.get(path);
    if (value == null) {
      throw new IllegalStateException("the report has no " + path + "; it has " + values.keySet());
    }
    return value;
  }
}
