package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.view.ConversationView;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.StoredRow;
import io.onbehalf.kit.store.UnreadableRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The rows of a thread's conversations ([ConversationStore]), to be deleted. A row that can't be read goes
/// with those around it.
record ThreadRows(PrefixedStore rows, String thread) {

    /// Those whose key begins with a conversation.
    private static final List<String> OF_CONVERSATION =
            List.of(
                    ConversationStore.CONVERSATIONS,
                    ConversationStore.PARTICIPANTS,
                    ConversationStore.ALLOCATED,
                    ConversationStore.WAITING,
                    ConversationStore.AGENTS,
                    ConversationStore.QUEUES);

    /// As many characters of an id as are the same for one kind of a thread's things, and for no other
    /// thread.
    private static final int SAME = 26;

    /// Sorts after every id, and after what follows it in a key.
    private static final String LAST = "~";

    /// Deletes everything.
    ///
    /// @return the conversations that there were
    List<ConversationId> deleteAll() {
        List<ConversationId> conversations = deleteConversations(LAST);
        delete(ConversationStore.MESSAGES + same(Kind.MESSAGE), LAST);
        delete(ConversationStore.LISTED + same(Kind.PARTICIPANT), LAST);
        delete(ConversationStore.STINTS + thread + "/", LAST);
        return conversations;
    }

    /// Deletes what is older than a moment: messages, and conversations that ended and are in no agent's list
    /// any more. A thread ends one conversation before it begins the next.
    ///
    /// @return the conversations that were deleted
    List<ConversationId> deleteBefore(Instant moment) {
        deleteMessages(moment);
        return lastOf(
                        ConversationStore.CONVERSATIONS + same(Kind.CONVERSATION),
                        ConversationView.class,
                        each ->
                                each.endedAt().filter(moment::isAfter).isPresent()
                                        && isInNoList(each.conversationId()))
                .map(last -> deleteConversations(last + LAST))
                .orElse(List.of());
    }

    /// The conversations that there are, the first first.
    List<ConversationId> conversations() {
        return conversations(LAST);
    }

    private boolean isInNoList(ConversationId conversation) {
        return rows.keysBefore(ConversationStore.ALLOCATED + conversation.value() + "/", LAST, 1).isEmpty();
    }

    private void deleteMessages(Instant moment) {
        String messages = ConversationStore.MESSAGES + same(Kind.MESSAGE);
        List<MessageView> old = new ArrayList<>();
        lastOf(messages, MessageView.class, each -> moment.isAfter(each.summary().at()) && old.add(each))
                .ifPresent(last -> delete(messages, last + LAST));
        old.forEach(each ->
                rows.delete(
                        ConversationStore.LISTED,
                        each.participant().participantId().value() + "/" + each.messageId().value()));
    }

    private List<ConversationId> deleteConversations(String end) {
        List<ConversationId> conversations = conversations(end);
        OF_CONVERSATION.forEach(prefix -> delete(prefix + same(Kind.CONVERSATION), end));
        return conversations;
    }

    private List<ConversationId> conversations(String end) {
        String same = same(Kind.CONVERSATION);
        return rows.keysBefore(ConversationStore.CONVERSATIONS + same, end, Integer.MAX_VALUE).stream()
                .map(key -> new ConversationId(same + key))
                .toList();
    }

    private void delete(String prefix, String end) {
        rows.keysBefore(prefix, end, Integer.MAX_VALUE).forEach(key -> rows.delete(prefix, key));
    }

    /// The key of the last of the first rows that are to go.
    private <T> Optional<String> lastOf(String prefix, Class<T> type, Predicate<T> goes) {
        List<String> going = new ArrayList<>();
        rows.read(
                prefix,
                false,
                0,
                type,
                row -> {
                    Optional<T> value = readable(row);
                    boolean gone = value.filter(goes).isPresent();
                    if (gone) {
                        going.add(row.key());
                    }
                    return gone || value.isEmpty();
                });
        return going.isEmpty() ? Optional.empty() : Optional.of(going.getLast());
    }

    private static <T> Optional<T> readable(StoredRow<T> row) {
        try {
            return Optional.of(row.value());
        } catch (UnreadableRow e) {
            return Optional.empty();
        }
    }

    private String same(Kind kind) {
        return ThreadIds.of(thread, kind, 1).substring(0, SAME);
    }
}
