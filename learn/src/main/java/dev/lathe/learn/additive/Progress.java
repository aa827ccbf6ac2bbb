package dev.lathe.learn.additive;

import dev.lathe.learn.RunListener;

/// The mean progress of bags that are learned from at the same time.
final class Progress {
  private final RunListener listener;
  private final double[] shares;

  Progress(RunListener listener, int bags) {
    this.listener = listener;
    shares = new double[bags];
  }

  /// Takes what one bag has done.
  synchronized void of(int bag, double share) {
    shares[bag] = share;
    double sum = 0;
    for (double each : shares) sum += each;
    listener.progress("", sum / shares.length);
  }
}
