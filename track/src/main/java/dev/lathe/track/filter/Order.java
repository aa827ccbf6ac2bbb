package dev.lathe.track.filter;

/// What found runs are ordered by.
///
/// @param key by what; runs that do not have it come last
/// @param descending whether the greatest comes first
public record Order(Key key, boolean descending) {
  /// The order that is written so, such as `metrics.auc DESC`.
  ///
  /// @throws IllegalArgumentException when it cannot be understood
  public static Order parse(String text) {
    var words = new Words(text);
    Key key = words.key();
    boolean descending = words.take("DESC");
    if (!descending) words.take("ASC");
    if (!words.end()) throw words.unclear("ASC, DESC or the end");
    return new Order(key, descending);
  }
}
