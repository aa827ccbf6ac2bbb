package dev.lathe.benchmarks.peers;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import ml.dmlc.xgboost4j.java.XGBoost;

/// XGBoost's C interface, called straight for what its Java interface does not offer: what columns
/// add two by two. The library is the one inside the xgboost4j jar.
@SuppressWarnings("restricted")
final class XgBoostLibrary {
  /// Asks what each column adds (`pred_contribs`).
  static final int SHARES = 4;

  /// Asks what columns add two by two (`pred_interactions`).
  static final int PAIRS = 16;

  private static final SymbolLookup SYMBOLS = SymbolLookup.libraryLookup(file(), Arena.global());
  private static final MethodHandle LAST_ERROR =
      Linker.nativeLinker()
          .downcallHandle(SYMBOLS.findOrThrow("XGBGetLastError"), FunctionDescriptor.of(ADDRESS));
  private static final Call CREATE = call("XGBoosterCreate", ADDRESS, JAVA_LONG, ADDRESS);
  private static final Call LOAD =
      call("XGBoosterLoadModelFromBuffer", ADDRESS, ADDRESS, JAVA_LONG);
  private static final Call PARAMETER = call("XGBoosterSetParam", ADDRESS, ADDRESS, ADDRESS);
  private static final Call FREE = call("XGBoosterFree", ADDRESS);
  private static final Call TABLE =
      call("XGDMatrixCreateFromMat", ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_FLOAT, ADDRESS);
  private static final Call TABLE_TYPES =
      call("XGDMatrixSetStrFeatureInfo", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
  private static final Call TABLE_FREE = call("XGDMatrixFree", ADDRESS);
  private static final Call PREDICT =
      call("XGBoosterPredict", ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);

  private XgBoostLibrary() {}

  /// Rows.
  ///
  /// @param cells `(rows, columns)`, row by row
  /// @param types `q` or `c` for each column; none where all are numbers
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Table(double[] cells, int rows, int width, List<String> types) {}

  /// What a saved model says each column, or each pair of columns, adds to the scores of rows.
  static double[] reasons(byte[] saved, Table rows, int what) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(8);
      CREATE.with(MemorySegment.NULL, 0L, out);
      MemorySegment booster = out.get(ADDRESS, 0);
      MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, saved);
      LOAD.with(booster, bytes, (long) saved.length);
      PARAMETER.with(booster, arena.allocateFrom("nthread"), arena.allocateFrom("1"));
      MemorySegment table = table(arena, rows);
      MemorySegment length = arena.allocate(8);
      PREDICT.with(booster, table, what, 0, 0, length, out);
      long size = length.get(JAVA_LONG, 0);
      float[] said = out.get(ADDRESS, 0).reinterpret(4 * size).toArray(JAVA_FLOAT);
      TABLE_FREE.with(table);
      FREE.with(booster);
      double[] wide = new double[said.length];
      for (int i = 0; i < wide.length; i++) wide[i] = said[i];
      return wide;
    }
  }

  private static MemorySegment table(Arena arena, Table rows) {
    MemorySegment cells = arena.allocate(4L * rows.cells.length, 4);
    for (int i = 0; i < rows.cells.length; i++) {
      cells.setAtIndex(JAVA_FLOAT, i, (float) rows.cells[i]);
    }
    MemorySegment out = arena.allocate(8);
    TABLE.with(cells, (long) rows.rows, (long) rows.width, Float.NaN, out);
    MemorySegment table = out.get(ADDRESS, 0);
    if (rows.types.isEmpty()) return table;
    MemorySegment types = arena.allocate(8L * rows.width, 8);
    for (int column = 0; column < rows.width; column++) {
      types.setAtIndex(ADDRESS, column, arena.allocateFrom(rows.types.get(column)));
    }
    TABLE_TYPES.with(table, arena.allocateFrom("feature_type"), types, (long) rows.width);
    return table;
  }

  /// A function of the library that returns 0 when all went well.
  private record Call(String name, MethodHandle handle) {
    void with(Object... arguments) {
      try {
        if ((int) handle.invokeWithArguments(arguments) == 0) return;
        MemorySegment text = (MemorySegment) LAST_ERROR.invokeExact();
        throw new IllegalStateException(text.reinterpret(Long.MAX_VALUE).getString(0));
      } catch (Throwable failure) {
        throw new IllegalStateException(name + " failed: " + failure.getMessage(), failure);
      }
    }
  }

  private static Call call(String name, MemoryLayout... arguments) {
    var type = FunctionDescriptor.of(JAVA_INT, arguments);
    return new Call(name, Linker.nativeLinker().downcallHandle(SYMBOLS.findOrThrow(name), type));
  }

  private static Path file() {
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
    String place = "/lib/linux/" + processor + "/libxgboost4j.so";
    try (InputStream library = XGBoost.class.getResourceAsStream(place)) {
      if (library == null) throw new IllegalStateException("the xgboost4j jar has no " + place);
      Path file = Files.createTempFile("libxgboost4j", ".so");
      file.toFile().deleteOnExit();
      Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
