package dev.lathe.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A document in JSON as plain values, for readers that use no JSON themselves: a map by name, a
/// list, a text, a number, yes or no.
///
/// Whole numbers are `Long`, others `BigDecimal`, as they are written; `NaN` and `Infinity` are
/// `Double`. A list of whole numbers alone is a `long[]`. A name whose value is `null` is left out.
///
/// ```java
/// Object document = JsonTree.of("{\"trees\": [1, 2]}".getBytes());
/// ```
///
/// **Cost.** About ten times the document in memory at worst; nesting to 64, numbers to 400 digits.
public final class JsonTree {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNumberLength(400).maxNestingDepth(64).build())
          .build();

  private JsonTree() {}

  /// The value that the bytes hold.
  ///
  /// @throws IllegalArgumentException when they are no JSON, or more than one value
  public static Object of(byte[] bytes) {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      JsonToken first = parser.nextToken();
      if (first == null) throw new IllegalArgumentException("there is no JSON, only space");
      Optional<Object> value = value(parser, first);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("more follows the end of the JSON");
      }
      return value.orElseThrow(() -> new IllegalArgumentException("the JSON is null"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no sound JSON: " + reason(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reason(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    var place = e.getLocation();
    return place == null ? line : "%s at byte %s".formatted(line, place.getByteOffset());
  }

  private static Optional<Object> value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> Optional.of(object(parser));
      case START_ARRAY -> Optional.of(array(parser));
      case VALUE_STRING -> Optional.of(parser.getText());
      case VALUE_NUMBER_INT -> Optional.of(whole(parser));
      case VALUE_NUMBER_FLOAT ->
          Optional.of(parser.isNaN() ? parser.getDoubleValue() : parser.getDecimalValue());
      case VALUE_TRUE -> Optional.of(true);
      case VALUE_FALSE -> Optional.of(false);
      case VALUE_NULL -> Optional.empty();
      default -> throw new IllegalArgumentException("the JSON ends within a value");
    };
  }

  private static Number whole(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? parser.getDecimalValue()
        : Long.valueOf(parser.getLongValue());
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      value(parser, parser.nextToken()).ifPresent(value -> values.put(name, value));
    }
    return values;
  }

  /// An array: of whole numbers as long as there are no others.
  private static Object array(JsonParser parser) throws IOException {
    long[] whole = new long[8];
    int count = 0;
    JsonToken token = parser.nextToken();
    while (token == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      if (count == whole.length) whole = Arrays.copyOf(whole, 2 * count);
      whole[count++] = parser.getLongValue();
      token = parser.nextToken();
    }
    if (token == JsonToken.END_ARRAY && count > 0) return Arrays.copyOf(whole, count);
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) values.add(whole[i]);
    for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      if (token == null) throw new IllegalArgumentException("the JSON ends within a list");
      values.add(
          value(parser, token)
              .orElseThrow(() -> new IllegalArgumentException("a list in the JSON holds null")));
    }
    return values;
  }
}
