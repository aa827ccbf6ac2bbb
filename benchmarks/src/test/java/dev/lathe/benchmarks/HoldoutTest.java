package dev.lathe.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldoutTest {
  @Test
  void the_stream_is_the_published_one() {
    assertThat(Holdout.uniform(42, 0)).isEqualTo(0.7415648787718233);
    assertThat(Holdout.uniform(42, 1)).isEqualTo(0.1599103928769201);
    assertThat(Holdout.uniform(42, 2)).isEqualTo(0.27860113025513866);
  }

  @Test
  void every_row_goes_to_one_side_and_both_have_the_header(@TempDir Path folder)
      throws IOException {
    Path source = folder.resolve("all.csv");
    Path train = folder.resolve("train.csv");
    Path test = folder.resolve("test.csv");
    Files.writeString(source, "a,b\n1,x\n2,\"two\nlines\"\n3,z");

    Holdout.split(source, train, test);

    assertThat(train).hasContent("a,b\n1,x\n3,z\n");
    assertThat(test).hasContent("a,b\n2,\"two\nlines\"\n");
  }
}
