package io.onbehalf.local.process;

import java.util.List;
import java.util.stream.Stream;

/// The flags of the child JVMs.
public final class JvmFlags {

    /// For logs of `slf4j-simple`: level INFO, with date and time.
    public static final List<String> LOGGING =
            List.of(
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                    "-Dorg.slf4j.simpleLogger.showDateTime=true",
                    "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss,SSS");

    /// The variable of the environment that, with the value `all`, lets the JVMs use both compilers.
    private static final String COMPILERS = "ONBEHALF_COMPILERS";

    /// Seven JVMs share a laptop's cores: the second compiler would take half of them for the first minutes.
    /// A stack that runs for longer may have it.
    private static final List<String> SHARED_CORES =
            "all".equals(System.getenv(COMPILERS))
                    ? List.of("-XX:+UseSerialGC")
                    : List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private JvmFlags() {}

    /// The flags for parts that share one machine, and more.
    public static List<String> small(String... more) {
        return join(SHARED_CORES, List.of(more));
    }

    public static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
