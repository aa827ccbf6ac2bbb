package dev.lathe.track;

import dev.lathe.track.artifact.BucketAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// A server of buckets in a process of its own, which can be killed and started again.
final class BucketServer {
  static final String BUCKET = "lathe";
  private static final String ID = "reader";
  private static final String SECRET = "not to be seen";

  private final Path folder;
  private int port; // any that is free the first time
  private Process process;

  /// Keeps its buckets in this folder.
  BucketServer(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder.resolve(BUCKET));
      process = started();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process started() throws IOException {
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BucketServer.class.getName(),
                folder.toString(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var out =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    String said = out.readLine();
    if (said == null) throw new IllegalStateException("the server did not start");
    port = Integer.parseInt(said);
    return started;
  }

  /// The process: says where it can be asked, and goes on until it is killed.
  public static void main(String[] arguments) throws Exception {
    var server =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(arguments[0]))
            .endpoint(URI.create("http://127.0.0.1:" + arguments[1]))
            .awsAuthentication(AuthenticationType.AWS_V4, ID, SECRET)
            .v4MaxNonChunkedRequestSize(1L << 32)
            .build();
    server.start();
    System.out.println(server.getPort());
  }

  /// The variables by which somebody finds the bucket.
  Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("LATHE_ARTIFACTS", "s3://" + BUCKET + "/models");
    environment.put("LATHE_ARTIFACTS_ENDPOINT", "127.0.0.1:" + port);
    environment.put("AWS_ACCESS_KEY_ID", ID);
    environment.put("AWS_SECRET_ACCESS_KEY", SECRET);
    return environment;
  }

  /// The bucket.
  BucketAddress address() {
    return BucketAddress.from(environment()).orElseThrow();
  }

  /// What is under a home's id in the bucket, by a client of its own.
  Kept kept(String home) {
    var client =
        S3Client.builder()
            .region(Region.US_EAST_1)
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(ID, SECRET)))
            .build();
    return new Kept.Objects(client, BUCKET, "models/" + home + "/");
  }

  /// How much is on its disk, whole or not.
  long written() {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // something went while it was counted
    }
  }

  /// Kills it.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Starts it again where it was.
  void again() throws IOException {
    process = started();
  }
}
