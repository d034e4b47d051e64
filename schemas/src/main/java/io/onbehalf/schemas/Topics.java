package io.onbehalf.schemas;

import static io.onbehalf.schemas.Topic.Cleanup.COMPACT;
import static io.onbehalf.schemas.Topic.Cleanup.DELETE;

import io.onbehalf.schemas.carrier.*;
import io.onbehalf.schemas.conversation.*;
import io.onbehalf.schemas.conversation.InactivityTermsApplied;
import io.onbehalf.schemas.conversation.InactivityTermsChanged;
import io.onbehalf.schemas.gateway.*;
import io.onbehalf.schemas.queue.*;
import io.onbehalf.schemas.wrapup.*;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/// The catalogue: every topic of the system, declared once.
///
/// Services create their topics, register their schemas and find their serdes from here; the README's table
/// is checked against it.
public final class Topics {

    public static final String QUEUE_SERVICE = "queue-service";
    public static final String CONVERSATION_SERVICE = "conversation-service";
    public static final String WRAPUP_SERVICE = "wrapup-service";
    public static final String AGENT_GATEWAY = "agent-gateway";

    private static final int PARTITIONS = 12;
    private static final Duration REQUESTS_KEPT = Duration.ofDays(7);
    private static final Duration REPLIES_KEPT = Duration.ofHours(1);
    private static final Duration EVENTS_KEPT = Duration.ofDays(30);

    public static final Topic QUEUE_REQUESTS =
            requests(
                    "queue.requests",
                    "organization",
                    QUEUE_SERVICE,
                    QueueCreateRequested.class,
                    QueueUpdateRequested.class,
                    QueueDeleteRequested.class,
                    QueueMembersAddRequested.class,
                    QueueMembersRemoveRequested.class,
                    QueueMemberUpdateRequested.class,
                    OrganizationUpdateRequested.class,
                    OrganizationSettingsUpdateRequested.class,
                    UtilizationUpdateRequested.class,
                    UserCreateRequested.class,
                    UserUpdateRequested.class,
                    UserRecognized.class,
                    UserRoutingStatusUpdateRequested.class,
                    UserPreferencesUpdateRequested.class,
                    UserQueuesUpdateRequested.class,
                    ResponseLibraryCreateRequested.class,
                    ResponseLibraryUpdateRequested.class,
                    ResponseLibraryDeleteRequested.class,
                    CannedResponseCreateRequested.class,
                    CannedResponseUpdateRequested.class,
                    CannedResponseDeleteRequested.class,
                    AlertNotAnswered.class,
                    AgentLoadReported.class);
    public static final Topic QUEUE_EVENTS =
            events(
                    "queue.events",
                    "organization",
                    QUEUE_SERVICE,
                    QueueCreated.class,
                    QueueUpdated.class,
                    QueueDeleted.class,
                    QueueMemberAdded.class,
                    QueueMemberRemoved.class,
                    QueueMemberUpdated.class,
                    OrganizationUpdated.class,
                    UserCreated.class,
                    UserUpdated.class,
                    UserRoutingStatusChanged.class,
                    UserPreferencesUpdated.class,
                    ResponseLibraryCreated.class,
                    ResponseLibraryUpdated.class,
                    ResponseLibraryDeleted.class,
                    CannedResponseCreated.class,
                    CannedResponseUpdated.class,
                    CannedResponseDeleted.class,
                    AgentLoadChanged.class,
                    QueueRequestRefused.class);
    public static final Topic QUEUE_REPLIES =
            replies("queue.replies", "organization", QUEUE_SERVICE, QueueReply.class);
    public static final Topic QUEUES = snapshots("queue.queues", "queue", QUEUE_SERVICE, QueueSnapshot.class);
    public static final Topic QUEUE_MEMBERS =
            snapshots("queue.members", "user:queue", QUEUE_SERVICE, QueueMemberSnapshot.class);
    public static final Topic ORGANIZATIONS =
            snapshots("queue.organizations", "organization", QUEUE_SERVICE, OrganizationSnapshot.class);
    public static final Topic USERS =
            snapshots("queue.users", "organization:user", QUEUE_SERVICE, UserSnapshot.class);

    public static final Topic CONVERSATION_REQUESTS =
            requests(
                    "conversation.requests",
                    "thread, contact or organization",
                    CONVERSATION_SERVICE,
                    ComposeRequested.class,
                    AgentlessMessageRequested.class,
                    MessageRequested.class,
                    DisconnectRequested.class,
                    AssignRequested.class,
                    AnswerRequested.class,
                    AfterCallWorkUpdateRequested.class,
                    TransferRequested.class,
                    ReleaseRequested.class,
                    TakeoverRequested.class,
                    OptOutRequested.class,
                    AlertRequested.class,
                    StintQueueDeleted.class,
                    InactivityTermsChanged.class,
                    InboundSmsReceived.class,
                    SmsSubmitConcluded.class,
                    DeliveryReceiptReceived.class,
                    ContactConsentChanged.class,
                    ContactErasureRequested.class,
                    ThreadErasureRequested.class,
                    ContactErasureConcluded.class,
                    ThreadRetentionDue.class,
                    ThreadTimerExpired.class,
                    ThreadingTimelineChangeRequested.class);
    public static final Topic CONVERSATION_IDEMPOTENCY =
            requests(
                    "conversation.idempotency",
                    "request",
                    CONVERSATION_SERVICE,
                    ComposeRequested.class,
                    AgentlessMessageRequested.class);
    public static final Topic CONVERSATION_EVENTS =
            events(
                    "conversation.events",
                    "thread, contact or organization",
                    CONVERSATION_SERVICE,
                    ConversationStarted.class,
                    ConversationResumed.class,
                    ComposeRefused.class,
                    AgentlessMessageRefused.class,
                    AgentAlerted.class,
                    AlertEnded.class,
                    ParticipantConnected.class,
                    AfterCallWorkUpdated.class,
                    ParticipantDisconnected.class,
                    ConversationDisconnected.class,
                    DisconnectRefused.class,
                    AssignRefused.class,
                    AnswerRefused.class,
                    AfterCallWorkRefused.class,
                    OptOutRefused.class,
                    TransferRefused.class,
                    ReleaseRefused.class,
                    TakeoverRefused.class,
                    MessageQueued.class,
                    MessageRefused.class,
                    AutomaticMessageQueued.class,
                    AgentlessMessageQueued.class,
                    MessageStatusChanged.class,
                    DeliveryReceiptUnmatched.class,
                    InboundMessageReceived.class,
                    InboundPartReceived.class,
                    KeywordReceived.class,
                    ContactOptedOut.class,
                    ContactOptedIn.class,
                    ContactConsentApplied.class,
                    InactivityTermsApplied.class,
                    ParticipantWrappedUp.class,
                    ParticipantWrapupCorrected.class,
                    InteractionDeallocated.class,
                    ContactErasureStarted.class,
                    ThreadErased.class,
                    ContactErased.class,
                    ThreadRetentionApplied.class,
                    ThreadingTimelineUpdated.class);
    public static final Topic CONVERSATION_REPLIES =
            replies(
                    "conversation.replies",
                    "thread, contact or organization",
                    CONVERSATION_SERVICE,
                    ConversationReply.class);
    public static final Topic CONVERSATION_SETTINGS =
            snapshots("conversation.settings", "organization", CONVERSATION_SERVICE, ThreadingTimeline.class);
    public static final Topic CONVERSATION_SNAPSHOTS =
            snapshots(
                    "conversation.snapshots",
                    "conversation",
                    CONVERSATION_SERVICE,
                    ConversationSnapshot.class);
    public static final Topic CONVERSATION_CONSENTS =
            snapshots(
                    "conversation.consents", "thread or contact", CONVERSATION_SERVICE, ContactConsent.class);
    public static final Topic AGENT_LOADS =
            snapshots("conversation.agent-loads", "organization:user", CONVERSATION_SERVICE, AgentLoad.class);
    public static final Topic QUEUE_LOADS =
            snapshots("conversation.queue-loads", "queue", CONVERSATION_SERVICE, QueueLoad.class);
    public static final Topic CARRIER_OUTBOUND =
            requests("carrier.outbound", "outbound number", CONVERSATION_SERVICE, SmsSubmitRequested.class);

    /// Kept longer than what it is about: a message that is read again must find its attempts.
    public static final Topic CARRIER_ATTEMPTS =
            new Topic(
                    "carrier.attempts",
                    "outbound number",
                    CONVERSATION_SERVICE,
                    PARTITIONS,
                    DELETE,
                    REQUESTS_KEPT.multipliedBy(2),
                    List.of(SmsSubmitAttempted.class, SmsSubmitConcluded.class));

    /// Of accounts whose receipts are found by the SMSC's id.
    public static final Topic CARRIER_RECEIPTS =
            requests(
                    "carrier.receipts",
                    "system id / SMSC's message id",
                    CONVERSATION_SERVICE,
                    SmscIdAssigned.class,
                    DeliveryReceiptReceived.class);

    public static final Topic WRAPUP_REQUESTS =
            requests(
                    "wrapup.requests",
                    "thread or organization",
                    WRAPUP_SERVICE,
                    WrapupRequested.class,
                    WrapupCompletionRequested.class,
                    InteractionLogUpdateRequested.class,
                    WrapupTimerExpired.class,
                    WrapupCodeCreateRequested.class,
                    WrapupCodeUpdateRequested.class,
                    WrapupCodeDeleteRequested.class,
                    QueueWrapupCodesAddRequested.class,
                    QueueWrapupCodeRemoveRequested.class);
    public static final Topic WRAPUP_EVENTS =
            events(
                    "wrapup.events",
                    "thread or organization",
                    WRAPUP_SERVICE,
                    ProvisionalWrapupGiven.class,
                    WrapupOpened.class,
                    WrapupCompleted.class,
                    WrapupCorrected.class,
                    WrapupRefused.class,
                    InteractionLogUpdated.class,
                    InteractionLogRefused.class,
                    WrapupCodeCreated.class,
                    WrapupCodeUpdated.class,
                    WrapupCodeDeleted.class,
                    QueueWrapupCodeAdded.class,
                    QueueWrapupCodeRemoved.class,
                    WrapupCodeRequestRefused.class);
    public static final Topic WRAPUP_REPLIES =
            replies(
                    "wrapup.replies",
                    "thread or organization",
                    WRAPUP_SERVICE,
                    WrapupReply.class,
                    CodeReply.class);
    public static final Topic WRAPUP_CODES =
            snapshots("wrapup.codes", "code", WRAPUP_SERVICE, WrapupCodeSnapshot.class);
    public static final Topic QUEUE_WRAPUP_CODES =
            snapshots("wrapup.queue-codes", "queue", WRAPUP_SERVICE, QueueWrapupCodesSnapshot.class);

    public static final Topic GATEWAY_CHANNELS =
            snapshots("gateway.channels", "channel", AGENT_GATEWAY, NotificationChannel.class);
    public static final Topic GATEWAY_READ_MARKS =
            snapshots(
                    "gateway.read-marks",
                    "organization:user:conversation",
                    AGENT_GATEWAY,
                    ConversationReadMark.class);

    public static final Topic QUEUE_DEAD_LETTERS = deadLetters(QUEUE_SERVICE);
    public static final Topic CONVERSATION_DEAD_LETTERS = deadLetters(CONVERSATION_SERVICE);
    public static final Topic WRAPUP_DEAD_LETTERS = deadLetters(WRAPUP_SERVICE);

    /// Every topic, in the order of the README's table.
    public static final List<Topic> ALL =
            List.of(
                    QUEUE_REQUESTS,
                    QUEUE_EVENTS,
                    QUEUE_REPLIES,
                    QUEUES,
                    QUEUE_MEMBERS,
                    ORGANIZATIONS,
                    USERS,
                    QUEUE_DEAD_LETTERS,
                    CONVERSATION_REQUESTS,
                    CONVERSATION_IDEMPOTENCY,
                    CONVERSATION_EVENTS,
                    CONVERSATION_REPLIES,
                    CONVERSATION_SETTINGS,
                    CONVERSATION_SNAPSHOTS,
                    CONVERSATION_CONSENTS,
                    AGENT_LOADS,
                    QUEUE_LOADS,
                    CARRIER_OUTBOUND,
                    CARRIER_ATTEMPTS,
                    CARRIER_RECEIPTS,
                    CONVERSATION_DEAD_LETTERS,
                    WRAPUP_REQUESTS,
                    WRAPUP_EVENTS,
                    WRAPUP_REPLIES,
                    WRAPUP_CODES,
                    QUEUE_WRAPUP_CODES,
                    WRAPUP_DEAD_LETTERS,
                    GATEWAY_CHANNELS,
                    GATEWAY_READ_MARKS);

    /// The services that ask the owner of a topic.
    private static final Map<Topic, String> ASKED_BY =
            Map.of(QUEUE_REQUESTS, CONVERSATION_SERVICE, WRAPUP_REQUESTS, CONVERSATION_SERVICE);

    private Topics() {}

    /// The topics of a service, which no other writes but by asking it.
    public static List<Topic> ownedBy(String service) {
        return ALL.stream().filter(topic -> topic.owner().equals(service)).toList();
    }

    /// The services that write a topic: its owner, and on a topic of requests who asks the owner.
    public static Set<String> writersOf(Topic topic) {
        String asking = ASKED_BY.get(topic);
        return asking == null ? Set.of(topic.owner()) : Set.of(topic.owner(), asking);
    }

    /// The longest time for which a topic may keep what a contact wrote, or their number, once it is written;
    /// compacted topics lose it within a day when it is deleted.
    public static Duration personalDataKept() {
        return ALL.stream()
                .filter(Topic::mayHoldPersonalData)
                .map(Topic::keptAtMost)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    @SafeVarargs
    private static Topic requests(
            String name, String key, String owner, Class<? extends SpecificRecord>... values) {
        return new Topic(name, key, owner, PARTITIONS, DELETE, REQUESTS_KEPT, List.of(values));
    }

    @SafeVarargs
    private static Topic events(
            String name, String key, String owner, Class<? extends SpecificRecord>... values) {
        return new Topic(name, key, owner, PARTITIONS, DELETE, EVENTS_KEPT, List.of(values));
    }

    @SafeVarargs
    private static Topic replies(
            String name, String key, String owner, Class<? extends SpecificRecord>... values) {
        return new Topic(name, key, owner, PARTITIONS, DELETE, REPLIES_KEPT, List.of(values));
    }

    private static Topic snapshots(
            String name, String key, String owner, Class<? extends SpecificRecord> value) {
        return new Topic(name, key, owner, PARTITIONS, COMPACT, Duration.ZERO, List.of(value));
    }

    private static Topic deadLetters(String service) {
        return new Topic(
                service + ".dead-letters", "as read", service, PARTITIONS, DELETE, EVENTS_KEPT, List.of());
    }
}
