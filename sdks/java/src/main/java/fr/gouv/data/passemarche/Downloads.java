// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the body of an answer to a file. While it is incomplete it stands beside it, under the name with {@code .part}
 * behind it. Where the service sends parts of a file (RFC 9110 section 14), a broken download goes on where it stopped,
 * even in another process, as long as the service has the same file.
 */
final class Downloads {
  private final Engine engine;
  private final Call call;
  private final Download.Progress progress;

  Downloads(Engine engine, Call call, Download.Progress progress) {
    this.engine = engine;
    this.call = call;
    this.progress = progress == null ? (received, total) -> {} : progress;
  }

  Download to(Path file, boolean isResumable) {
    Attempts attempts = new Attempts(engine, call);
    PartialFile part = new PartialFile(file, isResumable);
    try {
      while (true) {
        AccessToken token = attempts.token();
        long before = part.size;
        try {
          Transport.Reply reply = engine.start(call, token, part.headers());
          try (Watched body = new Watched(reply.body(), engine.timeout(call))) {
            if (part.accept(reply)) {
              receive(body, part);
              return part.finish(reply);
            }
            Answer answer = new Answer(reply.status(), reply.headers(), gathered(body));
            if (answer.status() == 416 && before > 0) {
              // What is there is no beginning of what the service has now.
              part.restart();
            } else if (attempts.isOver(answer)) {
              throw Engine.failure(call, answer);
            }
          }
        } catch (TransportException | CallTimeoutException failure) {
          attempts.again(failure, isResumable && part.size > before);
          if (!isResumable) part.restart();
        }
      }
    } finally {
      part.leave();
    }
  }

  private byte[] gathered(Watched body) {
    try {
      return Engine.gather(body, 1 << 20);
    } catch (IOException broken) {
      throw failure(body, broken);
    }
  }

  private PasseMarcheException failure(Watched body, IOException broken) {
    return body.isOver() ? new CallTimeoutException(engine.timeout(call)) : new TransportException(broken);
  }

  private void receive(Watched body, PartialFile part) {
    Duration silence = engine.timeout(call);
    byte[] buffer = new byte[64 << 10];
    try {
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        // Nobody waits longer than this for the next bytes, however many there are.
        body.goOn(silence);
        if (part.size + count > call.limit) throw new TooLargeException(call.limit);
        part.append(buffer, count);
        progress.received(part.size, part.total);
      }
    } catch (IOException broken) {
      throw failure(body, broken);
    }
    if (part.total >= 0 && part.size != part.total) {
      throw new TransportException(new IOException("the file broke off"));
    }
  }

  /** The part of a download that is there. */
  private static final class PartialFile {
    private static final Pattern NAME = Pattern.compile("filename=\"(?:[^\"]*/)?([^\"/]+)\"");

    private final Path file;
    private final Path part;
    /** Holds the entity tag of what the part is a part of. */
    private final Path tagFile;

    private final boolean isResumable;
    private final FileChannel channel;
    private MessageDigest hash = newHash();
    private String tag;
    private boolean isFinished;
    long size;
    /** The size of the whole; -1 where it is not known. */
    long total = -1;

    /** What has to do with files, and may fail. */
    private interface Work<T> {
      T run() throws IOException;
    }

    private static <T> T written(Work<T> work) {
      try {
        return work.run();
      } catch (IOException failure) {
        throw new FileException(failure);
      }
    }

    private static MessageDigest newHash() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    PartialFile(Path file, boolean isResumable) {
      this.file = file;
      this.isResumable = isResumable;
      part = file.resolveSibling(file.getFileName() + ".part");
      tagFile = file.resolveSibling(file.getFileName() + ".part-tag");
      channel =
          written(
              () -> {
                if (isResumable && Files.exists(tagFile) && Files.exists(part)) tag = Files.readString(tagFile);
                else Files.write(part, new byte[0]);
                return FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE);
              });
      written(
          () -> {
            ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
            while (channel.read(buffer) >= 0) {
              size += buffer.flip().remaining();
              hash.update(buffer);
              buffer.clear();
            }
            return null;
          });
    }

    /** Asks for what is missing, if the file is still the same. */
    Map<String, String> headers() {
      return size == 0 || tag == null ? Map.of() : Map.of("Range", "bytes=" + size + "-", "If-Range", tag);
    }

    /** Whether the answer brings the file, or the rest of it. */
    boolean accept(Transport.Reply reply) {
      if (reply.status() == 200) {
        if (size > 0) restart();
        total = reply.headers().firstValueAsLong("Content-Length").orElse(-1);
        reply.headers().firstValue("ETag").ifPresent(this::keep);
        return true;
      }
      if (reply.status() != 206 || size == 0) return false;
      // `bytes 100-199/200`
      String range = reply.headers().firstValue("Content-Range").orElse("");
      if (!range.startsWith("bytes " + size + "-")) return false;
      String whole = range.substring(range.lastIndexOf('/') + 1);
      total = whole.matches("[0-9]{1,18}") ? Long.parseLong(whole) : -1;
      return true;
    }

    /** Only a strong tag stands for the same bytes. */
    private void keep(String given) {
      if (!isResumable || !given.startsWith("\"")) return;
      tag = given;
      written(() -> Files.writeString(tagFile, given));
    }

    void append(byte[] chunk, int count) {
      written(
          () -> {
            ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, count);
            while (buffer.hasRemaining()) channel.write(buffer);
            return null;
          });
      hash.update(chunk, 0, count);
      size += count;
    }

    void restart() {
      written(
          () -> {
            channel.truncate(0);
            channel.position(0);
            return Files.deleteIfExists(tagFile);
          });
      hash = newHash();
      tag = null;
      size = 0;
      total = -1;
    }

    Download finish(Transport.Reply reply) {
      byte[] digest = hash.digest();
      String told = "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
      // The digest of the whole, where the service tells one (RFC 9530).
      String wanted = reply.headers().firstValue("Repr-Digest").orElse("");
      if (wanted.contains("sha-256=:") && !wanted.contains(told)) {
        restart();
        throw new TransportException(new IOException("the file is not what its digest says"));
      }
      written(
          () -> {
            channel.force(true);
            channel.close();
            // Whoever looks for the file finds the whole of it, or the one of before.
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Files.deleteIfExists(tagFile);
          });
      isFinished = true;
      Matcher name = NAME.matcher(reply.headers().firstValue("Content-Disposition").orElse(""));
      boolean isNamed = name.find() && !name.group(1).startsWith(".") && !name.group(1).contains("\\");
      return new Download(
          file,
          size,
          HexFormat.of().formatHex(digest),
          reply.headers().firstValue("Content-Type").orElse(null),
          isNamed ? name.group(1) : null);
    }

    /** Leaves what can be gone on with, and removes what cannot. */
    void leave() {
      if (isFinished) return;
      try {
        channel.close();
        if (tag != null && size > 0) return;
        Files.deleteIfExists(part);
        Files.deleteIfExists(tagFile);
      } catch (IOException unimportant) {
        // What is thrown already tells more.
      }
    }
  }
}
