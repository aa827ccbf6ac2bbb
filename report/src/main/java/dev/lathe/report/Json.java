package dev.lathe.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.lathe.learn.Settings;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.temporal.Temporal;
import java.util.Optional;

/// Records, maps and lists as JSON: the one place that decides how.
///
/// ```java
/// record Answer(String columnName, double mean) {}
///
/// String json = Json.text(new Answer("age", 31.5)); // {"column-name": "age", "mean": 31.5}
/// ```
///
/// Keys are the component names in lower case with dashes, in the order of the record; maps keep
/// their order. Enums are their keys. What is absent is left out; a figure that is no finite number
/// is `null`. Equal values give equal text.
public final class Json {
  private static final ObjectWriter INDENTED = writer().with(printer());
  private static final ObjectWriter COMPACT = writer();

  private Json() {}

  /// The document, indented by two spaces, without a line break at its end.
  ///
  /// @param value a record, map, list, string, number or yes/no, or anything made of these
  public static String text(Object value) {
    return write(INDENTED, value);
  }

  /// The document on one line.
  public static String line(Object value) {
    return write(COMPACT, value);
  }

  /// The document as it may stand within a page: nothing in it can end the element around it.
  static String embedded(Object value) {
    return line(value)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String write(ObjectWriter writer, Object value) {
    var text = new StringWriter();
    try (JsonGenerator json = new Finite(writer.createGenerator(text))) {
      writer.writeValue(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static ObjectWriter writer() {
    var module = new SimpleModule();
    module.addSerializer(new Optionals());
    module.addSerializer(new Keys());
    module.addKeySerializer(Enum.class, new KeyNames());
    module.addSerializer(Temporal.class, ToStringSerializer.instance);
    module.addSerializer(Path.class, ToStringSerializer.instance);
    var absent =
        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS);
    return JsonMapper.builder(new JsonFactory())
        .addModule(module)
        .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .withConfigOverride(Optional.class, each -> each.setInclude(absent))
        .build()
        .writer();
  }

  private static DefaultPrettyPrinter printer() {
    var indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
  }

  /// Writes `null` for what is no finite number: JSON has no word for it.
  private static final class Finite extends JsonGeneratorDelegate {
    Finite(JsonGenerator json) {
      super(json, false);
    }

    @Override
    public void writeNumber(double value) throws IOException {
      if (Double.isFinite(value)) super.writeNumber(value);
      else writeNull();
    }

    @Override
    public void writeNumber(float value) throws IOException {
      if (Float.isFinite(value)) super.writeNumber(value);
      else writeNull();
    }

    @Override
    public void writeArray(double[] values, int offset, int length) throws IOException {
      writeStartArray(values, length);
      for (int i = offset; i < offset + length; i++) {
        writeNumber(values[i]);
      }
      writeEndArray();
    }
  }

  private static final class Optionals extends JsonSerializer<Optional<?>> {
    @Override
    @SuppressWarnings("unchecked") // the class of Optional<?> is Class<Optional>
    public Class<Optional<?>> handledType() {
      return (Class<Optional<?>>) (Class<?>) Optional.class;
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Optional<?> value) {
      return value.isEmpty();
    }

    @Override
    public void serialize(Optional<?> value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (value.isPresent()) provider.defaultSerializeValue(value.get(), json);
      else json.writeNull();
    }
  }

  private static final class Keys extends JsonSerializer<Enum<?>> {
    @Override
    @SuppressWarnings("unchecked") // the class of Enum<?> is Class<Enum>
    public Class<Enum<?>> handledType() {
      return (Class<Enum<?>>) (Class<?>) Enum.class;
    }

    @Override
    public void serialize(Enum<?> value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Settings.key(value.name()));
    }
  }

  @SuppressWarnings("rawtypes") // keys are given by their raw class
  private static final class KeyNames extends JsonSerializer<Enum> {
    @Override
    public void serialize(Enum value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeFieldName(Settings.key(value.name()));
    }
  }
}
