package dev.lathe.track.artifact;

import dev.lathe.track.database.StoreException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/// A client of one store. It knows what it was given and nothing else: no profile on the disk, no
/// keys of the machine it runs on. It follows no redirects, tries again a few times where that may
/// help, and reads no more of an answer than one can have.
final class BucketLink implements AutoCloseable {
  private static final long LONGEST_ANSWER = 4L << 20;
  private static final long SLOWEST = 64L << 10;

  private final BucketAddress address;
  private final S3Client client;

  BucketLink(BucketAddress address) {
    this.address = address;
    var builder =
        S3Client.builder()
            .region(Region.of(address.region()))
            .credentialsProvider(StaticCredentialsProvider.create(credentials(address.keys())))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(address.patience())
                    .socketTimeout(address.patience()))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
            .overrideConfiguration(all ->
                all.retryStrategy(RetryMode.STANDARD)
                    .apiCallTimeout(limit(0))
                    .defaultProfileFile(ProfileFile.aggregator().build())
                    .addExecutionInterceptor(new ShortAnswers()));
    address.endpoint().ifPresent(store -> builder.endpointOverride(store).forcePathStyle(true));
    client = builder.build();
  }

  private static AwsCredentials credentials(BucketKeys keys) {
    return keys.session()
        .<AwsCredentials>map(token -> AwsSessionCredentials.create(keys.id(), keys.secret(), token))
        .orElseGet(() -> AwsBasicCredentials.create(keys.id(), keys.secret()));
  }

  /// Asks the store.
  ///
  /// @throws StoreException when it does not do its part
  <T> T ask(Function<S3Client, T> question) {
    try {
      return question.apply(client);
    } catch (SdkException e) {
      throw BucketFailures.of(e, address);
    }
  }

  /// How long asking may take in all where so many bytes go or come.
  Duration limit(long bytes) {
    return address.patience().multipliedBy(4).plusSeconds(bytes / SLOWEST);
  }

  @Override
  public void close() {
    client.close();
  }

  /// Cuts off answers, but for contents that come, whose length is known to whoever reads them.
  private static final class ShortAnswers implements ExecutionInterceptor {
    @Override
    public Optional<InputStream> modifyHttpResponseContent(
        Context.ModifyHttpResponse answer, ExecutionAttributes attributes) {
      boolean content =
          answer.request() instanceof GetObjectRequest && answer.httpResponse().isSuccessful();
      return content ? answer.responseBody() : answer.responseBody().map(Bounded::new);
    }
  }

  private static final class Bounded extends FilterInputStream {
    private long left = LONGEST_ANSWER;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return count(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int many = super.read(bytes, offset, length);
      return count(many, many);
    }

    private int count(int result, int many) throws IOException {
      if (result >= 0) left -= many;
      if (left < 0) {
        throw new IOException("an answer of more than %s bytes".formatted(LONGEST_ANSWER));
      }
      return result;
    }
  }
}
