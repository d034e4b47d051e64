package io.onbehalf.kit.store;

/// A stored row whose bytes can't be read. The scan that met it has read nothing.
public final class UnreadableRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient byte[] value;

    UnreadableRow(String key, byte[] value, RuntimeException cause) {
        super("row %s: can't be read".formatted(key.substring(0, key.indexOf('/'))), cause);
        this.key = key;
        this.value = value;
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
