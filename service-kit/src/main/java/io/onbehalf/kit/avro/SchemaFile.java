package io.onbehalf.kit.avro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The file of [RememberedSchemas]: the SHA-256 of what follows, a line break, and JSON.
///
/// It is written whole beside the old one and then replaces it, so that a crash leaves one of the two. One
/// that can't be read is as good as none, and a write that fails leaves the old one: neither stops a service.
record SchemaFile(Path path) {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaFile.class);
    private static final JsonMapper JSON = new JsonMapper();

    /// The content.
    ///
    /// @param source whose answers they are
    /// @param schemas the schemas' texts by id
    /// @param subjects the ids that schemas got under each subject
    record Content(Source source, Map<Integer, String> schemas, Map<String, Set<Integer>> subjects) {}

    /// Whose ids they are: the same id is another schema elsewhere.
    ///
    /// @param registry the address of the registry
    /// @param cluster the id of the Kafka cluster, which is another one where all data have been deleted
    record Source(String registry, String cluster) {}

    /// Empty if there is none, if it is damaged, or if it is another source's.
    Optional<Content> read(Source source) {
        try {
            String[] parts = Files.readString(path).split("\n", 2);
            if (parts.length < 2 || !parts[0].equals(hash(parts[1]))) {
                LOG.warn("{} is damaged and is not used", path);
                return Optional.empty();
            }
            Content content = JSON.readValue(parts[1], Content.class);
            if (!source.equals(content.source())) {
                LOG.warn("{} has the schema ids of another registry or cluster and is not used", path);
                return Optional.empty();
            }
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JacksonException e) {
            LOG.warn("{} can't be read and is not used: {}", path, e.toString());
            return Optional.empty();
        }
    }

    void write(Content content) {
        Path next = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            String text = JSON.writeValueAsString(content);
            writeThrough(next, hash(text) + "\n" + text);
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn(
                    "{} can't be written: a start without the registry may have to wait: {}",
                    path,
                    e.toString());
            delete(next);
        }
    }

    private static void writeThrough(Path file, String text) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} is left over", file, e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }
}
