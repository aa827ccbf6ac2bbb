package dev.lathe.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CompressedTest {
  static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void a_gzip_file_is_unpacked_as_it_is_read() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write(gzip("a,b\n1,x\n"));
    bytes.write(gzip("2,y\n"));

    Loaded loaded =
        TableFile.read(new ByteArrayInputStream(bytes.toByteArray()), "stdin", new Reading());

    assertThat(loaded.format().compressed()).isTrue();
    assertThat(loaded.frame().numbers("a").toArray()).containsExactly(1, 2);
  }

  @Test
  void the_hash_is_that_of_the_packed_file() throws IOException {
    byte[] packed = gzip("a\n1\n");
    var digest = dev.lathe.frame.Fingerprint.sha256();
    digest.update(packed);

    Loaded loaded = TableFile.read(new ByteArrayInputStream(packed), "stdin", new Reading());

    assertThat(loaded.frame().origin().hash()).isEqualTo(dev.lathe.frame.Fingerprint.text(digest));
  }
}
