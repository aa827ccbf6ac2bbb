package dev.lathe.track.artifact;

import dev.lathe.track.database.Hashes;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.StoreException.Reason;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A bucket of contents, each under its hash, in an S3-compatible store.
///
/// Several homes may share a bucket: each keeps its contents under its own id, so that what one
/// cleans up is its own. A content's key is `PREFIX ID/ab/cdef…`, as in a [ContentFolder], so tools
/// that copy folders to buckets and back move a home's contents.
///
/// What [#put] returned was acknowledged by the store under its SHA-256: the store says so itself,
/// or, where it knows no SHA-256, the bytes are read back.
public final class ContentBucket implements Contents {
  private static final long LARGEST = 5L << 30;
  private static final int MOST = 10_000_000;
  private static final Pattern KEY = Pattern.compile("([0-9a-f]{2})/([0-9a-f]{62})");

  private final BucketAddress address;
  private final String root;
  private final Drafts drafts;
  private @Nullable BucketLink link;

  /// Contents of a home in this bucket. Nothing is asked of the store before it is needed.
  ///
  /// @param home id of the home
  /// @param drafts folder for streams whose length nobody knows yet
  /// @param owner who writes, as [dev.lathe.track.database.Database#owner()] says
  public ContentBucket(BucketAddress address, String home, Path drafts, String owner) {
    this.address = address;
    this.drafts = new Drafts(drafts, owner);
    root = address.prefix() + home + "/";
  }

  private synchronized BucketLink link() {
    if (link == null) link = new BucketLink(address);
    return link;
  }

  @Override
  public Content put(byte[] bytes) {
    var content = new Content(Hashes.of(bytes), bytes.length);
    return keep(
        content,
        RequestBody.fromContentProvider(
            () -> new ByteArrayInputStream(bytes), bytes.length, "application/octet-stream"));
  }

  @Override
  public Content put(Path file) {
    try {
      checkSize(Files.size(file));
      return keep(Drafts.measure(file), RequestBody.fromFile(file));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file '%s'".formatted(file), e);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public Content put(InputStream in, long longest) {
    try {
      Path draft = drafts.next();
      try {
        return keep(Drafts.copy(in, draft, longest), RequestBody.fromFile(draft));
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Content keep(Content content, RequestBody body) {
    checkSize(content.size());
    if (acknowledged(content)) return content;
    PutObjectResponse answer =
        link()
            .ask(store ->
                store.putObject(
                    request ->
                        request
                            .bucket(address.bucket())
                            .key(key(content))
                            .contentType("application/octet-stream")
                            .checksumSHA256(sum(content))
                            .overrideConfiguration(
                                o -> o.apiCallTimeout(link().limit(content.size()))),
                    body));
    if (!sum(content).equals(answer.checksumSHA256()) && !acknowledged(content)) readBack(content);
    return content;
  }

  private static void checkSize(long size) {
    if (size > LARGEST) {
      throw new IllegalArgumentException(
          "a content in a bucket has at most 5 GiB, this one has %s bytes; keep it in parts"
              .formatted(size));
    }
  }

  /// Whether the store says by itself that it has these very bytes.
  private boolean acknowledged(Content content) {
    return head(content)
        .filter(there -> there.contentLength() == content.size())
        .filter(there -> sum(content).equals(there.checksumSHA256()))
        .isPresent();
  }

  private void readBack(Content content) {
    try (InputStream in = open(content)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new StoreException(Reason.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public byte[] read(Content content) {
    if (content.size() > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "the content %s has %s bytes, too many for memory; read it as a stream"
              .formatted(content.hash(), content.size()));
    }
    byte[] bytes =
        found(
            content,
            () ->
                link()
                    .ask(store ->
                        store.getObject(
                            wanted(content),
                            (answer, in) -> {
                              try {
                                byte[] read = in.readNBytes((int) content.size() + 1);
                                if (read.length > content.size()) in.abort();
                                return read;
                              } catch (IOException e) {
                                throw RetryableException.create("the answer broke off", e);
                              }
                            })));
    if (!Hashes.of(bytes).equals(content.hash())) {
      throw CheckedContent.damaged(content, address.place());
    }
    return bytes;
  }

  @Override
  public InputStream open(Content content) {
    ResponseInputStream<GetObjectResponse> answer =
        found(content, () -> link().ask(store -> store.getObject(wanted(content))));
    var checked = new CheckedContent(answer, content, address.place());
    return new FilterInputStream(checked) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return checked.read(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        if (!checked.whole()) answer.abort(); // rather than read on to the end of a large one
        super.close();
      }
    };
  }

  private GetObjectRequest wanted(Content content) {
    return GetObjectRequest.builder()
        .bucket(address.bucket())
        .key(key(content))
        .overrideConfiguration(o -> o.apiCallTimeout(link().limit(content.size())))
        .build();
  }

  @Override
  public boolean has(Content content) {
    return head(content).isPresent();
  }

  private Optional<HeadObjectResponse> head(Content content) {
    return link()
        .ask(store -> {
          try {
            return Optional.of(
                store.headObject(request ->
                    request
                        .bucket(address.bucket())
                        .key(key(content))
                        .checksumMode(ChecksumMode.ENABLED)));
          } catch (S3Exception e) {
            if (e.statusCode() == 404) return Optional.empty();
            throw e;
          }
        });
  }

  @Override
  public void delete(Content content) {
    var _ =
        link()
            .ask(store ->
                store.deleteObject(request -> request.bucket(address.bucket()).key(key(content))));
  }

  @Override
  public List<Content> all() {
    var all = new ArrayList<Content>();
    String after = "";
    for (int page = 0; page < MOST / 1_000 && all.size() < MOST; page++) {
      ListObjectsV2Response answer = page(after);
      for (S3Object object : answer.contents()) content(object).ifPresent(all::add);
      String next = answer.nextContinuationToken();
      if (!Boolean.TRUE.equals(answer.isTruncated()) || next == null) return all;
      after = next;
    }
    throw StoreException.state(
        "%s lists without end; look what else is under '%s' there"
            .formatted(address.place(), root));
  }

  private ListObjectsV2Response page(String after) {
    return link()
        .ask(store ->
            store.listObjectsV2(request ->
                request
                    .bucket(address.bucket())
                    .prefix(root)
                    .continuationToken(after.isEmpty() ? null : after)));
  }

  /// The content that a listing names; empty for what is not ours.
  private Optional<Content> content(S3Object object) {
    if (object.key() == null || !object.key().startsWith(root)) return Optional.empty();
    var parts = KEY.matcher(object.key().substring(root.length()));
    if (!parts.matches() || object.size() == null) return Optional.empty();
    return Optional.of(new Content(parts.group(1) + parts.group(2), object.size()));
  }

  @Override
  public void sweep(Collection<String> gone) {
    try {
      drafts.sweep(gone);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public synchronized void close() {
    if (link != null) link.close();
    link = null;
  }

  private String key(Content content) {
    return root + content.hash().substring(0, 2) + "/" + content.hash().substring(2);
  }

  private static String sum(Content content) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(content.hash()));
  }

  private <T> T found(Content content, Supplier<T> answer) {
    try {
      return answer.get();
    } catch (StoreException e) {
      if (!(e.getCause() instanceof NoSuchKeyException)) throw e;
      throw StoreException.absent(
          "the content %s is not in %s under '%s'; if this home's contents are in a folder or in another bucket, name that, else put it back from a backup"
              .formatted(content.hash(), address.place(), root));
    }
  }

  private static StoreException failed(IOException e) {
    return new StoreException(
        Reason.UNAVAILABLE,
        "a file on this machine failed on its way to a bucket (%s); look whether the disk is full"
            .formatted(e.getMessage()),
        e);
  }
}
