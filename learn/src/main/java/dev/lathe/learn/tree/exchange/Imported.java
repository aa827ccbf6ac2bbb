package dev.lathe.learn.tree.exchange;

import dev.lathe.learn.Entry;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Setting;
import dev.lathe.learn.Task;
import java.util.Set;

/// What stands where a learner's settings do in a model that another library learned: which one,
/// and the file that it came in.
///
/// @param library the library's name
/// @param format the version that the file states: LightGBM's of its text, XGBoost's own
/// @param objective what the library made small, as the file has it
/// @param file the file's name without its folder
/// @param content hash of the file, `sha256:` and 64 hex digits
public record Imported(
    @Setting("the library that learned it") String library,
    @Setting("the version that its file states") String format,
    @Setting("what it made small") String objective,
    @Setting("the file it was read from") String file,
    @Setting("hash of that file") String content)
    implements Learner<ImportedTrees> {

  /// What its file calls the numbers of rows that nodes had.
  String covers() {
    return library.equals("XGBoost") ? "sum_hessian" : "internal_count, leaf_count";
  }

  @Override
  public Entry entry() {
    return new Entry(
        "Stands for the library that learned a model which was imported.",
        Set.of(),
        Set.of(),
        "the library named in `library`");
  }

  @Override
  public Preparation preparation() {
    return Preparation.none();
  }

  @Override
  public ImportedTrees fit(Task task, RunListener listener) {
    throw nothing();
  }

  @Override
  public void check(Task task) {
    throw nothing();
  }

  private static IllegalArgumentException nothing() {
    return new IllegalArgumentException(
        "'imported' stands for models of other libraries and learns nothing; take another learner,"
            + " such as gradient-boosting");
  }
}
