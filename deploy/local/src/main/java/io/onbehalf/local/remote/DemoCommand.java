package io.onbehalf.local.remote;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.demo.Demo;
import io.onbehalf.local.demo.UsedData;

/// Plays the demo against a stack that runs elsewhere and has the demo data: see [RemoteOptions].
public final class DemoCommand {

    private DemoCommand() {}

    /// Ends with status 1 if a step fails or an option is wrong.
    public static void main(String[] arguments) {
        Commands.run("demo", () -> play(RemoteOptions.parse(arguments).stack()));
    }

    private static void play(RemoteStack stack) throws InterruptedException {
        Api api = new Api(stack.gatewayUrl());
        UsedData.requireNoOpenWork(api);
        try {
            Demo.play(stack, api, System.out::println);
        } catch (Failure e) {
            throw UsedData.explained(e);
        }
    }
}
