package dev.lathe.benchmarks.peers;

import static java.lang.foreign.ValueLayout.ADDRESS;
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
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// LightGBM's C interface, called straight, so that no wrapper's copies are timed. The library is
/// the one inside the lightgbm4j jar.
@SuppressWarnings("restricted")
final class LightGbmLibrary {
  static final int FLOAT32 = 0;
  static final int FLOAT64 = 1;
  static final int INT32 = 2;
  static final int INT64 = 3;

  private static final SymbolLookup SYMBOLS = SymbolLookup.libraryLookup(file(), Arena.global());
  private static final MethodHandle LAST_ERROR =
      Linker.nativeLinker()
          .downcallHandle(SYMBOLS.findOrThrow("LGBM_GetLastError"), FunctionDescriptor.of(ADDRESS));

  static final Call DATASET_FROM_ROWS =
      call(
          "LGBM_DatasetCreateFromMat",
          ADDRESS,
          JAVA_INT,
          JAVA_INT,
          JAVA_INT,
          JAVA_INT,
          ADDRESS,
          ADDRESS,
          ADDRESS);
  static final Call DATASET_FROM_SPARSE =
      call(
          "LGBM_DatasetCreateFromCSR",
          ADDRESS,
          JAVA_INT,
          ADDRESS,
          ADDRESS,
          JAVA_INT,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_LONG,
          ADDRESS,
          ADDRESS,
          ADDRESS);
  static final Call DATASET_FIELD =
      call("LGBM_DatasetSetField", ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
  static final Call DATASET_NAMES = call("LGBM_DatasetSetFeatureNames", ADDRESS, ADDRESS, JAVA_INT);
  static final Call DATASET_FREE = call("LGBM_DatasetFree", ADDRESS);
  static final Call BOOSTER = call("LGBM_BoosterCreate", ADDRESS, ADDRESS, ADDRESS);
  static final Call BOOSTER_UPDATE = call("LGBM_BoosterUpdateOneIter", ADDRESS, ADDRESS);
  static final Call BOOSTER_FREE = call("LGBM_BoosterFree", ADDRESS);
  static final Call BOOSTER_SAVE =
      call("LGBM_BoosterSaveModel", ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  static final Call BOOSTER_LOAD =
      call("LGBM_BoosterCreateFromModelfile", ADDRESS, ADDRESS, ADDRESS);
  static final Call PREDICT =
      call(
          "LGBM_BoosterPredictForMat",
          ADDRESS,
          ADDRESS,
          JAVA_INT,
          JAVA_INT,
          JAVA_INT,
          JAVA_INT,
          JAVA_INT,
          JAVA_INT,
          JAVA_INT,
          ADDRESS,
          ADDRESS,
          ADDRESS);
  static final Call FAST_ROW =
      call(
          "LGBM_BoosterPredictForMatSingleRowFastInit",
          ADDRESS,
          JAVA_INT,
          JAVA_INT,
          JAVA_INT,
          JAVA_INT,
          JAVA_INT,
          ADDRESS,
          ADDRESS);
  static final Call PREDICT_FAST_ROW =
      call("LGBM_BoosterPredictForMatSingleRowFast", ADDRESS, ADDRESS, ADDRESS, ADDRESS);

  private LightGbmLibrary() {}

  /// A function of the library that returns 0 when all went well.
  record Call(String name, MethodHandle handle) {
    void with(Object... arguments) {
      try {
        check((int) handle.invokeWithArguments(arguments));
      } catch (Throwable failure) {
        throw new IllegalStateException(name + " failed: " + failure.getMessage(), failure);
      }
    }

    /// Throws what the library says of its last failure.
    static void check(int result) throws Throwable {
      if (result == 0) return;
      MemorySegment text = (MemorySegment) LAST_ERROR.invokeExact();
      throw new IllegalStateException(text.reinterpret(Long.MAX_VALUE).getString(0));
    }
  }

  private static Call call(String name, MemoryLayout... arguments) {
    var type = FunctionDescriptor.of(JAVA_INT, arguments);
    return new Call(name, Linker.nativeLinker().downcallHandle(SYMBOLS.findOrThrow(name), type));
  }

  private static Path file() {
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
    String place = "/lightgbm4j/linux/" + processor + "/lib_lightgbm.so";
    try (InputStream library =
        io.github.metarank.lightgbm4j.LGBMBooster.class.getResourceAsStream(place)) {
      if (library == null) throw new IllegalStateException("the lightgbm4j jar has no " + place);
      Path file = Files.createTempFile("lib_lightgbm", ".so");
      file.toFile().deleteOnExit();
      Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
