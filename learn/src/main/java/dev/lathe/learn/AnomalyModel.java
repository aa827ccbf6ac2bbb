package dev.lathe.learn;

import dev.lathe.frame.Frame;

/// What a [Detector] learned: it gives each row a score, higher is stranger, and calls it an
/// anomaly from a threshold on.
///
/// [#predict(Frame)] gives scores and answers; its [Predictions] are [Predictions.OfAnomalies].
public interface AnomalyModel extends Model {
  /// How strange each row of a frame is, higher is stranger.
  ///
  /// @throws IllegalArgumentException when columns are missing, naming them, or hold something else
  default double[] score(Frame frame) {
    return predict(frame).strangeness().outputs();
  }

  /// From which score on a row is an anomaly.
  default double threshold() {
    return signature().output().threshold();
  }
}
