package io.onbehalf.conversation.topology;

import static java.util.stream.Collectors.toMap;

import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.delivery.Deliveries;
import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.conversation.domain.delivery.UnmatchedReceipt;
import io.onbehalf.conversation.domain.inbound.InboundBuffer;
import io.onbehalf.conversation.domain.inbound.PendingText;
import io.onbehalf.conversation.domain.inbound.SeenSms;
import io.onbehalf.conversation.domain.thread.EndedAgents;
import io.onbehalf.conversation.domain.thread.LastConversation;
import io.onbehalf.conversation.domain.thread.Participant.Agent;
import io.onbehalf.conversation.domain.thread.ThreadState;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.topology.StateRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A thread's state in rows, of which a decision writes only those that it changes: what an event costs does
/// not grow with what is under way.
///
/// `thread/<thread>`; `delivery/<thread>/<message>`, `ended/<thread>/<participant>`,
/// `seen/<thread>/<time>/<pdu>`, each list in the order of its keys; `unmatched/<thread>`,
/// `pending/<thread>`.
final class ThreadStateRepository implements StateRepository<ThreadState, ThreadRequest> {

    private static final RowList<Delivery> DELIVERIES =
            new RowList<>("delivery/", Delivery.class, delivery -> delivery.messageId().value());
    private static final RowList<Agent> ENDED =
            new RowList<>("ended/", Agent.class, agent -> agent.ref().participantId().value());
    private static final RowList<SeenSms> SEEN =
            new RowList<>("seen/", SeenSms.class, ThreadStateRepository::order);

    /// What every decision needs.
    private record Core(long idsUsed, LastConversation last, @Nullable ConsentFact consent) {}

    /// Receipts that wait for their message.
    private record Unmatched(List<UnmatchedReceipt> receipts) {
        private static final Unmatched NONE = new Unmatched(List.of());
    }

    /// Texts that wait for their missing parts.
    private record Pending(List<PendingText> texts) {
        private static final Pending NONE = new Pending(List.of());
    }

    @Override
    public ThreadState load(PrefixedStore rows, String thread, ThreadRequest request) {
        return loadPart(rows, thread, "");
    }

    @Override
    public ThreadState loadPart(PrefixedStore rows, String thread, String part) {
        Core core = rows.get("thread/", thread, Core.class);
        if (core == null) {
            core = core(ThreadState.INITIAL);
        }
        Unmatched unmatched = rows.get("unmatched/", thread, Unmatched.class);
        Pending pending = rows.get("pending/", thread, Pending.class);
        return new ThreadState(
                core.idsUsed(),
                core.last(),
                new EndedAgents(ENDED.load(rows, thread)),
                new Deliveries(
                        DELIVERIES.load(rows, thread),
                        (unmatched == null ? Unmatched.NONE : unmatched).receipts()),
                new InboundBuffer(
                        (pending == null ? Pending.NONE : pending).texts(), SEEN.load(rows, thread)),
                core.consent());
    }

    @Override
    public void save(PrefixedStore rows, String thread, ThreadState before, ThreadState after) {
        put(rows, "thread/", thread, core(before), core(after), Core.class);
        put(rows, "unmatched/", thread, unmatched(before), unmatched(after), Unmatched.class);
        put(rows, "pending/", thread, pending(before), pending(after), Pending.class);
        DELIVERIES.save(rows, thread, before.deliveries().messages(), after.deliveries().messages());
        ENDED.save(rows, thread, before.ended().agents(), after.ended().agents());
        SEEN.save(rows, thread, before.inbound().seen(), after.inbound().seen());
    }

    private static <T> void put(
            PrefixedStore rows, String prefix, String thread, T before, T after, Class<T> type) {
        if (!after.equals(before)) {
            rows.put(prefix, thread, after, type);
        }
    }

    private static Core core(ThreadState state) {
        return new Core(state.idsUsed(), state.last(), state.consent());
    }

    private static Unmatched unmatched(ThreadState state) {
        return new Unmatched(state.deliveries().unmatched());
    }

    private static Pending pending(ThreadState state) {
        return new Pending(state.inbound().pending());
    }

    private static String order(SeenSms sms) {
        return "%015d/%s/%d"
                .formatted(sms.at().toEpochMilli(), sms.pdu().session(), sms.pdu().sequenceNumber());
    }

    /// A list with a row for each item, in the order of their keys.
    private record RowList<T>(String prefix, Class<T> type, Function<T, String> key) {

        List<T> load(PrefixedStore rows, String thread) {
            return rows.scan(prefix + thread + "/", type);
        }

        void save(PrefixedStore rows, String thread, List<T> before, List<T> after) {
            if (after.equals(before)) {
                return;
            }
            Map<String, T> old = byKey(before);
            byKey(after)
                    .forEach((name, item) -> {
                        if (!item.equals(old.remove(name))) {
                            rows.put(prefix, thread + "/" + name, item, type);
                        }
                    });
            old.keySet().forEach(name -> rows.delete(prefix, thread + "/" + name));
        }

        private Map<String, T> byKey(List<T> items) {
            return items.stream()
                    .collect(toMap(key, Function.identity(), (_, later) -> later, LinkedHashMap::new));
        }
    }
}
