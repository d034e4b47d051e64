package io.onbehalf.gateway.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/// The key that signs the local issuer's tokens, in a file that only its owner may read.
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    /// The key in the file; makes it if there is none.
    static RSAKey in(Path file) {
        try {
            return read(file);
        } catch (NoSuchFileException firstStart) {
            return create(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "onbehalf.local.signing-key %s: can't be read".formatted(file), e);
        }
    }

    static RSAKey made() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    private static RSAKey read(Path file) throws IOException {
        try {
            return RSAKey.parse(Files.readString(file));
        } catch (ParseException e) {
            throw new IllegalStateException(
                    "onbehalf.local.signing-key %s: is no RSA key; delete it, and sign in again"
                            .formatted(file),
                    e);
        }
    }

    /// Two gateways that start for the first time together take the same key: the file of one is kept.
    private static RSAKey create(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path made = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly());
            try {
                Files.writeString(made, made().toJSONString());
                Files.move(made, file);
            } catch (FileAlreadyExistsException ofAnother) {
                return read(file);
            } finally {
                Files.deleteIfExists(made);
            }
            return read(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "onbehalf.local.signing-key %s: can't be written".formatted(file), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
