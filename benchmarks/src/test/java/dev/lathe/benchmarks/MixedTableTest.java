package dev.lathe.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixedTableTest {
  @Test
  void the_same_seed_gives_the_same_rows_of_twenty_fields(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mixed.csv");
    Path again = folder.resolve("again.csv");

    new MixedTable(2000, 7).write(file);
    new MixedTable(2000, 7).write(again);

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2001).allMatch(line -> line.split(",", -1).length == 20);
    assertThat(lines.get(1))
        .isEqualTo(
            "10000000,C0019491,19,233,404883790,24943.15,2679.5300,0.328076,4.78,-71.359210,"
                + "165.554667,137.702,86.40076,Halbel,Lingorel,small,Jor,no,2016-01-25,"
                + "2018-06-11T10:10:13");
    assertThat(again).hasSameBinaryContentAs(file);
  }
}
