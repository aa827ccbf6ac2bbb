package dev.lathe.io;

import dev.lathe.frame.Column;
import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin;
import dev.lathe.frame.RowSource;
import dev.lathe.frame.Texts;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/*
 * The rows of files, block by block, on all workers. Threads take blocks in order from the one
 * cutter, type them apart and do the work on them; what comes of it is taken in the order of the
 * blocks. A thread that is early waits for its turn: the block before it is always being worked on.
 *
 * Types are guessed from the first rows. The first block that refutes some begins everything anew,
 * with types that fit it too, and no type is tried twice: at worst a column ends as categories.
 */
final class FileRows implements RowSource {
  private final TableFile.Inputs inputs;
  private final String name;
  private final Reading reading;
  private final Missing missing;
  private final List<Layout> layouts;
  private final List<String> names;
  private final List<Kind> kinds = new ArrayList<>();
  private final int size;

  /// How a column is read.
  private static final class Kind {
    private Part.Mode mode;
    private ColumnType levels = ColumnType.CATEGORIES;
    private final boolean forced;
    private final Set<Part.Mode> refuted = EnumSet.noneOf(Part.Mode.class);

    Kind(Part.Mode mode, boolean forced) {
      this.mode = mode;
      this.forced = forced;
    }
  }

  FileRows(TableFile.Inputs inputs, String name, Reading reading, int size) {
    this.inputs = inputs;
    this.name = name;
    this.reading = reading;
    this.missing = new Missing(reading.missing());
    this.size = size;
    var table = new TableReader(inputs.all(), name, reading, Blocks.SIZE);
    layouts = table.layouts();
    names = layouts.getFirst().names();
    Part.Mode[] guessed = table.guess();
    for (int column = 0; column < names.size(); column++) {
      ColumnType told = reading.types().get(names.get(column));
      boolean wanted = reading.wants(names.get(column));
      Part.Mode mode = told == null ? guessed[column] : TableReader.mode(told);
      var kind = new Kind(wanted ? mode : Part.Mode.SKIP, told != null);
      kinds.add(kind);
      if (told == ColumnType.TEXT) kind.levels = told;
      if (told == null && mode == Part.Mode.LEVELS) kind.levels = table.guessLevels(column);
    }
  }

  @Override
  public synchronized <T> Origin each(Function<Frame, T> work, Supplier<Consumer<T>> begin) {
    while (true) {
      var sweep = new Sweep<T>(work, begin.get());
      sweep.run();
      if (sweep.refuting.isEmpty()) {
        return new Origin(name, sweep.hash, sweep.rows, reading.nature());
      }
      sweep.refuting.forEach(this::widen);
    }
  }

  private void widen(Widened by) {
    Kind kind = kinds.get(by.column);
    kind.refuted.add(kind.mode);
    kind.mode = by.mode;
    kind.levels = by.levels;
  }

  /// What a block gave.
  ///
  /// @param made what the work made of it; none where there are no rows or something is wrong
  /// @param wrong what is wrong with a line
  /// @param refuting columns with a cell that is not of their type
  private record Outcome<T>(
      BlockCells.Found found,
      int rows,
      int lines,
      Optional<T> made,
      Optional<Cells.Flaw> wrong,
      List<Widened> refuting) {}

  /// A column that must be read in another way.
  private record Widened(int column, Part.Mode mode, ColumnType levels) {}

  /// One time through all blocks.
  private final class Sweep<T> {
    private final Function<Frame, T> work;
    private final Consumer<T> taker;
    private final Blocks blocks = new Blocks(layouts, size);
    private final Object turns = new Object();
    private volatile boolean over;
    private List<Widened> refuting = List.of();
    private int taken;
    private int turn;
    private int file = -1;
    private long line;
    private Optional<BlockCells.Found> found = Optional.empty();
    private long rows;
    private String hash = "";

    Sweep(Function<Frame, T> work, Consumer<T> taker) {
      this.work = work;
      this.taker = taker;
    }

    void run() {
      try (blocks) {
        Workers workers = Workers.current();
        workers.forEach(workers.threads(), _ -> lane(new Lane(missing)));
        hash = blocks.hash();
      }
    }

    private void lane(Lane lane) {
      boolean well = false;
      try {
        var cells = new BlockCells();
        while (one(lane, cells)) Workers.stopIfInterrupted();
        well = true;
      } finally {
        if (!well) stop();
      }
    }

    private void stop() {
      synchronized (turns) {
        over = true;
        turns.notifyAll();
      }
    }

    /// Takes and works on one block, if there is one.
    private boolean one(Lane lane, BlockCells blockCells) {
      Optional<Blocks.Block> next;
      Optional<Cells.Flaw> endless = Optional.empty();
      int number;
      synchronized (blocks) {
        if (over) return false;
        number = taken;
        try {
          next = blocks.next(lane.buffer);
        } catch (Blocks.Endless e) {
          next = Optional.empty();
          endless = Optional.of(e.flaw());
        }
        if (next.isPresent() || endless.isPresent()) taken++;
      }
      if (endless.isPresent()) {
        var flaw = endless;
        inTurn(number, () -> fail(blocks.file(), flaw.get()));
        return false;
      }
      if (next.isEmpty()) return false;
      Blocks.Block block = next.get();
      Outcome<T> outcome = outcome(lane, block, blockCells);
      return inTurn(number, () -> take(block, outcome));
    }

    /// Does something once all blocks before this one are done with.
    private boolean inTurn(int number, Runnable then) {
      synchronized (turns) {
        try {
          while (turn != number && !over) turns.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw (CancellationException) new CancellationException().initCause(e);
        }
        if (over) return false;
        then.run();
        turn++;
        turns.notifyAll();
        return !over;
      }
    }

    private Outcome<T> outcome(Lane lane, Blocks.Block block, BlockCells blockCells) {
      Layout layout = layouts.get(block.file());
      var sort = blockCells.index(block, lane.buffer.bytes, layout, lane.cells);
      Cells cells = lane.cells;
      lane.forget();
      List<String> wanted = new ArrayList<>();
      List<Column> columns = new ArrayList<>();
      List<Widened> refuting = new ArrayList<>();
      for (int column = 0; column < names.size() && cells.flaw().isEmpty(); column++) {
        Kind kind = kinds.get(column);
        if (kind.mode == Part.Mode.SKIP) continue;
        Part part = lane.read(column, kind.mode, kind.forced);
        if (part instanceof Part.Refused(int row)) {
          if (kind.forced) {
            var refusal = Pass.refusal(cells, row, column, kind.mode, layout);
            cells.flaw(refusal.line(), refusal.sentence());
          } else {
            refuting.add(widened(lane, column, kind));
          }
          continue;
        }
        wanted.add(names.get(column));
        columns.add(
            part instanceof Part.Values(Column values)
                ? values
                : new LevelColumn(List.of(part), missing).column(Optional.of(kind.levels)));
      }
      boolean sound = cells.rows > 0 && cells.flaw().isEmpty() && refuting.isEmpty();
      Optional<T> made = Optional.empty();
      if (sound) {
        var origin = new Origin(layout.input().name(), "", cells.rows, reading.nature());
        made = Optional.of(work.apply(Frame.of(wanted, columns, origin)));
      }
      return new Outcome<>(sort, cells.rows, cells.lines, made, cells.flaw(), refuting);
    }

    private Widened widened(Lane lane, int column, Kind kind) {
      for (var mode : List.of(Part.Mode.NUMBERS, Part.Mode.YES_NO, Part.Mode.TIME)) {
        if (mode == kind.mode || kind.refuted.contains(mode)) continue;
        if (lane.read(column, mode, false) instanceof Part.Values) {
          return new Widened(column, mode, kind.levels);
        }
      }
      Part levels = lane.read(column, Part.Mode.LEVELS, false);
      return new Widened(column, Part.Mode.LEVELS, levelsOf(List.of(levels), missing));
    }

    private void take(Blocks.Block block, Outcome<T> outcome) {
      begin(block.file());
      if (outcome.wrong.isPresent()) fail(block.file(), outcome.wrong.get());
      checkEncoding(outcome.found);
      line += outcome.lines;
      rows += outcome.rows;
      refuting = outcome.refuting;
      if (!refuting.isEmpty()) over = true;
      outcome.made.ifPresent(taker);
    }

    private void begin(int next) {
      if (next == file) return;
      file = next;
      line = layouts.get(file).start().line();
      found = Optional.empty();
    }

    private void fail(int of, Cells.Flaw flaw) {
      begin(of);
      throw new TableException(
          "line %s of '%s' %s"
              .formatted(line + flaw.line(), layouts.get(file).input().name(), flaw.sentence()));
    }

    private void checkEncoding(BlockCells.Found sort) {
      if (sort == BlockCells.Found.ASCII) return;
      boolean utf = sort == BlockCells.Found.UTF_8;
      if (found.isPresent() && (found.get() == BlockCells.Found.UTF_8) != utf) {
        throw new TableException(
            "'%s' is partly UTF-8 and partly not; state the right one with --encoding"
                .formatted(layouts.get(file).input().name()));
      }
      found = Optional.of(sort);
    }
  }

  /// Whether such cells are categories or text.
  static ColumnType levelsOf(List<Part> parts, Missing missing) {
    boolean text = new LevelColumn(parts, missing).column(Optional.empty()) instanceof Texts;
    return text ? ColumnType.TEXT : ColumnType.CATEGORIES;
  }

  @Override
  public String toString() {
    return "FileRows[%s]".formatted(inputs.all());
  }
}
