package dev.lathe.track.artifact;

import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.StoreException.Reason;
import dev.lathe.track.database.Text;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/// What went wrong with a bucket, in one sentence. Of what a store says only its code is repeated.
final class BucketFailures {
  private BucketFailures() {}

  static StoreException of(SdkException failure, BucketAddress address) {
    String why =
        switch (failure) {
          case AwsServiceException answer -> answered(answer);
          case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> slow(address);
          case AbortedException _ -> "was not waited for, as the work was interrupted; do it again";
          default -> broken(failure, address);
        };
    return new StoreException(Reason.UNAVAILABLE, address.place() + " " + why, failure);
  }

  private static String answered(AwsServiceException answer) {
    int status = answer.statusCode();
    String code = code(answer);
    if (code.equals("RequestTimeTooSkewed")) {
      return "refuses requests because of their time (%s); set this machine's clock"
          .formatted(code);
    }
    if (code.equals("NoSuchBucket")) {
      return "is not there; make it, or correct LATHE_ARTIFACTS";
    }
    if (code.equals("BadDigest") || code.equals("XAmzContentChecksumMismatch")) {
      return "got other bytes than were announced (%s); they changed on the way, do it again"
          .formatted(code);
    }
    if (status == 401 || status == 403) {
      return "refuses these credentials (%s); look at AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION, and at what they may do there"
          .formatted(code);
    }
    if (status >= 300 && status < 400) {
      return "answers that it is elsewhere (%s), which is not followed; correct LATHE_ARTIFACTS_ENDPOINT or AWS_REGION"
          .formatted(status);
    }
    if (status >= 500 || status == 429) {
      return "has trouble of its own (%s), also when asked again; do it again later"
          .formatted(code);
    }
    return "refuses the request (%s); look whether LATHE_ARTIFACTS and LATHE_ARTIFACTS_ENDPOINT name a store that speaks S3"
        .formatted(code);
  }

  private static String code(AwsServiceException answer) {
    String code = answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorCode();
    return code == null || code.isBlank()
        ? Integer.toString(answer.statusCode())
        : Text.shown(code);
  }

  private static String slow(BucketAddress address) {
    return "did not answer in time (it may be silent for %s s); look at the network, or do it again later"
        .formatted(address.patience().toMillis() / 1000.0);
  }

  private static String broken(SdkException failure, BucketAddress address) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof IOException)) cause = cause.getCause();
    return switch (cause) {
      case UnknownHostException _ ->
          "cannot be reached (no such host); look at LATHE_ARTIFACTS_ENDPOINT and at the network";
      case ConnectException _, NoRouteToHostException _ ->
          "cannot be reached (nobody answers there); look whether it runs and at LATHE_ARTIFACTS_ENDPOINT";
      case SocketTimeoutException _ -> slow(address);
      case SSLException tls ->
          "cannot be spoken to in confidence (%s); look at its certificate and whether it speaks TLS"
              .formatted(Text.shown(String.valueOf(tls.getMessage())));
      default ->
          "broke off or answered what is no answer (%s); look whether it runs, and do it again"
              .formatted(Text.shown(String.valueOf(cause.getMessage())));
    };
  }
}
