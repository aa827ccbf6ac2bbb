package dev.lathe.learn.tree.exchange;

import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Field;
import dev.lathe.frame.Origin;
import dev.lathe.frame.Schema;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Card;
import dev.lathe.learn.Output;
import dev.lathe.learn.Recipe;
import dev.lathe.learn.Signature;
import dev.lathe.learn.file.ModelFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/// A model that another library saved, read and checked: text of LightGBM (versions v3 and v4),
/// JSON and UBJSON of XGBoost.
///
/// ```java
/// static Model imported(Path file) {
///   return ForeignModel.read(file, JsonTree::of).model("churned", List.of("no", "yes"));
/// }
/// ```
///
/// Nothing in a file can run, and what is allocated is a small multiple of its size. A file that is
/// cut short, altered, or holds what cannot be had to the same bits is refused with the reason.
///
/// **Shapes.** Columns are those of the file in its order: numbers, or categories where it names
/// them; one that is split by category without names holds codes from 0 on.
public final class ForeignModel {
  /// The largest file that is read, in bytes.
  public static final long LIMIT = 1L << 29;

  private final Contents contents;
  private final String file;
  private final String hash;

  private ForeignModel(Contents contents, String file, String hash) {
    this.contents = contents;
    this.file = file;
    this.hash = hash;
  }

  /// Reads a file.
  ///
  /// @param json reads a document in JSON as plain values: maps by name, lists, texts, numbers, yes
  ///   and no; whole numbers as `Long`, others as `BigDecimal`, lists of whole ones also as
  ///   `long[]`
  /// @throws ModelFileException when it cannot be read, is damaged, or holds what cannot be had
  public static ForeignModel read(Path file, Function<byte[], Object> json) {
    String called = "'%s'".formatted(file);
    try {
      if (Files.isDirectory(file)) {
        throw new ModelFileException(called + " is a folder, not a model file");
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes((int) LIMIT + 1);
        if (bytes.length > LIMIT) {
          throw new ModelFileException(
              "%s is too large; models of up to %s MB are read".formatted(called, LIMIT >> 20));
        }
        Path name = file.getFileName();
        return of(bytes, name == null ? called : name.toString(), called, json);
      }
    } catch (NoSuchFileException e) {
      throw new ModelFileException("there is no file " + called, e);
    } catch (IOException e) {
      throw new ModelFileException("%s could not be read: %s".formatted(called, e.getMessage()), e);
    }
  }

  /// Reads the bytes of a file.
  ///
  /// @param file its name without a folder
  /// @param json as for [#read]
  /// @throws ModelFileException when they are damaged or hold what cannot be had
  public static ForeignModel of(byte[] bytes, String file, Function<byte[], Object> json) {
    return of(bytes, file, "'%s'".formatted(file), json);
  }

  private static ForeignModel of(
      byte[] bytes, String file, String called, Function<byte[], Object> json) {
    try {
      return new ForeignModel(contents(bytes, json), file, sha256(bytes));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ModelFileException(
          "%s cannot be imported: %s".formatted(called, e.getMessage()), e);
    }
  }

  private static Contents contents(byte[] bytes, Function<byte[], Object> json) {
    if (LightGbmText.begins(bytes)) return LightGbmText.read(bytes, json);
    if (UbjReader.begins(bytes)) return XgBoostDocument.read(UbjReader.read(bytes));
    int at = 0;
    while (at < bytes.length && Character.isWhitespace(bytes[at])) at++;
    if (at < bytes.length && bytes[at] == '{') {
      return XgBoostDocument.read(json.apply(bytes));
    }
    if (Lines.startsWith(bytes, "binf")) {
      throw new ModelFileException(
          "it is in XGBoost's old binary form; load it there and save it as model.json or"
              + " model.ubj");
    }
    throw new ModelFileException("it is neither text of LightGBM nor JSON or UBJSON of XGBoost");
  }

  static ModelFileException objective(String library, String name) {
    return new ModelFileException(
        "it was trained for '%s', which is not known; what %s makes of its scores cannot be had"
            .formatted(name, library));
  }

  static ModelFileException several(String objective, int outputs) {
    return new ModelFileException(
        "it gives %s scores for '%s'; of several scores, classes and quantiles are read"
            .formatted(outputs, objective));
  }

  private static String sha256(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /// The library that saved it.
  public String library() {
    return contents.maker().library();
  }

  /// The version that the file states: LightGBM's of its text, XGBoost's own.
  public String format() {
    return contents.maker().format();
  }

  /// What it was trained for, as the file has it.
  public String objective() {
    return contents.maker().objective();
  }

  /// How many classes it predicts, 0 where it predicts numbers.
  public int classes() {
    return contents.answer().kind().classes()
        ? contents.answer().link().outputs(contents.start().size())
        : 0;
  }

  /// The model, its classes named `0`, `1` and so on.
  ///
  /// @param target what to call that which it predicts; the file does not know
  public ImportedTrees model(String target) {
    List<String> names = new ArrayList<>();
    for (int code = 0; code < classes(); code++) names.add(String.valueOf(code));
    return model(target, names);
  }

  /// The model.
  ///
  /// @param target what to call that which it predicts; the file does not know
  /// @param classes what its classes are called, in the order of their codes; of two the positive
  ///   one last; none where it predicts numbers
  /// @throws IllegalArgumentException when there are more or fewer classes
  public ImportedTrees model(String target, List<String> classes) {
    if (classes.size() != classes()) {
      throw new IllegalArgumentException(
          classes() == 0
              ? "the model of '%s' predicts numbers; it has no classes to name".formatted(file)
              : "the model of '%s' has %s classes and %s names were given"
                  .formatted(file, classes(), classes.size()));
    }
    if (classes.stream().distinct().count() != classes.size()) {
      throw new IllegalArgumentException("two classes have the same name: " + classes);
    }
    var answer = contents.answer();
    var output = new Output(target, answer.kind(), classes).quantiles(answer.quantiles());
    return new ImportedTrees(
        new Basis(
            new Imported(library(), format(), objective(), file, hash),
            new Signature(schema(target), output),
            Recipe.none(),
            card()),
        answer.link(),
        contents.trees().inputs(),
        contents.trees().trees(contents.start().size()),
        contents.start().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private Schema schema(String target) {
    List<Field> fields = new ArrayList<>();
    for (SourceTrees.Feature feature : contents.features()) {
      if (feature.name().equals(target)) {
        throw new IllegalArgumentException(
            "'%s' is a column that the model reads; name another target".formatted(target));
      }
      fields.add(
          new Field(
              feature.name(),
              feature.levels().isPresent() ? ColumnType.CATEGORIES : ColumnType.NUMBERS));
    }
    return new Schema(fields);
  }

  private Card card() {
    var rows = new Origin("unknown", "unknown", 0, Origin.Nature.UNKNOWN);
    Card card = Card.of(rows, 0);
    var decision =
        new Card.Decision(
            "imported",
            "%s, %s %s".formatted(file, library(), format()),
            "trained for %s; what it learned from is not known".formatted(objective()),
            "");
    return new Card(
        card.data(),
        card.provenance(),
        card.split(),
        List.of(decision),
        contents.warnings(),
        card.leaderboard(),
        card.evidence());
  }

  @Override
  public String toString() {
    return "ForeignModel[%s, %s %s, %s]".formatted(file, library(), format(), objective());
  }
}
