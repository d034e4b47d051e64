package io.onbehalf.local.remote;

import static java.util.Objects.requireNonNull;

import io.onbehalf.local.Failure;
import io.onbehalf.local.Polling;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.demo.DemoData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Creates the demo data in a stack that runs elsewhere: see [RemoteOptions].
///
/// It tries for three minutes, and adds what is missing. With `--mark` it does so once, so that what users
/// remove stays removed.
public final class SeedCommand {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private SeedCommand() {}

    /// Ends with status 1 if a call fails or an option is wrong.
    public static void main(String[] arguments) {
        Commands.run("seed", () -> seed(RemoteOptions.parse(arguments)));
    }

    private static void seed(RemoteOptions options) throws InterruptedException {
        Path mark = options.mark();
        if (mark != null && Files.exists(mark)) {
            System.out.println("The demo data has been created before.");
            return;
        }
        create(new Api(options.stack().gatewayUrl()));
        write(mark);
        System.out.println("The demo data is created.");
    }

    /// A stack that has just started on a busy machine may refuse calls for a while.
    private static void create(Api api) throws InterruptedException {
        AtomicReference<Failure> last = new AtomicReference<>();
        boolean created =
                Polling.await(
                        TIMEOUT,
                        INTERVAL,
                        () -> {
                            try {
                                new DemoData(api.signIn("admin")).create();
                                return true;
                            } catch (Failure e) {
                                last.set(e);
                                return false;
                            }
                        });
        if (!created) {
            throw requireNonNull(last.get());
        }
    }

    private static void write(@Nullable Path mark) {
        if (mark == null) {
            return;
        }
        try {
            Files.writeString(mark, "");
        } catch (IOException e) {
            throw new Failure("%s cannot be written: %s.".formatted(mark, e.getMessage()), e);
        }
    }
}
