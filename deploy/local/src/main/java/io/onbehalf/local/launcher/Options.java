package io.onbehalf.local.launcher;

import io.onbehalf.local.layout.DataFolder;
import io.onbehalf.local.layout.SmscAccount;
import io.onbehalf.local.load.LoadPlan;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The options of the command line.
///
/// @param portOffset added to every port
/// @param clean whether the kept data is deleted first
/// @param data the folder for data, state and logs
/// @param demo whether to play the demo, then stop
/// @param load a compose load to run, then stop; its own data is always deleted first
/// @param train whether the load trains the JVMs for later starts
/// @param smsc a foreign SMSC instead of the simulator
public record Options(
        int portOffset,
        boolean clean,
        Path data,
        boolean demo,
        @Nullable LoadPlan load,
        boolean train,
        @Nullable SmscAccount smsc) {

    private static final LoadPlan TRAINING = new LoadPlan(50, 10);

    /// Reads the command line. Throws [InvalidOption] if it cannot.
    public static Options parse(Path defaultData, String... arguments) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        Options options = new Options(0, false, defaultData, false, null, false, null);
        while (!rest.isEmpty()) {
            options = options.with(rest.removeFirst(), rest);
        }
        if (options.demo && options.load != null) {
            throw new InvalidOption("--demo cannot go together with --load or --train");
        }
        SmscOptions.requireComplete(options.smsc);
        return options;
    }

    /// The folder of the stack's data: a load has its own.
    Path stackData() {
        return load == null ? data : DataFolder.ofLoad(data);
    }

    /// True if the stack's data is deleted first.
    boolean deletesData() {
        return clean || load != null;
    }

    private Options with(String option, Deque<String> rest) {
        return switch (option) {
            case "--port-offset" ->
                    new Options(number(option, rest, -1_700, 50_000), clean, data, demo, load, train, smsc);
            case "--clean" -> new Options(portOffset, true, data, demo, load, train, smsc);
            case "--data" -> new Options(portOffset, clean, folder(option, rest), demo, load, train, smsc);
            case "--demo" -> new Options(portOffset, clean, data, true, load, train, smsc);
            case "--load" -> with(plan(option, rest), false);
            case "--train" -> with(TRAINING, true);
            case "--smsc", "--smsc-system-id", "--smsc-password" -> {
                SmscAccount account = SmscOptions.with(smsc, option, value(option, rest));
                yield new Options(portOffset, clean, data, demo, load, train, account);
            }
            default -> throw new InvalidOption("unknown option " + option);
        };
    }

    private Options with(LoadPlan plan, boolean training) {
        if (load != null && train != training) {
            throw new InvalidOption("--load and --train cannot go together");
        }
        return new Options(portOffset, clean, data, demo, plan, training, smsc);
    }

    private static Path folder(String option, Deque<String> rest) {
        String folder = value(option, rest);
        try {
            return Path.of(folder).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new InvalidOption("%s takes a folder, not %s: %s".formatted(option, folder, e.getReason()));
        }
    }

    private static LoadPlan plan(String option, Deque<String> rest) {
        return new LoadPlan(number(option, rest, 1, 20_000), number(option, rest, 1, 3_600));
    }

    private static int number(String option, Deque<String> rest, int least, int most) {
        String value = value(option, rest);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, together with the bounds.
        }
        throw new InvalidOption(
                "%s takes a number from %d to %d, not %s".formatted(option, least, most, value));
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new InvalidOption(
                    option + " needs " + (option.equals("--load") ? "two values" : "a value"));
        }
        return rest.removeFirst();
    }
}
