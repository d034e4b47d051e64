package io.onbehalf.bench.faults;

import io.onbehalf.bench.promises.NoContactDataLeaks;
import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.promises.Reconciliation;
import io.onbehalf.bench.promises.TopicRecord;
import io.onbehalf.bench.settled.EveryAcceptedCallIsThere;
import io.onbehalf.bench.settled.EveryBadRecordIsADeadLetter;
import io.onbehalf.bench.settled.EveryOpenConversationIsListed;
import io.onbehalf.bench.settled.EveryOwedWrapupHasItsRow;
import io.onbehalf.bench.settled.NoTimerIsOverdue;
import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import io.onbehalf.smsc.ledger.LedgerLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Judges a run by its topics, the SMSC's ledger and the logs.
record FaultCheck(Stage stage, Scene scene, CallLog log) {

    private static final Duration QUIET = Duration.ofSeconds(8);
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(15);

    /// Waits until nothing is written any more.
    ///
    /// @return the violations, by the name of what is promised
    Map<String, List<String>> violations() throws InterruptedException, ExecutionException, IOException {
        TopicReader topics = new TopicReader(stage.layout());
        topics.settledEnds(TopicReader.catalogue(), QUIET, TIMEOUT);
        stage.gather();
        List<TopicRecord> records = topics.records();
        NoContactDataLeaks leaks = new NoContactDataLeaks(scene.contacts(), Scene.MARK);
        onLogs(leaks);
        List<Promise> promises = new ArrayList<>(Promise.ofEveryHistory());
        promises.add(leaks);
        promises.add(new EveryAcceptedCallIsThere(log.accepted()));
        promises.add(new EveryOpenConversationIsListed());
        promises.add(new EveryOwedWrapupHasItsRow());
        promises.add(new NoTimerIsOverdue(Instant.now(), GRACE));
        records.forEach(record -> promises.forEach(promise -> promise.onRecord(record)));
        Map<String, List<String>> found = new LinkedHashMap<>();
        promises.forEach(promise -> found.put(promise.getClass().getSimpleName(), promise.violations()));
        found.put("EveryBadRecordIsADeadLetter", droppedRecords(topics));
        found.put("the SMSC's ledger agrees", ledgerDifferences(records));
        return found;
    }

    private void onLogs(NoContactDataLeaks leaks) throws IOException {
        try (Stream<Path> logs = Files.list(stage.layout().data().resolve("logs"))) {
            for (Path file : logs.toList()) {
                int line = 0;
                for (String text : Files.readAllLines(file)) {
                    leaks.onText("%s:%d".formatted(file.getFileName(), ++line), text);
                }
            }
        }
    }

    private static List<String> droppedRecords(TopicReader topics)
            throws InterruptedException, ExecutionException {
        Promise promise = new EveryBadRecordIsADeadLetter(TopicReader.BAD_INPUT);
        List<String> names =
                Stream.of(
                                Topics.QUEUE_REQUESTS,
                                Topics.CONVERSATION_REQUESTS,
                                Topics.WRAPUP_REQUESTS,
                                Topics.QUEUE_DEAD_LETTERS,
                                Topics.CONVERSATION_DEAD_LETTERS,
                                Topics.WRAPUP_DEAD_LETTERS)
                        .map(Topic::name)
                        .toList();
        for (var record : topics.readNow(names, new ByteArrayDeserializer())) {
            promise.onRecord(
                    new TopicRecord(
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            TopicReader.text(record.key()),
                            TopicReader.headers(record),
                            null));
        }
        return promise.violations();
    }

    private List<String> ledgerDifferences(List<TopicRecord> records) throws IOException {
        Reconciliation ledger = new Reconciliation(scene.contacts(), false);
        log.sent().forEach(ledger::addAccepted);
        for (TopicRecord record : records) {
            if (record.isEvent() && record.value() != null) {
                ledger.addEvent(record.value());
            }
        }
        LedgerLine.readAll(stage.layout().smscLedger()).forEach(ledger::addLine);
        return ledger.report().differences();
    }
}
