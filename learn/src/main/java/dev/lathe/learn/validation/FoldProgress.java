package dev.lathe.learn.validation;

import dev.lathe.learn.RunListener;

/// The progress of folds that are learned side by side, as one that does not go back.
final class FoldProgress {
  private final RunListener listener;
  private final double[] done;

  FoldProgress(RunListener listener, int folds) {
    this.listener = listener;
    this.done = new double[folds];
  }

  /// What the learner of this fold tells.
  RunListener of(int fold) {
    return new RunListener() {
      @Override
      public void progress(String doing, double share) {
        tell(fold, doing, share);
      }

      @Override
      public void metric(String name, long step, double value) {
        listener.metric("fold-%s/%s".formatted(fold + 1, name), step, value);
      }
    };
  }

  void ended(int fold) {
    tell(fold, "", 1);
  }

  private synchronized void tell(int fold, String doing, double share) {
    done[fold] = Math.max(done[fold], Math.min(share, 1));
    double sum = 0;
    for (double each : done) {
      sum += each;
    }
    String where = "fold %s of %s".formatted(fold + 1, done.length);
    listener.progress(doing.isEmpty() ? where : where + ": " + doing, sum / done.length);
  }
}
