package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.delivery.Deliveries;
import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.conversation.domain.delivery.UnmatchedReceipt;
import io.onbehalf.conversation.domain.inbound.InboundBuffer;
import io.onbehalf.conversation.domain.inbound.PendingText;
import io.onbehalf.conversation.domain.inbound.SeenSms;
import io.onbehalf.conversation.domain.state.EndedAgents;
import io.onbehalf.conversation.domain.state.LastConversation;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.topology.StateRepository;
import java.util.List;
import java.util.Optional;

/// A thread's state in rows, of which a decision writes only those that it changes: what an event costs does
/// not grow with what is under way.
///
/// `thread/<thread>`, `last/<thread>`, `unmatched/<thread>`, `pending/<thread>`; each list in the order of
/// its keys: `delivery/<thread>/<message>`, `ended/<thread>/<participant>`, `seen/<thread>/<number>`.
public final class ThreadStore implements StateRepository<ThreadState, ThreadRequest> {

    public static final String NAME = "threads";

    private static final RowList<Delivery> DELIVERIES =
            new RowList<>("delivery/", Delivery.class, delivery -> delivery.messageId().value());
    private static final RowList<Agent> ENDED =
            new RowList<>("ended/", Agent.class, agent -> agent.ref().participantId().value());
    private static final RowQueue<SeenSms> SEEN = new RowQueue<>("seen/", SeenSms.class);

    /// The values that nearly every decision changes.
    private record Core(
            long idsUsed, Optional<ConsentFact> consent, long forgottenTo, Optional<String> erasedBy) {
        private static final Core INITIAL = new Core(0, Optional.empty(), 0, Optional.empty());
    }

    /// Receipts that wait for their message.
    private record Unmatched(List<UnmatchedReceipt> receipts) {
        private static final Unmatched NONE = new Unmatched(List.of());
    }

    /// Texts that wait for their missing parts.
    private record Pending(List<PendingText> texts) {
        private static final Pending NONE = new Pending(List.of());
    }

    /// Reads a thread, for those who ask how a request would be decided.
    ///
    /// @param rows of the thread's partition
    public static ThreadState read(PrefixedStore rows, ThreadId thread) {
        return new ThreadStore().loadPart(rows, thread.value(), "");
    }

    @Override
    public ThreadState load(PrefixedStore rows, String thread, ThreadRequest request) {
        return loadPart(rows, thread, "");
    }

    @Override
    public ThreadState loadPart(PrefixedStore rows, String thread, String part) {
        Core core = get(rows, "thread/", thread, Core.INITIAL, Core.class);
        Unmatched unmatched = get(rows, "unmatched/", thread, Unmatched.NONE, Unmatched.class);
        Pending pending = get(rows, "pending/", thread, Pending.NONE, Pending.class);
        return new ThreadState(
                core.idsUsed(),
                get(rows, "last/", thread, ThreadState.INITIAL.last(), LastConversation.class),
                new EndedAgents(ENDED.load(rows, thread), core.forgottenTo()),
                new Deliveries(DELIVERIES.load(rows, thread), unmatched.receipts()),
                new InboundBuffer(pending.texts(), SEEN.load(rows, thread)),
                core.consent(),
                core.erasedBy());
    }

    @Override
    public void save(PrefixedStore rows, String thread, ThreadState before, ThreadState after) {
        put(rows, "thread/", thread, core(before), core(after), Core.class);
        put(rows, "last/", thread, before.last(), after.last(), LastConversation.class);
        put(rows, "unmatched/", thread, unmatched(before), unmatched(after), Unmatched.class);
        put(rows, "pending/", thread, pending(before), pending(after), Pending.class);
        DELIVERIES.save(rows, thread, before.deliveries().messages(), after.deliveries().messages());
        ENDED.save(rows, thread, before.ended().agents(), after.ended().agents());
        SEEN.save(rows, thread, before.inbound().seen(), after.inbound().seen());
    }

    @Override
    public Optional<String> organization(ThreadState state) {
        return state.ref().map(thread -> thread.organizationId().value());
    }

    private static <T> T get(PrefixedStore rows, String prefix, String thread, T initial, Class<T> type) {
        T stored = rows.get(prefix, thread, type);
        return stored == null ? initial : stored;
    }

    private static <T> void put(
            PrefixedStore rows, String prefix, String thread, T before, T after, Class<T> type) {
        if (!after.equals(before)) {
            rows.put(prefix, thread, after, type);
        }
    }

    private static Core core(ThreadState state) {
        return new Core(state.idsUsed(), state.consent(), state.ended().forgottenTo(), state.erasedBy());
    }

    private static Unmatched unmatched(ThreadState state) {
        return new Unmatched(state.deliveries().unmatched());
    }

    private static Pending pending(ThreadState state) {
        return new Pending(state.inbound().pending());
    }
}
