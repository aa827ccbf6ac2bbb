package dev.lathe.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import dev.lathe.math.Workers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LawsTest {
  @TempDir Path folder;

  static LongStream seeds() {
    String one = System.getProperty("seed");
    return one == null ? LongStream.range(0, 60) : LongStream.of(Long.parseLong(one));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_written_reads_back_equal_on_any_number_of_threads(long seed) throws IOException {
    Frame frame = frame(new SplittableRandom(seed));
    Path file = folder.resolve("frame.csv");
    try (var csv = CsvWriter.to(file)) {
      csv.frame(frame).finish();
    }

    for (int threads : new int[] {1, 2, 7}) {
      for (int block : new int[] {64, 1 << 10, Blocks.SIZE}) {
        try (var workers = Workers.of(threads)) {
          Loaded loaded =
              workers.call(() ->
                  TableFile.read(
                      List.of(file),
                      "frame.csv",
                      new Reading().dialect(new Dialect().header(true).delimiter(',').quote('"')),
                      block));
          assertThat(loaded.frame()).isEqualTo(frame);
          for (int column = 0; column < frame.width(); column++) {
            if (loaded.frame().column(column) instanceof Numbers read) {
              assertThat(read.width()).isEqualTo(((Numbers) frame.column(column)).width());
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_fast_way_finds_the_cells_of_the_plain_way(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    String[] pieces = {"\"", "\"\"", ",", "a", " ", "\n", "\r\n", "é", "\"x,\ny\"", "b\"c", "7"};
    var text = new StringBuilder("p,q\n");
    for (int i = 0; i < 40; i++) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    text.append('\n');
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    var plain =
        new PlainCsv(new PlainCsv.Text(bytes, 0, (byte) '\n', StandardCharsets.UTF_8), ',', '"');
    List<List<String>> records = new ArrayList<>();
    for (List<String> record = plain.next(); !record.isEmpty(); record = plain.next()) {
      records.add(record);
    }
    Path file = Files.write(folder.resolve("cells.csv"), bytes);
    Layout layout =
        Sniffer.sniff(
            Input.of(file, "cells.csv", false),
            new Dialect().header(true).delimiter(',').quote('"'));

    List<List<String>> found = new ArrayList<>(List.of(List.of("p", "q")));
    boolean flawed = false;
    try (var blocks = new Blocks(List.of(layout), 8)) {
      var buffer = new Buffer();
      var cells = new Cells();
      for (var block = blocks.next(buffer); block.isPresent(); block = blocks.next(buffer)) {
        cells.index(buffer.bytes, block.get().to(), layout, Integer.MAX_VALUE);
        for (int row = 0; row < cells.rows; row++) {
          found.add(Arrays.asList(cells.texts(row)));
        }
        flawed = cells.flaw().isPresent();
        if (flawed) break;
      }
    } catch (Blocks.Endless e) {
      flawed = true;
    }

    if (flawed) {
      assertThat(records.subList(0, found.size())).isEqualTo(found);
    } else {
      assertThat(found).isEqualTo(records);
    }
  }

  private static Frame frame(SplittableRandom random) {
    int rows = 1 + random.nextInt(60);
    List<String> names = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    String[] tricky = {
      "a",
      "b c",
      " padded ",
      "x,y",
      "say \"hi\"",
      "line\nbreak",
      "\r",
      "é😀",
      "semi;colon",
      "'",
      "\""
    };
    int width = 1 + random.nextInt(6);
    for (int column = 0; column < width; column++) {
      names.add("c" + column + tricky[random.nextInt(tricky.length)].strip());
      columns.add(
          switch (random.nextInt(6)) {
            case 0 -> Numbers.of(whole(random, rows));
            case 1 -> Numbers.of(real(random, rows));
            case 2 -> YesNo.of(answers(random, rows));
            case 3 -> times(random, rows, Times.DAY);
            case 4 -> times(random, rows, 1);
            default ->
                Categories.of(
                    strings(
                        rows,
                        row -> {
                          if (row > 0 && random.nextInt(5) == 0) return null;
                          return tricky[random.nextInt(tricky.length)] + "-";
                        }));
          });
    }
    return Frame.of(names, columns);
  }

  private static long[] whole(SplittableRandom random, int rows) {
    long[] values = new long[rows];
    int bits = 1 + random.nextInt(62);
    for (int row = 0; row < rows; row++) {
      values[row] = random.nextLong() >> (64 - bits);
      if (row > 0 && random.nextInt(5) == 0) values[row] = Long.MIN_VALUE;
    }
    return values;
  }

  private static double[] real(SplittableRandom random, int rows) {
    double[] values = new double[rows];
    boolean single = random.nextBoolean();
    for (int row = 0; row < rows; row++) {
      double value = Double.longBitsToDouble(random.nextLong());
      values[row] = single ? (float) random.nextGaussian() : value;
      if (row > 0 && random.nextInt(5) == 0) values[row] = Double.NaN;
    }
    values[0] = single ? 0.5 : 0.1;
    return values;
  }

  private static @Nullable Boolean[] answers(SplittableRandom random, int rows) {
    @Nullable Boolean[] values = new @Nullable Boolean[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = (random.nextInt(5) == 0 && row > 0) ? null : (Boolean) random.nextBoolean();
    }
    return values;
  }

  private static Times times(SplittableRandom random, int rows, long unit) {
    long[] micros = new long[rows];
    long span = 400L * 366 * Times.DAY;
    for (int row = 0; row < rows; row++) {
      micros[row] = Math.floorDiv(random.nextLong(-span, span), unit) * unit;
      if (row > 0 && random.nextInt(5) == 0) micros[row] = Times.MISSING;
    }
    return Times.ofMicros(micros);
  }

  private static @Nullable String[] strings(int rows, IntFunction<@Nullable String> cell) {
    @Nullable String[] values = new @Nullable String[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = cell.apply(row);
    }
    return values;
  }
}
