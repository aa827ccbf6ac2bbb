package dev.lathe.io;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lathe.frame.Schema;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FastCsvTwinTest {
  private static final String[] CELLS = {
    "", "a", "b c", "x,y", "say \"hi\"", "two\nlines", "\"", "é😀", "1.5", "'", "a\"b", "\"\""
  };

  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void cells_are_those_that_another_reader_and_writer_mean(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    var text = new StringWriter();
    List<List<String>> rows = new ArrayList<>();
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("p", "q", "r");
      for (int row = 0; row < 50; row++) {
        List<String> cells = List.of("r" + row, cell(random), cell(random));
        csv.writeRecord(cells);
        rows.add(cells);
      }
    }
    Path file = folder.resolve("twin.csv");
    Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));

    List<List<String>> ours = new ArrayList<>();
    var reading = new Reading().dialect(new Dialect().header(true).delimiter(',').quote('"'));
    try (var chunks = TableFile.chunks(List.of(file), reading, new Schema(List.of()))) {
      for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
        for (int row = 0; row < chunk.get().rows(); row++) {
          ours.add(List.of(chunk.get().cells(row)));
        }
      }
    }

    assertThat(ours).isEqualTo(rows);
    try (var theirs = CsvReader.builder().ofCsvRecord(file)) {
      assertThat(theirs.stream().skip(1).map(CsvRecord::getFields).toList()).isEqualTo(ours);
    }
  }

  private static String cell(SplittableRandom random) {
    return CELLS[random.nextInt(CELLS.length)];
  }
}
