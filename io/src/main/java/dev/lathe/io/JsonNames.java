package dev.lathe.io;

import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The names that JSON lines use, in the order in which they first come.
final class JsonNames {
  private JsonNames() {}

  static List<String> of(List<Layout> layouts, int size) {
    Map<Integer, List<String>> found = new TreeMap<>();
    try (var blocks = new Blocks(layouts, size)) {
      Workers.current().forEach(Workers.current().threads(), _ -> collect(blocks, found));
    }
    Set<String> names = new LinkedHashSet<>();
    found.values().forEach(names::addAll);
    List<String> all = new ArrayList<>(names);
    if (all.isEmpty()) {
      throw new TableException(
          "'%s' has no JSON object with a name".formatted(layouts.getFirst().input().name()));
    }
    Header.check(all, layouts.getFirst().input().name());
    return all;
  }

  private static void collect(Blocks blocks, Map<Integer, List<String>> found) {
    var json = new JsonCells();
    var buffer = new Buffer();
    var cells = new Cells();
    while (true) {
      Optional<Blocks.Block> block;
      try {
        synchronized (blocks) {
          block = blocks.next(buffer);
        }
      } catch (Blocks.Endless _) {
        return; // the sweep that reads the rows tells
      }
      if (block.isEmpty()) return;
      // What is wrong with a line is told by the sweep that reads its values.
      Set<String> names = new LinkedHashSet<>();
      byte[] bytes = buffer.bytes;
      int to = block.get().to();
      if (Utf8.firstForeign(bytes, 0, to) >= 0) {
        bytes = Utf8.from(Encoding.WINDOWS_1252, bytes, 0, to);
        to = bytes.length;
      }
      cells.clear(bytes, 0);
      json.names(bytes, to, cells, names);
      synchronized (found) {
        found.put(block.get().number(), List.copyOf(names));
      }
    }
  }
}
