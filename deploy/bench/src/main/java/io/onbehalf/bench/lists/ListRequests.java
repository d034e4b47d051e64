package io.onbehalf.bench.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.bench.stack.ThreadHash;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.ComposeRequested;
import io.onbehalf.schemas.conversation.ConsentScope;
import io.onbehalf.schemas.conversation.InboundSmsReceived;
import io.onbehalf.schemas.conversation.WindowSource;
import io.onbehalf.schemas.queue.QueueMembersAddRequested;
import io.onbehalf.schemas.queue.UserCreateRequested;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// The requests that give a stack its data, as the APIs and the carrier link write them.
///
/// @param ids of the stack's threads
record ListRequests(ThreadHash ids) {

    /// The most members that one request adds.
    static final int BATCH = 100;

    private static final List<String> FIRST_NAMES =
            List.of(
                    "Ada", "Ben", "Chloé", "Dan", "Eve", "Finn", "Grace", "Hugo", "Ida", "Jan", "Mara",
                    "Zoë");

    private static final List<String> LAST_NAMES =
            List.of("Abel", "Baker", "Curie", "Dahl", "Engel", "Fox", "Marsh", "Novak", "Ørsted", "Young");

    private static final int WINDOW_MINUTES = 4_320;

    /// A new user.
    static UserCreateRequested user(int user) {
        return UserCreateRequested.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setFingerprint("")
                .setOrganizationId(DemoUsers.ORGANIZATION)
                .setRequestedAt(Instant.now())
                .setRequestedBy(DemoUsers.idOf("admin"))
                .setUserId(userId(user))
                .setName(name(user))
                .setEmail("user%d@acme.example".formatted(user))
                .build();
    }

    static String userId(int user) {
        return UUID.nameUUIDFromBytes(("user " + user).getBytes(UTF_8)).toString();
    }

    /// Many users share their first or last name.
    private static String name(int user) {
        return "%s %s %d"
                .formatted(
                        FIRST_NAMES.get(user % FIRST_NAMES.size()),
                        LAST_NAMES.get(user / FIRST_NAMES.size() % LAST_NAMES.size()),
                        user);
    }

    /// The next members of a queue.
    ///
    /// @param first the number of the first one
    /// @param end the number after the last one of the queue
    static QueueMembersAddRequested members(String queueId, int first, int end) {
        return QueueMembersAddRequested.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setFingerprint("")
                .setOrganizationId(DemoUsers.ORGANIZATION)
                .setRequestedAt(Instant.now())
                .setRequestedBy(DemoUsers.idOf("admin"))
                .setQueueId(queueId)
                .setUserIds(
                        IntStream.range(first, Math.min(end, first + BATCH))
                                .mapToObj(ListRequests::userId)
                                .toList())
                .build();
    }

    /// A contact's text; the first one opens a conversation that waits in the queue.
    ///
    /// @param number of the text
    InboundSmsReceived text(ListQueue queue, String contact, int number) {
        return InboundSmsReceived.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setFingerprint("")
                .setOrganizationId(DemoUsers.ORGANIZATION)
                .setRequestedAt(Instant.now())
                .setRequestedBy("carrier")
                .setThreadId(ids.of("thread " + contact))
                .setMessageId(ids.of("text %d of %s".formatted(number, contact)))
                .setQueueId(queue.id())
                .setQueueName(queue.name())
                .setOutboundNumber(queue.number())
                .setContactNumber(contact)
                .setContactNumberAsTyped(contact)
                .setText("Text %d: when does my parcel come?".formatted(number))
                .setWindowMinutes(WINDOW_MINUTES)
                .setWindowSource(WindowSource.ORGANIZATION)
                .setActorType(ActorType.CONTACT)
                .setConsentId(ids.of("contact " + contact))
                .setConsentScope(ConsentScope.NUMBER)
                .build();
    }

    /// A compose of the agent on behalf of the queue.
    ///
    /// @param agent the name of a demo user
    ComposeRequested compose(ListQueue queue, String contact, String agent) {
        return ComposeRequested.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setFingerprint("")
                .setOrganizationId(DemoUsers.ORGANIZATION)
                .setRequestedAt(Instant.now())
                .setRequestedBy(DemoUsers.idOf(agent))
                .setUserName(agent)
                .setThreadId(ids.of("thread " + contact))
                .setQueueId(queue.id())
                .setQueueName(queue.name())
                .setOutboundNumber(queue.number())
                .setContactNumber(contact)
                .setContactNumberAsTyped(contact)
                .setUseExistingConversation(false)
                .setWindowMinutes(WINDOW_MINUTES)
                .setWindowSource(WindowSource.ORGANIZATION)
                .setWrapupPrompt(WrapupPrompt.MANDATORY)
                .setConsentId(ids.of("contact " + contact))
                .build();
    }
}
