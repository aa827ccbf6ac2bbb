package dev.lathe.io;

import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;

/*
 * One sweep over all files. Threads take blocks in order from the one cutter and type them apart;
 * what a block gives depends on its bytes alone, and results are put in the order of the blocks, so
 * the outcome is the same on any number of threads. Levels are the exception: their codes depend on
 * which thread read which block, until LevelColumn renumbers them in sort order.
 *
 * A column whose type a cell refutes is dropped from blocks after that one. Blocks before it are
 * always finished: they were handed out earlier. So the first refuting cell and the first flaw of a
 * file are the same on every run.
 */
final class Pass {
  private final List<Layout> layouts;
  private final Part.Mode[] modes;
  private final boolean[] forced;
  private final Missing missing;
  private final int size;
  private final List<Result> results = new ArrayList<>();
  private final List<Lane> lanes = new ArrayList<>();
  private final AtomicIntegerArray refuted;
  private volatile boolean flawed;
  private Optional<Cells.Flaw> endless = Optional.empty();
  private String hash = "";

  /// What a block gave.
  private record Result(
      Blocks.Block block,
      int rows,
      int lines,
      BlockCells.Found found,
      List<Part> parts,
      Optional<Cells.Flaw> flaw) {}

  Pass(List<Layout> layouts, Part.Mode[] modes, boolean[] forced, Missing missing, int size) {
    this.layouts = layouts;
    this.modes = modes;
    this.forced = forced;
    this.missing = missing;
    this.size = size;
    refuted = new AtomicIntegerArray(modes.length);
    for (int column = 0; column < modes.length; column++) {
      refuted.set(column, Integer.MAX_VALUE);
    }
  }

  /// Reads all blocks.
  ///
  /// @throws TableException naming the first line that is wrong
  void run() {
    try (var blocks = new Blocks(layouts, size)) {
      int threads = Workers.current().threads();
      for (int lane = 0; lane < threads; lane++) {
        lanes.add(new Lane(missing));
      }
      Workers.current().forEach(threads, lane -> work(blocks, lanes.get(lane)));
      results.sort(Comparator.comparingInt(result -> result.block.number()));
      refuseFlaws(blocks.file());
      hash = blocks.hash();
    }
    encodings();
  }

  private void work(Blocks blocks, Lane lane) {
    var blockCells = new BlockCells();
    while (true) {
      Workers.stopIfInterrupted();
      Optional<Blocks.Block> next;
      synchronized (blocks) {
        try {
          next = flawed ? Optional.empty() : blocks.next(lane.buffer);
        } catch (Blocks.Endless e) {
          endless = Optional.of(e.flaw());
          flawed = true;
          return;
        }
      }
      if (next.isEmpty()) return;
      Blocks.Block block = next.get();
      Layout layout = layouts.get(block.file());
      var found = blockCells.index(block, lane.buffer.bytes, layout, lane.cells);
      List<Part> parts = new ArrayList<>();
      if (lane.cells.flaw().isEmpty()) {
        for (int column = 0; column < modes.length; column++) {
          parts.add(read(lane, block, column, layout));
        }
      }
      if (lane.cells.flaw().isPresent()) flawed = true;
      var result =
          new Result(block, lane.cells.rows, lane.cells.lines, found, parts, lane.cells.flaw());
      synchronized (results) {
        results.add(result);
      }
    }
  }

  private Part read(Lane lane, Blocks.Block block, int column, Layout layout) {
    if (refuted.get(column) < block.number()) return new Part.Skipped();
    Part part = lane.read(column, modes[column], forced[column]);
    if (part instanceof Part.Refused(int row)) {
      refuted.accumulateAndGet(column, block.number(), Math::min);
      if (forced[column]) {
        var refusal = refusal(lane.cells, row, column, modes[column], layout);
        lane.cells.flaw(refusal.line(), refusal.sentence());
      }
    }
    return part;
  }

  /// What to say of a cell that is not of the type its column must have.
  static Cells.Flaw refusal(Cells cells, int row, int column, Part.Mode mode, Layout layout) {
    return new Cells.Flaw(
        layout.json() ? cells.keptLine(row) : cells.line(row, column, layout.newline()),
        "has '%s' under '%s', which must hold %s"
            .formatted(cells.text(row, column), layout.names().get(column), words(mode)));
  }

  static String words(Part.Mode mode) {
    return switch (mode) {
      case NUMBERS -> "numbers";
      case YES_NO -> "yes or no";
      case TIME -> "dates or times";
      case LEVELS, SKIP -> "anything";
    };
  }

  private void refuseFlaws(int lastFile) {
    long line = layouts.getFirst().start().line();
    int file = 0;
    for (Result result : results) {
      if (result.block.file() != file) {
        file = result.block.file();
        line = layouts.get(file).start().line();
      }
      if (result.flaw.isPresent()) throw flawed(file, line, result.flaw.get());
      line += result.lines;
    }
    if (endless.isPresent()) {
      if (lastFile != file) line = layouts.get(lastFile).start().line();
      throw flawed(lastFile, line, endless.get());
    }
  }

  private TableException flawed(int file, long line, Cells.Flaw flaw) {
    return new TableException(
        "line %s of '%s' %s"
            .formatted(line + flaw.line(), layouts.get(file).input().name(), flaw.sentence()));
  }

  /// Refuses a file of which one part is UTF-8 and another is not.
  private void encodings() {
    for (int file = 0; file < layouts.size(); file++) {
      boolean utf = met(file, BlockCells.Found.UTF_8);
      boolean windows =
          met(file, BlockCells.Found.LATIN_1) || met(file, BlockCells.Found.WINDOWS_1252);
      if (utf && windows) {
        throw new TableException(
            "'%s' is partly UTF-8 and partly not; state the right one with --encoding"
                .formatted(layouts.get(file).input().name()));
      }
    }
  }

  private boolean met(int file, BlockCells.Found found) {
    return results.stream()
        .anyMatch(result -> result.block.file() == file && result.found == found);
  }

  /// What the bytes of a file turned out to be.
  Encoding encoding(int file) {
    Layout layout = layouts.get(file);
    if (!layout.open()) return layout.encoding();
    if (met(file, BlockCells.Found.WINDOWS_1252)) return Encoding.WINDOWS_1252;
    return met(file, BlockCells.Found.LATIN_1) ? Encoding.LATIN_1 : Encoding.UTF_8;
  }

  String hash() {
    return hash;
  }

  int rows() {
    long rows = results.stream().mapToLong(Result::rows).sum();
    if (rows > Integer.MAX_VALUE - 16) {
      throw new TableException("there are %s rows; a frame holds 2^31 at most".formatted(rows));
    }
    return (int) rows;
  }

  boolean refuted(int column) {
    return refuted.get(column) != Integer.MAX_VALUE;
  }

  List<Part> parts(int column) {
    return results.stream().map(result -> result.parts.get(column)).toList();
  }

  /// Lets the parts of a column go, once it is made of them.
  void forget(int column) {
    for (Result result : results) {
      result.parts.set(column, new Part.Skipped());
    }
  }

  boolean metEmpty() {
    return lanes.stream().anyMatch(lane -> lane.metEmpty);
  }

  boolean met(int marker) {
    return lanes.stream().anyMatch(lane -> lane.met[marker]);
  }
}
