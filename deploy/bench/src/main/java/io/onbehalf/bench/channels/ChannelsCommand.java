package io.onbehalf.bench.channels;

import io.onbehalf.bench.stack.DisposableStack;
import io.onbehalf.bench.stack.LiveHeap;
import io.onbehalf.bench.stack.RepeatedCall;
import io.onbehalf.kit.clients.KafkaClientSettings;
import io.onbehalf.kit.config.TopicSetup;
import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.load.Latency;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.stack.Service;
import io.onbehalf.schemas.Topics;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The command `deploy/bench/run channels`: many sockets on one gateway, each told of its user's
/// conversations, whose snapshots are written to their topic as conversation-service writes them.
public final class ChannelsCommand {

    /// The time within which 99 of 100 must be told.
    private static final double MOST_MILLIS = 1_000;

    private static final double P99 = 0.99;

    private ChannelsCommand() {}

    /// True if everybody is told of everything in time.
    public static boolean run(ChannelsOptions options) throws Exception {
        List<BenchUser> users = BenchUser.all(options.users());
        try (DisposableStack stack = new DisposableStack();
                HttpClient http = HttpClient.newHttpClient()) {
            DisposableStack.start(stack.broker(), stack.registry());
            // The gateway awaits those of the services, which do not run here.
            new TopicSetup(
                            KafkaClientSettings.at(stack.layout().bootstrapServers()),
                            1,
                            TopicSetup.Mode.CREATE)
                    .prepare(Topics.ALL, List.of());
            JvmPart gateway = stack.service(Service.GATEWAY, BenchUser.issuerArguments(users));
            DisposableStack.start(gateway);
            long bytesBefore = LiveHeap.bytes(gateway.pid());
            var told = new ToldTimes(options);
            List<ToldSocket> sockets = new ArrayList<>();
            Api api = new Api(stack.layout().gatewayUrl());
            for (BenchUser user : users) {
                ApiUser signedIn = new ApiUser(api, user.name(), user.id(), api.token(user.name()));
                for (int i = 0; i < ChannelsOptions.SOCKETS_OF_A_USER; i++) {
                    sockets.add(new ToldSocket(http, channel(signedIn, user), told));
                }
            }
            long bytesAfter = LiveHeap.bytes(gateway.pid());
            System.out.printf(
                    "%,d sockets of %,d users: %,d KB of the gateway's heap each%n",
                    sockets.size(), users.size(), (bytesAfter - bytesBefore) / sockets.size() / 1024);
            new Changes(stack.layout(), options, users, told).write();
            boolean inTime = report(options, told);
            http.shutdownNow(); // closing it waits for the sockets, which nobody closes
            return inTime;
        }
    }

    private static boolean report(ChannelsOptions options, ToldTimes told) throws InterruptedException {
        int expected = options.changes() * ChannelsOptions.SOCKETS_OF_A_USER;
        Latency latency = told.await(expected);
        System.out.printf(
                "%,d changes at %,d per second, each to %d sockets: p50 %.0f ms, p99 %.0f ms, slowest %.0f ms;"
                        + " %,d of %,d told%n",
                options.changes(),
                options.rate(),
                ChannelsOptions.SOCKETS_OF_A_USER,
                latency.millis(0.5),
                latency.millis(P99),
                latency.millis(1),
                told.count(),
                expected);
        return told.count() == expected && latency.millis(P99) <= MOST_MILLIS;
    }

    /// The address of the socket of a new channel that is subscribed to the user's conversations.
    private static String channel(ApiUser user, BenchUser of) throws InterruptedException {
        Answer channel = ok(RepeatedCall.untilAnswered(() -> user.post("/notifications/channels", Map.of())));
        ok(
                user.put(
                        "/notifications/channels/" + channel.text("id") + "/subscriptions",
                        List.of(Map.of("id", of.topic()))));
        return channel.text("connectUri");
    }

    private static Answer ok(Answer answer) {
        if (answer.status() != 200) {
            throw new Failure("status %d %s".formatted(answer.status(), answer.body()));
        }
        return answer;
    }
}
