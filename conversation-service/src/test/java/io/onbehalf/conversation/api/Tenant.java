package io.onbehalf.conversation.api;

import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.queue.InactivityAction;
import io.onbehalf.schemas.queue.LastAgentRoutingMode;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.schemas.queue.RoutingStatus;
import io.onbehalf.schemas.queue.UserSnapshot;
import io.onbehalf.schemas.queue.UserState;
import io.onbehalf.schemas.wrapup.WrapupCompleted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// An organization of a test's own: its queues and members as queue-service publishes them, and its users.
final class Tenant {

    static final String NUMBER = "+13175550100";
    static final String CONTACT = "+13175550199";
    static final String SUPERVISE = "onbehalf:conversation:supervise";
    static final String DISCONNECT = "conversation:communication:disconnect";

    private static final String[] AGENT = {
        "conversation:message:create",
        "conversation:message:pull",
        "conversation:message:view",
        "conversation:communication:view",
        "conversation:participant:wrapup",
        "conversation:communication:blindTransfer",
        DISCONNECT
    };
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final String id = UUID.randomUUID().toString();
    private final MockMvcTester mvc;
    private final TopologyBench bench;

    Tenant(MockMvcTester mvc, TopologyBench bench) {
        this.mvc = mvc;
        this.bench = bench;
    }

    MockMvcTester mvc() {
        return mvc;
    }

    void country(String code) {
        set(settings().setDefaultCountryCode(code));
    }

    /// The organization's settings before it has set anything.
    OrganizationSnapshot.Builder settings() {
        return OrganizationSnapshot.newBuilder()
                .setOrganizationId(id)
                .setName("Acme")
                .setDefaultCountryCode("US")
                .setCallLogging(false);
    }

    /// Publishes the organization as it is from now on.
    void set(OrganizationSnapshot.Builder settings) {
        bench.pipe(Topics.ORGANIZATIONS, id, settings.build());
    }

    /// A queue with a number, which owes a wrap-up, and its members.
    String queue(String name, String... members) {
        String queue = UUID.randomUUID().toString();
        queue(queue, name, NUMBER, WrapupPrompt.MANDATORY);
        for (String member : members) {
            joins(member, queue);
        }
        return queue;
    }

    /// Publishes the queue as it is from now on.
    void queue(String queue, String name, @Nullable String number, WrapupPrompt prompt) {
        bench.pipe(
                Topics.QUEUES,
                queue,
                new QueueSnapshot(
                        id,
                        queue,
                        name,
                        null,
                        null,
                        number,
                        prompt,
                        null,
                        LastAgentRoutingMode.ANY_AGENT,
                        30,
                        false,
                        null,
                        InactivityAction.DISCONNECT,
                        null,
                        1,
                        NOON,
                        "ada",
                        NOON,
                        "ada"));
    }

    /// The queue, as [#queue(String, String...)] made it, allows a time of silence from now on.
    void allowsSilence(String queue, int seconds) {
        bench.pipe(
                Topics.QUEUES,
                queue,
                QueueSnapshot.newBuilder()
                        .setOrganizationId(id)
                        .setQueueId(queue)
                        .setName("Support")
                        .setOutboundNumber(NUMBER)
                        .setWrapupPrompt(WrapupPrompt.MANDATORY)
                        .setInactivityTimeoutEnabled(true)
                        .setInactivityTimeoutSeconds(seconds)
                        .setInactivityAction(InactivityAction.SEND_TO_QUEUE)
                        .setMemberCount(1)
                        .setCreatedAt(NOON)
                        .setCreatedBy("ada")
                        .setModifiedAt(NOON)
                        .setModifiedBy("ada")
                        .build());
    }

    void joins(String member, String queue) {
        bench.pipe(
                Topics.QUEUE_MEMBERS, member + ":" + queue, new QueueMemberSnapshot(id, queue, member, true));
    }

    /// A user who may work, under their name.
    void user(String user, String name, RoutingStatus status) {
        bench.pipe(
                Topics.USERS,
                id + ":" + user,
                new UserSnapshot(id, user, name, null, UserState.ACTIVE, status, NOON));
    }

    void leaves(String member, String queue) {
        bench.pipe(Topics.QUEUE_MEMBERS, member + ":" + queue, null);
    }

    ApiClient agent(String user) {
        return caller(user, AGENT);
    }

    ApiClient supervisor(String user) {
        String[] permissions = List.of(AGENT).toArray(new String[AGENT.length + 1]);
        permissions[AGENT.length] = SUPERVISE;
        return caller(user, permissions);
    }

    ApiClient caller(String user, String... permissions) {
        return ApiClient.of(mvc, "/api/v2/conversations", id, user, permissions);
    }

    static String compose(String queue, String contact) {
        return "{\"queueId\":\"%s\",\"toAddress\":\"%s\",\"toAddressMessengerType\":\"sms\"}"
                .formatted(queue, contact);
    }

    /// A conversation that the agent has with the contact on behalf of the queue.
    ConversationClient connect(ApiClient agent, String queue) {
        return connect(agent, queue, CONTACT);
    }

    ConversationClient connect(ApiClient agent, String queue, String contact) {
        String conversation = text(agent.post("/messages", compose(queue, contact)), "$.id");
        var view = agent.get("/" + conversation);
        return new ConversationClient(
                conversation,
                text(view, "$.participants[1].id"),
                text(view, "$.participants[1].messages[0].id"));
    }

    /// The agent continues the conversation on behalf of the queue.
    ConversationClient continues(ApiClient agent, String queue, ConversationClient conversation) {
        String body = compose(queue, CONTACT).replace("}", ",\"useExistingConversation\":true}");
        assertThat(text(agent.post("/messages", body), "$.id")).isEqualTo(conversation.id());
        var view = agent.get("/" + conversation.id());
        return new ConversationClient(
                conversation.id(),
                text(view, "$.participants[-1].id"),
                text(view, "$.participants[-1].messages[0].id"));
    }

    /// From now on a conversation that is disconnected is not continued.
    void neverContinues() {
        ApiClient admin = caller("admin", "conversation:threadingTimeline:edit");
        assertThat(
                        admin.put(
                                "/messaging/threadingtimeline",
                                "{\"settings\":[{\"messengerType\":\"sms\",\"timeoutInMinutes\":0}]}"))
                .hasStatusOk();
    }

    /// A page of the thread's history up to a conversation.
    static MvcTestResult history(ApiClient caller, ConversationClient conversation, String query) {
        return caller.below("/api/v2/onbehalf/conversations")
                .get("/" + conversation.id() + "/messages" + query);
    }

    /// A new contact writes to the queue, and nobody is there.
    ///
    /// @return the conversation that waits
    String waits(String queue, int minute) {
        String thread = "%020x".formatted(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
        bench.pipe(Topics.CONVERSATION_REQUESTS, thread, ThreadFixtures.text(minute, id, queue, thread));
        return ThreadIds.of(thread, Kind.CONVERSATION, 1);
    }

    /// A contact of a conversation writes again.
    void writes(ConversationClient conversation, String queue, int minute) {
        String thread = ThreadIds.threadOf(conversation.id()).orElseThrow();
        bench.pipe(Topics.CONVERSATION_REQUESTS, thread, ThreadFixtures.text(minute, id, queue, thread));
    }

    /// wrapup-service completes the participant's wrap-up.
    void wrapsUp(String agent, ConversationClient conversation) {
        wrapsUp(agent, conversation, null);
    }

    void wrapsUp(String agent, ConversationClient conversation, @Nullable String notes) {
        String thread = ThreadIds.threadOf(conversation.id()).orElseThrow();
        bench.pipe(
                Topics.WRAPUP_EVENTS,
                thread,
                WrapupCompleted.newBuilder()
                        .setEventId(UUID.randomUUID().toString())
                        .setOrganizationId(id)
                        .setOccurredAt(NOON)
                        .setRequestId("r1")
                        .setThreadId(thread)
                        .setSequence(1)
                        .setConversationId(conversation.id())
                        .setParticipantId(conversation.participantId())
                        .setUserId(agent)
                        .setQueueId("support")
                        .setCompletedBy(agent)
                        .setCode("0c0c3e00-0000-4000-8000-000000000001")
                        .setCodeName("Resolved")
                        .setNotes(notes)
                        .setDurationSeconds(60)
                        .build());
    }

    /// The id of a text that the agent sent.
    static String sent(ApiClient agent, ConversationClient conversation, String text) {
        return text(agent.post(conversation.sendPath(), "{\"textBody\":\"" + text + "\"}"), "$.id");
    }
}
