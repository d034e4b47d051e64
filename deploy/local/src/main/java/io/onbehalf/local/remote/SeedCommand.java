package io.onbehalf.local.remote;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.demo.DemoData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Creates the demo data in a stack that runs elsewhere: see [RemoteOptions].
///
/// It adds what is missing. With `--mark` it does so once, so that what users remove stays removed.
public final class SeedCommand {

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
        new DemoData(new Api(options.stack().gatewayUrl()).signIn("admin")).create();
        write(mark);
        System.out.println("The demo data is created.");
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
