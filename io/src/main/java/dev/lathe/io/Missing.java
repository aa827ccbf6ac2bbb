package dev.lathe.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/// The markers that stand for a missing value.
final class Missing {
  private final List<byte[]> markers = new ArrayList<>();
  private final boolean[] first = new boolean[256];
  private final boolean eager;

  /// The usual markers, changed as [Reading#missing()] says.
  Missing(List<String> changes) {
    var all = new LinkedHashSet<>(Reading.USUAL_MISSING);
    for (String change : changes) {
      if (change.equals("!")) all.clear();
      if (change.startsWith("!")) all.remove(change.substring(1));
    }
    changes.stream().filter(each -> !each.startsWith("!")).map(String::strip).forEach(all::add);
    all.remove("");
    boolean value = false;
    var number = new NumberCell();
    var time = new TimeCell();
    for (String marker : all) {
      byte[] bytes = marker.getBytes(StandardCharsets.UTF_8);
      markers.add(bytes);
      first[bytes[0] & 0xFF] = true;
      value |= number.read(bytes, 0, bytes.length);
      value |= YesNoCell.read(bytes, 0, bytes.length) >= 0;
      value |= time.read(bytes, 0, bytes.length) != TimeCell.NONE;
    }
    eager = value;
  }

  /// Whether a marker could be read as a value, so that cells are to be asked about first.
  boolean eager() {
    return eager;
  }

  /// How many markers there are.
  int size() {
    return markers.size();
  }

  String marker(int index) {
    return new String(markers.get(index), StandardCharsets.UTF_8);
  }

  /// The marker that a cell which is not empty holds, -1 for none.
  int index(byte[] bytes, int start, int end) {
    if (!first[bytes[start] & 0xFF]) return -1;
    for (int i = 0; i < markers.size(); i++) {
      byte[] marker = markers.get(i);
      if (Arrays.equals(marker, 0, marker.length, bytes, start, end)) return i;
    }
    return -1;
  }
}
