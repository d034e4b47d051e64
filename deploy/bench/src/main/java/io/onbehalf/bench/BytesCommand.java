package io.onbehalf.bench;

import io.onbehalf.bench.stack.DisposableStack;
import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.stack.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/// The command `deploy/bench/run bytes`: the bytes that one inbound text writes over all topics and
/// changelogs, on a conversation with few and with many messages.
final class BytesCommand {

    private static final int FEW = 10;
    private static final int MANY = 1_000;

    /// The most bytes that a text may write.
    private static final long MOST = 12 << 10;

    /// The percentage by which a text may write more on a long conversation than on a short one.
    private static final int SPREAD = 10;

    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final int MOST_PAUSES = 20;

    private BytesCommand() {}

    /// True if a text writes the same within 10 %, and at most 12 KB.
    ///
    /// @param messages of the longest conversation
    /// @param texts how many are measured at each length
    static boolean run(int messages, int texts) throws Exception {
        try (DisposableStack stack = new DisposableStack()) {
            DisposableStack.start(stack.broker(), stack.registry(), stack.smsc());
            DisposableStack.start(
                    stack.service(Service.QUEUE),
                    stack.service(Service.CONVERSATION, "--onbehalf.carrier.pacing.enabled=false"),
                    stack.service(Service.WRAPUP),
                    stack.service(Service.GATEWAY));
            stack.createDemoData();
            List<Integer> lengths = Stream.of(FEW, MANY, messages).distinct().sorted().toList();
            List<Map<String, Long>> measured = new ArrayList<>();
            try (var conversation =
                            OneConversation.compose(
                                    stack.layout(),
                                    new Api(stack.layout().gatewayUrl()).signIn("amy"),
                                    BenchMessages.contactNumber(1));
                    var topics = new TopicBytes(stack.layout())) {
                for (int length : lengths) {
                    conversation.fillTo(length);
                    measured.add(bytesOf(conversation, topics, texts));
                }
            }
            return print(lengths, measured, texts);
        }
    }

    private static Map<String, Long> bytesOf(OneConversation conversation, TopicBytes topics, int texts)
            throws Exception {
        Map<TopicPartition, Long> before = quiet(topics);
        conversation.inbound(texts);
        return topics.between(before, quiet(topics));
    }

    /// The ends of the topics once nothing is written any more.
    private static Map<TopicPartition, Long> quiet(TopicBytes topics) throws InterruptedException {
        Map<TopicPartition, Long> ends = topics.ends();
        for (int pause = 0; pause < MOST_PAUSES; pause++) {
            Thread.sleep(QUIET);
            Map<TopicPartition, Long> later = topics.ends();
            if (later.equals(ends)) {
                return ends;
            }
            ends = later;
        }
        throw new Failure("the topics are still written to.");
    }

    private static boolean print(List<Integer> lengths, List<Map<String, Long>> measured, int texts) {
        var topics = new TreeSet<String>();
        measured.forEach(each -> topics.addAll(each.keySet()));
        System.out.printf("%nBytes per inbound text (keys, values, headers), average of %d%n%n", texts);
        line("messages in the conversation", lengths.stream().map(Integer::longValue).toList());
        for (String topic : topics) {
            line(topic, measured.stream().map(each -> each.getOrDefault(topic, 0L) / texts).toList());
        }
        List<Long> totals = measured.stream().map(each -> sum(each) / texts).toList();
        line("all topics", totals);
        long least = totals.stream().min(Long::compare).orElseThrow();
        long most = totals.stream().max(Long::compare).orElseThrow();
        System.out.printf(
                "%nThe most is %,d bytes (at most %,d may be) and differs by %.1f %% (at most %d may be).%n",
                most, MOST, 100.0 * (most - least) / least, SPREAD);
        return most <= MOST && (most - least) * 100 <= least * SPREAD;
    }

    private static long sum(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void line(String name, List<Long> values) {
        var line = new StringBuilder("%-50s".formatted(name));
        values.forEach(value -> line.append("%,10d".formatted(value)));
        System.out.println(line);
    }
}
