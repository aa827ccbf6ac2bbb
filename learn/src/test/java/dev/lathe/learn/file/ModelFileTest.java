package dev.lathe.learn.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  private final Parts parts =
      Parts.of("all.v1")
          .with("yes", true)
          .with("whole", Long.MIN_VALUE)
          .with("number", Double.NaN)
          .with("text", "grüße")
          .with("part", Parts.of("inner.v1").with("texts", List.of("a", "b")))
          .with("list", List.of(Parts.of("x.v1"), Parts.of("y.v1")))
          .with("none", List.of())
          .with("bytes", new byte[] {1, -1})
          .with("shorts", new short[] {2, -2})
          .with("ints", new int[] {3, -3})
          .with("longs", new long[] {4, -4})
          .with("floats", new float[] {0.5f})
          .with("doubles", new double[] {0.1, -0.0});

  @Test
  void every_kind_of_value_is_read_back() {
    byte[] bytes = ModelFile.bytes(parts);

    var read = ModelFile.parts(bytes);

    assertThat(ModelFile.bytes(read)).isEqualTo(bytes);
    assertThat(read.whole("whole")).isEqualTo(Long.MIN_VALUE);
    assertThat(read.text("text")).isEqualTo("grüße");
    assertThat(read.part("part").texts("texts")).containsExactly("a", "b");
    assertThat(read.list("list")).hasSize(2);
    assertThat(read.doubles("doubles")).containsExactly(0.1, -0.0);
  }

  @Test
  void a_file_cut_short_is_refused_at_every_length() {
    byte[] bytes = ModelFile.bytes(parts);

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> ModelFile.parts(cut)).isInstanceOf(ModelFileException.class);
    }
  }

  @Test
  void every_altered_byte_is_noticed() {
    byte[] bytes = ModelFile.bytes(parts);

    for (int at = 0; at < bytes.length; at++) {
      byte[] altered = bytes.clone();
      altered[at] ^= 0x40;
      assertThatThrownBy(() -> ModelFile.parts(altered)).isInstanceOf(ModelFileException.class);
    }
  }

  @Test
  void a_later_version_is_named() {
    byte[] bytes = ModelFile.bytes(parts);
    ByteBuffer.wrap(bytes).putInt(8, 9);

    assertThatThrownBy(() -> ModelFile.parts(bytes))
        .hasMessage("the model file has format version 9; this Lathe reads version 1");
  }

  @Test
  void files_that_are_not_there_or_foreign_are_named(@TempDir Path folder) throws IOException {
    Path foreign = Files.writeString(folder.resolve("foreign.lathe"), "a,b,c");

    assertThatThrownBy(() -> ModelFile.read(folder.resolve("none.lathe")))
        .hasMessageContaining("there is no model file");
    assertThatThrownBy(() -> ModelFile.read(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> ModelFile.read(foreign))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'%s' is not a Lathe model file", foreign);
    assertThat(ModelFile.marked(foreign)).isFalse();
  }

  @Test
  void a_written_file_leaves_nothing_beside_it(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("deep/model.lathe");

    ModelFile.write(file, parts);

    assertThat(ModelFile.bytes(ModelFile.read(file))).isEqualTo(ModelFile.bytes(parts));
    try (var files = Files.list(folder.resolve("deep"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_value_of_another_kind_or_name_is_refused() {
    assertThatThrownBy(() -> parts.ints("doubles"))
        .hasMessage("'doubles' of 'all.v1' is a double[], not a int[]");
    assertThatThrownBy(() -> parts.text("absent")).hasMessage("'absent' is missing from 'all.v1'");
    assertThatThrownBy(() -> parts.with("object", new Object()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_is_no_regular_file_is_refused() {
    Path endless = Path.of("/dev/zero");
    assumeThat(endless).exists();

    assertThatThrownBy(() -> ModelFile.read(endless))
        .hasMessage("'/dev/zero' is no regular file; name a model file");
  }

  @Test
  void very_many_small_texts_are_refused() {
    int many = PartsCodec.OBJECTS;
    var bytes = ByteBuffer.allocate(20 + 4 * many);
    bytes.putInt(1).put((byte) 'x').putInt(1).putInt(1).put((byte) 'y');
    bytes.put((byte) 6).putInt(many); // texts, all empty

    assertThatThrownBy(() -> PartsCodec.decode(bytes.rewind()))
        .isInstanceOf(ModelFileException.class)
        .hasMessage("it holds more than 16,777,216 parts and texts");
  }
}
