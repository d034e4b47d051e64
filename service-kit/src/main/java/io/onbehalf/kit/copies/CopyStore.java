package io.onbehalf.kit.copies;

import static java.util.Objects.requireNonNull;

import io.onbehalf.schemas.Topic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedBytesStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rows of a copy, in RocksDB, and between them how far each partition of the topic was read.
///
/// RocksDB writes to its files in the order of the puts. A record's position is put before its rows, so what
/// is in the files never lacks a row of a record before the position. After a crash the records from there on
/// are read again, which gives the same rows: each is put whole, and removes the other keys that its row had.
///
/// Files of another topic, schema or layout, damaged ones, and those that may have missed a tombstone are
/// deleted, and the topic is read from the beginning.
final class CopyStore implements KeyValueStore<Bytes, byte[]>, TimestampedBytesStore {

    private static final Logger LOG = LoggerFactory.getLogger(CopyStore.class);

    /// Keys are UTF-8, in which no byte is that high: positions come after all rows.
    private static final byte POSITION = (byte) 0xFF;

    private static final Bytes AFTER_ALL_KEYS = Bytes.wrap(new byte[] {(byte) 0xF8});

    private final Topic topic;
    private final KeyValueStore<Bytes, byte[]> rows;
    private final Map<Integer, Long> written = new HashMap<>();
    private @Nullable StateStoreContext context;
    private boolean complete;
    private @Nullable ContinuedCopies copies;
    private @Nullable CopyFiles files;

    CopyStore(String name, Topic topic) {
        this.topic = topic;
        rows = Stores.persistentTimestampedKeyValueStore(name).get();
    }

    /// Opening the rows reads the topic up to its end.
    @Override
    public void init(StateStoreContext context, StateStore root) {
        var found = new CopyFiles(context.stateDir().toPath(), name());
        this.context = context;
        files = found;
        copies =
                context.appConfigs().get(ContinuedCopies.SETTING) instanceof ContinuedCopies set ? set : null;
        if (!isContinued(found)) {
            found.delete();
        }
        if (copies != null) {
            copies.open(topic, this::position);
        }
        rows.init(context, root); // reads the topic up to its end
        complete = true;
    }

    private boolean isContinued(CopyFiles found) {
        ContinuedCopies may = copies;
        boolean continued =
                may != null
                        && CopyStamp.read(found.stamp())
                                .filter(stamp -> may.accepts(topic, stamp))
                                .isPresent()
                        && found.areSound();
        LOG.info("the copy of {} {}", topic.name(), continued ? "goes on" : "is read from the beginning");
        return continued;
    }

    private OptionalLong position(int partition) {
        byte[] found = rows.get(positionKey(partition));
        return found == null ? OptionalLong.empty() : OptionalLong.of(ByteBuffer.wrap(found).getLong());
    }

    private static Bytes positionKey(int partition) {
        return Bytes.wrap(ByteBuffer.allocate(5).put(POSITION).putInt(partition).array());
    }

    /// Notes, before a record's first row, that everything before the record is written.
    private void begin() {
        if (context != null) {
            context.recordMetadata().ifPresent(this::begin);
        }
    }

    private void begin(RecordMetadata record) {
        Long before = written.put(record.partition(), record.offset());
        if (before == null || before != record.offset()) {
            byte[] offset = ByteBuffer.allocate(Long.BYTES).putLong(record.offset()).array();
            rows.put(positionKey(record.partition()), offset);
        }
    }

    /// False, so that Kafka Streams keeps no checkpoint of its own; see [ContinuedCopies].
    @Override
    public boolean persistent() {
        return false;
    }

    /// Kafka Streams calls it once the topic is read up to its end, and after some thousand records.
    @Override
    public void flush() {
        if (copies != null && files != null) {
            rows.flush();
            Optional<CopyStamp> stamp = copies.stamp(topic);
            if (stamp.isEmpty() || isUpToDate()) {
                stamp(files.stamp(), stamp);
            }
        }
    }

    /// False for a copy that has not come to the end, or stands still: it may miss tombstones from when it
    /// last had everything, so its stamp stays as old as it is.
    private boolean isUpToDate() {
        return complete
                && !(requireNonNull(context).appConfigs().get(CopyWaits.SETTING) instanceof CopyWaits waits
                        && !waits.since().isEmpty());
    }

    private void stamp(Path file, Optional<CopyStamp> stamp) {
        try {
            if (stamp.isPresent()) {
                stamp.get().write(file);
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("the copy of {} can't be stamped: {}", topic.name(), e.toString());
        }
    }

    @Override
    public void close() {
        try {
            if (rows.isOpen()) {
                flush();
            }
        } finally {
            rows.close();
        }
    }

    @Override
    public void put(Bytes key, byte @Nullable [] value) {
        begin();
        rows.put(key, value);
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte @Nullable [] value) {
        begin();
        return rows.putIfAbsent(key, value);
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        begin();
        rows.putAll(entries);
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        begin();
        return rows.delete(key);
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        return rows.get(key);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        return rows.range(from, to == null ? AFTER_ALL_KEYS : to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseRange(@Nullable Bytes from, @Nullable Bytes to) {
        return rows.reverseRange(from, to == null ? AFTER_ALL_KEYS : to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return range(null, null);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseAll() {
        return reverseRange(null, null);
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<Bytes, byte[]> prefixScan(P prefix, S serializer) {
        return rows.prefixScan(prefix, serializer);
    }

    /// An estimate; it counts the positions too.
    @Override
    public long approximateNumEntries() {
        return rows.approximateNumEntries();
    }

    @Override
    public String name() {
        return rows.name();
    }

    @Override
    public boolean isOpen() {
        return rows.isOpen();
    }

    @Override
    public Position getPosition() {
        return rows.getPosition();
    }
}
