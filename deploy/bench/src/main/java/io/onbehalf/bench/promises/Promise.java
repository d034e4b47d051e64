package io.onbehalf.bench.promises;

import java.util.ArrayList;
import java.util.List;

/// A promise of the system about its topics. It gets every record and then reports the violations.
///
/// The records of one partition come in their order; partitions and topics come in any order.
public abstract class Promise {

    private final List<String> violations = new ArrayList<>();

    /// Processes the next record.
    public abstract void onRecord(TopicRecord record);

    /// Called once after the last record, for violations that only the whole history shows.
    protected void onEnd() {}

    /// Reports a violation, in one sentence.
    protected final void violated(String sentence) {
        violations.add(sentence);
    }

    /// The violations of the whole history, one sentence each. Ends it, so it can be asked once.
    public final List<String> violations() {
        onEnd();
        return List.copyOf(violations);
    }

    /// Throws an error that lists the violations, if there are any.
    public final void check() {
        List<String> sentences = violations();
        if (!sentences.isEmpty()) {
            throw new AssertionError(
                    "%s is broken %d times:%n  %s"
                            .formatted(
                                    getClass().getSimpleName(),
                                    sentences.size(),
                                    String.join(System.lineSeparator() + "  ", sentences)));
        }
    }

    /// Passes all records to all promises, then checks each promise.
    public static void checkAll(Iterable<TopicRecord> records, List<? extends Promise> promises) {
        for (TopicRecord record : records) {
            promises.forEach(promise -> promise.onRecord(record));
        }
        promises.forEach(Promise::check);
    }

    /// The promises that every history must keep, whatever the requests were.
    public static List<Promise> ofEveryHistory() {
        return List.of(
                new AtMostOneOpenConversationPerThread(),
                new EveryOpenConversationHasAnOwner(),
                new ContiguousSequence(),
                new UniqueEventIds(),
                new EveryEventIsDescribed(),
                new EveryEventNamesItsActor(),
                new OneEffectPerRequest(),
                new EveryRequestAnsweredOnce(),
                new NoSmsSubmittedTwice(),
                new NoSmsToOptedOutContacts(),
                new NoInboundShownTwice());
    }
}
