package dev.lathe.learn;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/// Hears what happens while something is learned. It may be called from several threads at once and
/// must not take long.
public interface RunListener {
  /// Hears nothing.
  RunListener NONE = new RunListener() {};

  /// A run begins.
  ///
  /// @param name what runs, such as `fit titanic.csv`
  default void started(String name) {}

  /// So much is done.
  ///
  /// @param doing what is being done now, in a few words
  /// @param done share of the whole run, `[0, 1]`; does not go back
  default void progress(String doing, double done) {}

  /// A figure is known.
  ///
  /// @param name the score's name, such as `auc`, with a prefix for what it is of
  /// @param step 0 for a single figure, else the round
  /// @param value the figure
  default void metric(String name, long step, double value) {}

  /// A model is ready.
  default void model(Model model) {}

  /// The run is over.
  ///
  /// @param failure empty when it went well, else why it did not
  default void ended(String failure) {}

  /// The run was stopped before it was over, by whoever interrupted its thread; [#ended] is not
  /// called then.
  ///
  /// @param why in a few words
  default void stopped(String why) {
    ended(why);
  }

  /// Runs something of this name, and tells of its start and of its end, however it ends.
  ///
  /// @throws CancellationException when the thread is interrupted
  default <T> T heard(String name, Supplier<T> run) {
    started(name);
    try {
      T done = run.get();
      ended("");
      return done;
    } catch (RuntimeException e) {
      boolean stopped =
          e instanceof CancellationException || Thread.currentThread().isInterrupted();
      if (stopped) stopped("it was stopped before it was over");
      else ended(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /// Tells this listener of a part of the run as the share of the whole from `from` to `to`; the
  /// part's start, model and end are not passed on.
  ///
  /// @param prefix put before the part's words and, with dashes and a slash, before the names of
  ///   its figures: `number-of-trees/validation-loss`
  default RunListener part(String prefix, double from, double to) {
    RunListener whole = this;
    return new RunListener() {
      @Override
      public void progress(String doing, double done) {
        String colon = prefix.isEmpty() || doing.isEmpty() ? "" : ": ";
        whole.progress(prefix + colon + doing, from + done * (to - from));
      }

      @Override
      public void metric(String name, long step, double value) {
        String key = prefix.replace(' ', '-');
        whole.metric(key.isEmpty() ? name : key + "/" + name, step, value);
      }
    };
  }
}
