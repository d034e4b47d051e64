package io.onbehalf.bench.stack;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Gives services disks of their own for their state, which can become full: a `tmpfs` on Linux, for who may
/// mount one. Elsewhere all have the machine's disk, which is never filled.
///
/// A disk becomes full by shrinking to what is on it, so that a full one takes no more memory than before.
public final class SmallDisks {

    /// Much more than a service needs in a run.
    private static final String SIZE = "size=1g";

    /// What is on a disk may grow while it is measured.
    private static final int TRIES = 20;

    private static final long PATIENCE_SECONDS = 10;

    private final boolean mountable;
    private final Map<String, Path> disks = new HashMap<>();

    private SmallDisks(boolean mountable) {
        this.mountable = mountable;
    }

    /// @param data where it is tried whether one can be mounted
    static SmallDisks in(Path data) throws IOException {
        Path trial = Files.createDirectories(data.resolve("disk"));
        boolean mountable = isDone(mount(trial)) && isDone(List.of("umount", trial.toString()));
        return new SmallDisks(mountable);
    }

    /// The machine's disk for all.
    static SmallDisks none() {
        return new SmallDisks(false);
    }

    /// True if services have disks of their own.
    public boolean areMountable() {
        return mountable;
    }

    /// Gives a part a disk, if it has none yet.
    ///
    /// @param folder of its state
    synchronized void mount(String part, Path folder) throws IOException {
        if (mountable && !disks.containsKey(part)) {
            require(mount(Files.createDirectories(folder)));
            disks.put(part, folder);
        }
    }

    /// From now on the part can write nothing more; does nothing where it has no disk of its own.
    public synchronized void fill(String part) throws IOException {
        Path disk = disks.get(part);
        if (disk == null) {
            return;
        }
        for (int i = 0; i < TRIES; i++) {
            FileStore store = Files.getFileStore(disk);
            long used = store.getTotalSpace() - store.getUnallocatedSpace();
            if (isDone(remount(disk, "size=" + Math.max(used, store.getBlockSize())))) {
                return;
            }
        }
        throw new Failure("the disk of %s does not get full.".formatted(part));
    }

    /// From now on the part can write again.
    public synchronized void free(String part) throws IOException {
        Path disk = disks.get(part);
        if (disk != null) {
            require(remount(disk, SIZE));
        }
    }

    /// Takes all away, with what is on them. The parts must have ended.
    synchronized void unmount() {
        List<Path> mounted = new ArrayList<>(disks.values());
        disks.clear();
        for (Path disk : mounted) {
            try {
                isDone(List.of("umount", "--lazy", disk.toString()));
            } catch (IOException e) {
                throw new Failure("%s can't be unmounted: %s.".formatted(disk, e.getMessage()), e);
            }
        }
    }

    private static List<String> mount(Path folder) {
        return List.of("mount", "-t", "tmpfs", "-o", SIZE, "onbehalf-bench", folder.toString());
    }

    private static List<String> remount(Path folder, String size) {
        return List.of("mount", "-o", "remount," + size, folder.toString());
    }

    private static void require(List<String> command) throws IOException {
        if (!isDone(command)) {
            throw new IOException("%s failed".formatted(String.join(" ", command)));
        }
    }

    /// False also where there is no such command.
    private static boolean isDone(List<String> command) throws IOException {
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            return false;
        }
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
