package io.onbehalf.local.process;

import io.onbehalf.local.layout.Checkout;
import java.nio.file.Path;
import java.util.List;

/// Replaces the launcher in a test: starts one part, prints its process id, and waits until the part ends.
final class Parent {

    private Parent() {}

    public static void main(String[] arguments) throws InterruptedException {
        JvmPart part = child(Path.of(arguments[0]), () -> true).start();
        System.out.println(part.pid());
        part.onExit().join();
    }

    static JvmPart child(Path log, Probe probe) {
        List<String> command =
                Checkout.find()
                        .watched(
                                System.getProperty("java.class.path"),
                                List.of("-Xmx32m"),
                                Child.class.getName(),
                                List.of());
        return new JvmPart("child", "nowhere", log, command, probe);
    }

    /// A part that runs until it is stopped.
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped in order")));
            System.out.println("running");
            Thread.currentThread().join();
        }
    }
}
