package dev.lathe.track;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A place of contents, looked at without the code under test.
sealed interface Kept {
  /// What is there, with `/` between parts.
  List<String> keys();

  /// Puts other bytes in the place of those that are there.
  void write(String key, byte[] bytes);

  /// Takes something away.
  void delete(String key);

  /// A folder.
  record Files(Path folder) implements Kept {
    @Override
    public List<String> keys() {
      if (!java.nio.file.Files.isDirectory(folder)) return List.of();
      try (var files = java.nio.file.Files.walk(folder)) {
        return files
            .filter(java.nio.file.Files::isRegularFile)
            .map(file -> folder.relativize(file).toString().replace('\\', '/'))
            .sorted()
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void write(String key, byte[] bytes) {
      try {
        java.nio.file.Files.write(folder.resolve(key), bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void delete(String key) {
      try {
        java.nio.file.Files.delete(folder.resolve(key));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// What is under a prefix of a bucket.
  record Objects(S3Client client, String bucket, String prefix) implements Kept {
    @Override
    public List<String> keys() {
      return client
          .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
          .contents()
          .stream()
          .map(S3Object::key)
          .map(key -> key.substring(prefix.length()))
          .toList();
    }

    @Override
    public void write(String key, byte[] bytes) {
      var _ =
          client.putObject(
              put -> put.bucket(bucket).key(prefix + key), RequestBody.fromBytes(bytes));
    }

    @Override
    public void delete(String key) {
      var _ = client.deleteObject(object -> object.bucket(bucket).key(prefix + key));
    }
  }
}
