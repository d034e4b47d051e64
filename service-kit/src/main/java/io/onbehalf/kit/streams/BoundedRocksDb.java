package io.onbehalf.kit.streams;

import io.onbehalf.kit.copies.CopyStores;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/// One bound on the memory outside the heap for all stores of a process; without it, each of the many small
/// stores takes its own. A copy has no changelog from which it could be made again without what was deleted:
/// its files are written again each day, and then have none of it.
public final class BoundedRocksDb implements RocksDBConfigSetter {

    private static final long TOTAL_BYTES = 64L << 20;
    private static final long WRITE_BUFFER_BYTES = 4L << 20;

    private static final Duration COPIES_REWRITTEN = Duration.ofDays(1);

    private static final Cache CACHE = new LRUCache(TOTAL_BYTES);
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(TOTAL_BYTES / 2, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(2);
        if (CopyStores.isCopy(storeName)) {
            options.setPeriodicCompactionSeconds(COPIES_REWRITTEN.toSeconds());
        }
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache and the buffers are shared and live as long as the process.
    }
}
