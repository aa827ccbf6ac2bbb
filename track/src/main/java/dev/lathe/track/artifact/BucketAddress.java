package dev.lathe.track.artifact;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a bucket is, in Amazon's S3 or in a store that speaks its protocol.
///
/// @param endpoint the store; empty for Amazon's own of the region
/// @param bucket its name there
/// @param prefix what all keys begin with: empty, or parts that each end with a slash
/// @param region by which requests are signed
/// @param keys by which the store knows us
/// @param patience how long a store may say nothing, 30 seconds when nobody says
public record BucketAddress(
    Optional<URI> endpoint,
    String bucket,
    String prefix,
    String region,
    BucketKeys keys,
    Duration patience) {
  private static final Pattern WRITTEN =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9_-][\\w.-]*)*)/?");
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(:\\d+)?(/.*)?");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
  private static final int LONGEST_PREFIX = 200;

  /// Refuses what cannot be one.
  public BucketAddress {
    if (prefix.length() > LONGEST_PREFIX
        || !WRITTEN.matcher("s3://" + bucket + "/" + prefix).matches()
        || !(prefix.isEmpty() || prefix.endsWith("/"))) {
      throw unreadable();
    }
    endpoint.ifPresent(BucketAddress::check);
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException(
          "a region in AWS_REGION looks like eu-central-1; correct it");
    }
    if (!patience.isPositive()) {
      throw new IllegalArgumentException("patience is longer than nothing, got " + patience);
    }
  }

  /// The bucket that the environment names: `LATHE_ARTIFACTS` as `s3://bucket/prefix`, with
  /// `LATHE_ARTIFACTS_ENDPOINT` where it is not Amazon's own, `AWS_REGION`, and the keys in
  /// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and, where they are lent, `AWS_SESSION_TOKEN`.
  ///
  /// What the variables hold is not repeated in messages, as somebody may have put a secret there.
  ///
  /// @return empty when `LATHE_ARTIFACTS` is not set
  /// @throws IllegalArgumentException what is wrong with a variable
  public static Optional<BucketAddress> from(Map<String, String> environment) {
    String written = environment.getOrDefault("LATHE_ARTIFACTS", "");
    if (written.isEmpty()) return Optional.empty();
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches()) throw unreadable();
    String prefix = parts.group(2).isEmpty() ? "" : parts.group(2).substring(1) + "/";
    var endpoint =
        Optional.of(environment.getOrDefault("LATHE_ARTIFACTS_ENDPOINT", ""))
            .filter(url -> !url.isEmpty())
            .map(BucketAddress::endpoint);
    String region = environment.getOrDefault("AWS_REGION", "");
    if (region.isEmpty() && endpoint.isEmpty()) {
      throw new IllegalArgumentException(
          "a bucket of Amazon's needs its region in AWS_REGION, and one elsewhere its address in"
              + " LATHE_ARTIFACTS_ENDPOINT; set one of them");
    }
    var keys =
        new BucketKeys(
            environment.getOrDefault("AWS_ACCESS_KEY_ID", ""),
            environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""),
            Optional.ofNullable(environment.get("AWS_SESSION_TOKEN"))
                .filter(token -> !token.isEmpty()));
    return Optional.of(
        new BucketAddress(
            endpoint,
            parts.group(1),
            prefix,
            region.isEmpty() ? "us-east-1" : region,
            keys,
            Duration.ofSeconds(30)));
  }

  /// The same with another patience.
  public BucketAddress patience(Duration patience) {
    return new BucketAddress(endpoint, bucket, prefix, region, keys, patience);
  }

  /// TLS, unless somebody says `http` or the store is on this machine.
  private static URI endpoint(String written) {
    boolean scheme = written.contains("://");
    boolean here = LOOPBACK.matcher(written).matches();
    try {
      return new URI(scheme ? written : (here ? "http://" : "https://") + written);
    } catch (URISyntaxException _) {
      throw noEndpoint(); // without the cause, which repeats what was written
    }
  }

  private static void check(URI endpoint) {
    boolean web = "https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme());
    if (!web
        || endpoint.getHost() == null
        || endpoint.getUserInfo() != null
        || endpoint.getQuery() != null
        || endpoint.getFragment() != null) {
      throw noEndpoint();
    }
  }

  private static IllegalArgumentException noEndpoint() {
    return new IllegalArgumentException(
        "LATHE_ARTIFACTS_ENDPOINT looks like https://host or http://host:9000, without keys in it;"
            + " correct it");
  }

  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException(
        "LATHE_ARTIFACTS looks like s3://bucket or s3://bucket/prefix, in letters, digits, - and .;"
            + " correct it (keys belong in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)");
  }

  /// As a message names it.
  String place() {
    return "the bucket '%s' at %s"
        .formatted(bucket, endpoint.map(URI::toString).orElseGet(() -> "Amazon's S3 in " + region));
  }
}
