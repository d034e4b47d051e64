package io.onbehalf.kit.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.metrics.OnbehalfMeter;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A stored row whose bytes can't be read. The scan that met it has read nothing.
public final class UnreadableRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRow.class);

    private final String key;
    private final transient byte[] value;

    UnreadableRow(String key, byte[] value, RuntimeException cause) {
        super("row %s: can't be read".formatted(key.substring(0, key.indexOf('/'))), cause);
        this.key = key;
        this.value = value;
    }

    /// Logs and counts that a list is shown without this row. A key may have a name in it, so the log has its
    /// checksum instead.
    public void passOver() {
        var checksum = new CRC32C();
        checksum.update(key.getBytes(UTF_8));
        String kind = key.substring(0, key.indexOf('/'));
        LOG.warn(
                "row {}: can't be read, a list is shown without it; its key's CRC-32C is {}, its size {} bytes",
                kind,
                "%08x".formatted(checksum.getValue()),
                value.length);
        OnbehalfMeter.ROWS_PASSED_OVER.count(kind);
    }

    /// The row's key in its store.
    public String key() {
        return key;
    }

    /// The row's bytes.
    public byte[] value() {
        return value;
    }
}
