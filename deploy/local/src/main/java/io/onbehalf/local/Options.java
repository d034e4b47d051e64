package io.onbehalf.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What the command line asks for.
///
/// @param portOffset added to every port
/// @param clean forget the kept data first; a load has data of its own, always forgotten first
/// @param data where data, state and logs are kept
/// @param demo play the demo, then stop
/// @param load measure composing at a rate, then stop
/// @param smsc a foreign one to use instead of the simulator
public record Options(
        int portOffset,
        boolean clean,
        Path data,
        boolean demo,
        @Nullable LoadPlan load,
        @Nullable Smsc smsc) {

    /// How often a second, and for how long, to compose.
    public record LoadPlan(int perSecond, int seconds) {}

    /// A command line that cannot be understood; its message says why.
    public static final class NotUnderstood extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String why;

        NotUnderstood(String message) {
            super(message);
            this.why = message;
        }

        public String why() {
            return why;
        }
    }

    /// Reads the command line, or refuses it.
    public static Options parse(Path defaultData, String... arguments) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        Options options = new Options(0, false, defaultData, false, null, null);
        while (!rest.isEmpty()) {
            options = options.with(rest.removeFirst(), rest);
        }
        if (options.demo && options.load != null) {
            throw new NotUnderstood("--demo and --load cannot go together");
        }
        SmscOptions.requireWhole(options.smsc);
        return options;
    }

    private Options with(String option, Deque<String> rest) {
        return switch (option) {
            case "--port-offset" ->
                    new Options(number(option, rest, -1_700, 50_000), clean, data, demo, load, smsc);
            case "--clean" -> new Options(portOffset, true, data, demo, load, smsc);
            case "--data" ->
                    new Options(
                            portOffset,
                            clean,
                            Path.of(value(option, rest)).toAbsolutePath().normalize(),
                            demo,
                            load,
                            smsc);
            case "--demo" -> new Options(portOffset, clean, data, true, load, smsc);
            case "--load" ->
                    new Options(
                            portOffset,
                            clean,
                            data,
                            demo,
                            new LoadPlan(number(option, rest, 1, 20_000), number(option, rest, 1, 3_600)),
                            smsc);
            case "--smsc", "--smsc-system-id", "--smsc-password" ->
                    new Options(
                            portOffset,
                            clean,
                            data,
                            demo,
                            load,
                            SmscOptions.read(smsc, option, value(option, rest)));
            default -> throw new NotUnderstood("unknown option " + option);
        };
    }

    private static int number(String option, Deque<String> rest, int least, int most) {
        String value = value(option, rest);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, together with the bounds.
        }
        throw new NotUnderstood(
                "%s takes a number from %d to %d, not %s".formatted(option, least, most, value));
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new NotUnderstood(option + " needs a value");
        }
        return rest.removeFirst();
    }
}
