package io.onbehalf.kit.copies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of a copy, where Kafka Streams keeps those of a store.
///
/// @param state folder of the instance's global state
/// @param store name of the copy's store
record CopyFiles(Path state, String store) {

    private static final Logger LOG = LoggerFactory.getLogger(CopyFiles.class);

    private Path rows() {
        return state.resolve("rocksdb").resolve(store);
    }

    Path stamp() {
        return state.resolve(store + ".stamp");
    }

    /// True if all rows can be read. It reads them once, which takes a second for some hundred megabytes.
    boolean areSound() {
        String path = rows().toString();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (var options = new Options();
                var dbOptions = new DBOptions();
                var familyOptions = new ColumnFamilyOptions()) {
            List<ColumnFamilyDescriptor> families =
                    RocksDB.listColumnFamilies(options, path).stream()
                            .map(name -> new ColumnFamilyDescriptor(name, familyOptions))
                            .toList();
            try (RocksDB rows = RocksDB.openReadOnly(dbOptions, path, families, handles)) {
                rows.verifyChecksum();
                return true;
            } finally {
                handles.forEach(ColumnFamilyHandle::close);
            }
        } catch (RocksDBException e) {
            LOG.warn("the files of {} are damaged: {}", store, e.getMessage());
            return false;
        }
    }

    /// Deletes all of them, the stamp first: without it nothing goes on with the rest.
    void delete() {
        try {
            Files.deleteIfExists(stamp());
            if (Files.exists(rows())) {
                try (Stream<Path> files = Files.walk(rows())) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the files of " + store + " can't be deleted", e);
        }
    }
}
