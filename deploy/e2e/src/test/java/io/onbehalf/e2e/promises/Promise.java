package io.onbehalf.e2e.promises;

import java.util.ArrayList;
import java.util.List;

/// Something the system promises of its topics: it is shown every record, and then says what broke it.
///
/// Records of one partition come in their order; partitions and topics in any.
public abstract class Promise {

    private final List<String> violations = new ArrayList<>();

    /// The next record.
    public abstract void onEvent(Entry entry);

    /// Called once after the last record, for what only the whole can show.
    protected void onEnd() {}

    protected final void violated(String sentence) {
        violations.add(sentence);
    }

    /// Fails, naming each violation, if the promise was broken.
    public final void check() {
        onEnd();
        if (!violations.isEmpty()) {
            throw new AssertionError(
                    "%s is broken %d times:%n  %s"
                            .formatted(
                                    getClass().getSimpleName(),
                                    violations.size(),
                                    String.join(System.lineSeparator() + "  ", violations)));
        }
    }

    /// Shows all records to all promises, then checks each.
    public static void checkAll(Iterable<Entry> entries, List<? extends Promise> promises) {
        for (Entry entry : entries) {
            promises.forEach(promise -> promise.onEvent(entry));
        }
        promises.forEach(Promise::check);
    }

    /// What holds at any time on any topic, whatever was asked for.
    public static List<Promise> ofEveryHistory() {
        return List.of(
                new AtMostOneOpenConversationPerThread(),
                new ContiguousSequence(),
                new UniqueEventIds(),
                new EveryEventIsDescribed(),
                new OneEffectPerRequest(),
                new EveryRequestAnsweredOnce(),
                new NoSmsSubmittedTwice(),
                new NothingToWhoOptedOut(),
                new NoInboundShownTwice());
    }
}
