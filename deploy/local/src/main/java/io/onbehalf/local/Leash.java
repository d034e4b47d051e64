package io.onbehalf.local;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;

/// Ends a part when whoever started it is gone, however that happened.
///
/// It is a Java agent: the part's standard input is a pipe that only its parent holds open, so the end of
/// that pipe is the end of the parent. The part halts at once, as if it had been killed; its data must bear
/// that anyway.
public final class Leash {

    private static final int PARENT_GONE = 3;

    private Leash() {}

    public static void premain(String arguments) {
        Thread.ofPlatform().daemon().name("leash").start(Leash::holdOn);
    }

    private static void holdOn() {
        try (FileInputStream parent = new FileInputStream(FileDescriptor.in)) {
            while (parent.read() >= 0) {
                // Nobody writes here; only the end matters.
            }
        } catch (IOException unreadable) {
            // A pipe that cannot be read has nobody at its other end.
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
