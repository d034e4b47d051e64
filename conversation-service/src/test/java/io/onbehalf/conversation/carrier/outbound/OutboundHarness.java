package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.outbound.PartitionBacklog.OffsetRange;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// One partition's messages on their way, instance after instance, with the moves of the outbound loop and
/// with everything that can go wrong between them.
///
/// A step is a number; what it does depends on what is there. A crash leaves what is committed and nothing
/// else; answers to a dead instance's SMS may still be written down.
final class OutboundHarness {

    private static final int KINDS = 12;
    private static final SubmitOutcome[] OUTCOMES = SubmitOutcome.values();

    private final List<String> numbers;
    private final List<Integer> segments;
    private final List<SpecificRecord> attempts = new ArrayList<>();
    private final List<Sms> inFlight = new ArrayList<>();
    private final List<Sms> stragglers = new ArrayList<>();
    private final List<SpecificRecord> unwritten = new ArrayList<>();
    private long committed;
    private long attemptsFrom;
    private long nextToRead;
    private PartitionBacklog backlog;

    /// One SMS that waits for its response.
    private record Sms(OutboundMessage message, int part) {}

    /// @param segments how many SMS each message takes
    OutboundHarness(List<Integer> segments) {
        this.segments = List.copyOf(segments);
        this.numbers =
                IntStream.range(0, segments.size())
                        .mapToObj(i -> i % 2 == 0 ? OutboundMessages.SLOW : OutboundMessages.FAST)
                        .toList();
        this.backlog = begin();
    }

    /// The records on `carrier.attempts`.
    List<SpecificRecord> attempts() {
        return List.copyOf(attempts);
    }

    void step(int step) {
        int choice = step / KINDS;
        switch (step % KINDS) {
            case 0, 1 -> read();
            case 2, 3 -> submit(choice);
            case 4, 5 -> answer(inFlight, choice, OUTCOMES[choice % OUTCOMES.length]);
            case 6 -> answer(stragglers, choice, OUTCOMES[choice % OUTCOMES.length]);
            case 7 -> giveUp(choice);
            case 8 -> crash();
            case 9 -> failToWrite(choice);
            case 10 -> writeTheUnwritten();
            default -> crashAmidAnAttempt(choice);
        }
    }

    /// Nothing goes wrong any more.
    void finish() {
        writeTheUnwritten();
        while (read() || submit(0) || answer(inFlight, 0, SubmitOutcome.ACCEPTED)) {
            // On.
        }
    }

    private PartitionBacklog begin() {
        AttemptLog log = new AttemptLog();
        for (long offset = attemptsFrom; offset < attempts.size(); offset++) {
            log.read(offset, attempts.get((int) offset));
        }
        nextToRead = committed;
        return new PartitionBacklog(
                log,
                _ -> Double.POSITIVE_INFINITY,
                new OffsetRange(committed, segments.size()),
                new OffsetRange(attemptsFrom, attempts.size()));
    }

    private boolean read() {
        if (nextToRead == segments.size()) {
            return false;
        }
        int index = (int) nextToRead++;
        OutboundMessage message = OutboundMessages.message(index, numbers.get(index), segments.get(index));
        List<Integer> unknown = backlog.add(message, 0);
        if (unknown.isEmpty()) {
            write(null);
        } else {
            conclude(
                    message,
                    unknown.stream()
                            .map(part ->
                                    OutboundMessages.result(message, part, SubmitOutcome.OUTCOME_UNKNOWN))
                            .toList());
        }
        return true;
    }

    private boolean submit(int choice) {
        OutboundMessage next = next(choice);
        if (next == null) {
            return false;
        }
        List<Integer> parts = next.attempt(1 + choice % 3);
        write(OutboundMessages.attempted(next, parts.toArray(Integer[]::new)));
        parts.forEach(part -> inFlight.add(new Sms(next, part)));
        return true;
    }

    private boolean answer(List<Sms> waiting, int choice, SubmitOutcome outcome) {
        if (waiting.isEmpty()) {
            return false;
        }
        Sms sms = waiting.remove(choice % waiting.size());
        List<SegmentResult> all =
                sms.message().addResult(OutboundMessages.result(sms.message(), sms.part(), outcome));
        if (!all.isEmpty()) {
            conclude(sms.message(), all);
            giveUpTheRest(sms.message(), all);
        }
        return true;
    }

    private void giveUpTheRest(OutboundMessage message, List<SegmentResult> all) {
        boolean refused = all.stream().anyMatch(each -> each.outcome().outcome() == SubmitOutcome.REJECTED);
        if (refused && message.hasOpen() && backlog.holds(message)) {
            giveUp(message);
        }
    }

    /// The transaction with an answer fails, or was committed without our knowledge; the answer is kept, and
    /// the loop begins again, here or on another instance.
    private void failToWrite(int choice) {
        if (inFlight.isEmpty()) {
            return;
        }
        Sms sms = inFlight.remove(choice % inFlight.size());
        SubmitOutcome outcome = OUTCOMES[choice % OUTCOMES.length];
        List<SegmentResult> all =
                sms.message().addResult(OutboundMessages.result(sms.message(), sms.part(), outcome));
        if (!all.isEmpty()) {
            SpecificRecord record = OutboundMessages.concluded(all);
            unwritten.add(record);
            if (choice % 3 == 0) {
                attempts.add(record);
            }
        }
        if (choice % 2 == 0) {
            writeTheUnwritten();
        }
        crash();
    }

    private void writeTheUnwritten() {
        attempts.addAll(unwritten);
        unwritten.clear();
    }

    private void giveUp(int choice) {
        List<OutboundMessage> waiting =
                backlog.numbers().stream()
                        .map(NumberBacklog::oldestWaiting)
                        .filter(Objects::nonNull)
                        .toList();
        if (!waiting.isEmpty()) {
            giveUp(waiting.get(choice % waiting.size()));
        }
    }

    private void giveUp(OutboundMessage message) {
        conclude(
                message,
                message.abandon().stream()
                        .map(part -> OutboundMessages.result(message, part, SubmitOutcome.REJECTED))
                        .toList());
    }

    private void crash() {
        stragglers.addAll(inFlight);
        inFlight.clear();
        backlog = begin();
    }

    /// Before the attempt was on Kafka, or after that and before a PDU left.
    private void crashAmidAnAttempt(int choice) {
        OutboundMessage next = next(choice);
        if (next != null) {
            List<Integer> parts = next.attempt(1 + choice % 3);
            if (choice % 2 == 0) {
                write(OutboundMessages.attempted(next, parts.toArray(Integer[]::new)));
            }
        }
        crash();
    }

    private @Nullable OutboundMessage next(int choice) {
        List<OutboundMessage> ready = new ArrayList<>();
        for (NumberBacklog number : backlog.numbers()) {
            OutboundMessage next = number.next(0);
            if (next != null) {
                ready.add(next);
            }
        }
        return ready.isEmpty() ? null : ready.get(choice % ready.size());
    }

    private void conclude(OutboundMessage message, List<SegmentResult> results) {
        if (message.isDone()) {
            backlog.remove(message);
        }
        write(OutboundMessages.concluded(results));
    }

    /// One transaction: the record, if any, and how far this instance got.
    private void write(@Nullable SpecificRecord record) {
        if (record != null) {
            backlog.onAttemptsWritten(attempts.size());
            attempts.add(record);
        }
        committed = backlog.committableOffset();
        attemptsFrom = backlog.attemptsNeededFrom();
    }
}
