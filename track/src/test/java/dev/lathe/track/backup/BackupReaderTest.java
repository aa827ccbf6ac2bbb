package dev.lathe.track.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.track.artifact.Content;
import dev.lathe.track.database.Table.Column;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with the file is told from what goes wrong with whoever looks at it.
class BackupReaderTest {
  @TempDir Path folder;

  private Path whole() throws IOException {
    Path file = folder.resolve("whole.zip");
    try (InputStream in =
        Objects.requireNonNull(
            BackupReaderTest.class.getResourceAsStream("/dev/lathe/track/backup-schema-7.zip"))) {
      Files.copy(in, file);
    }
    return file;
  }

  /// Notes what it sees, and fails at one of that.
  private record Failing(String at, List<String> seen, IllegalArgumentException failure)
      implements BackupReader.Visitor {
    Failing(String at) {
      this(at, new ArrayList<>(), new IllegalArgumentException("mine"));
    }

    private void see(String what) {
      seen.add(what);
      if (what.equals(at)) throw failure;
    }

    @Override
    public void manifest(Manifest manifest) {
      see("manifest");
    }

    @Override
    public void table(String name, List<Column> columns) {
      see("table");
    }

    @Override
    public void row(Object[] values) {
      see("row");
    }

    @Override
    public void counter(String table, long last) {
      see("counter");
    }

    @Override
    public void content(Content content, InputStream in) {
      see("content");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest", "table", "row", "counter", "content"})
  void what_a_visitor_throws_is_not_laid_on_the_file(String at) throws IOException {
    Path file = whole();
    var visitor = new Failing(at);

    assertThatThrownBy(() -> BackupReader.read(file, visitor, _ -> {})).isSameAs(visitor.failure());

    assertThat(visitor.seen()).endsWith(at);
  }

  @Test
  void a_whole_one_is_seen_to_its_end() throws Exception {
    var visitor = new Failing("nothing");

    Holding holding = BackupReader.read(whole(), visitor, _ -> {});

    assertThat(visitor.seen()).filteredOn("row"::equals).hasSize((int) holding.allRows());
    assertThat(visitor.seen()).filteredOn("content"::equals).hasSize((int) holding.contents());
  }
}
