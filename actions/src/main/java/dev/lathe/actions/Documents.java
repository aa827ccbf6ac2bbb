package dev.lathe.actions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/// Reads JSON from outside: bounded in depth, length and numbers, each name once.
public final class Documents {
  private static final int LONGEST = 1_000_000;
  private static final int DEEPEST = 20;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(LONGEST)
                          .maxStringLength(LONGEST)
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(100)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Documents() {}

  /// The object that a text holds.
  ///
  /// @throws Refused when it is none
  public static Map<String, Object> read(String text) {
    if (text.length() > LONGEST) throw wrong("it is longer than %s characters".formatted(LONGEST));
    try {
      Map<String, Object> read = MAPPER.readValue(text, new TypeReference<>() {});
      if (read == null) throw wrong("it is null");
      return read;
    } catch (JsonProcessingException e) {
      throw wrong(e.getOriginalMessage());
    }
  }

  /// What the text of an argument holds that was typed as JSON.
  ///
  /// @throws Refused when it is none
  static Object value(String argument, String text) {
    try {
      Object read = MAPPER.readValue(text, Object.class);
      if (read != null) return read;
      throw new Refused(Refused.Reason.SCHEMA, argument + " is null; write it as JSON");
    } catch (JsonProcessingException e) {
      throw new Refused(
          Refused.Reason.SCHEMA, "%s is no JSON: %s".formatted(argument, e.getOriginalMessage()));
    }
  }

  private static Refused wrong(String why) {
    return new Refused(
        Refused.Reason.SCHEMA, "the arguments are no JSON object: %s".formatted(why));
  }
}
