package io.onbehalf.schemas;

import static io.onbehalf.schemas.Topic.Cleanup.COMPACT;
import static io.onbehalf.schemas.Topic.Cleanup.DELETE;

import io.onbehalf.schemas.carrier.SmsSubmitAttempted;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.carrier.SmsSubmitConcluded;
import io.onbehalf.schemas.conversation.AutomaticMessageQueued;
import io.onbehalf.schemas.conversation.ComposeRefused;
import io.onbehalf.schemas.conversation.ComposeRequested;
import io.onbehalf.schemas.conversation.ContactConsent;
import io.onbehalf.schemas.conversation.ContactConsentApplied;
import io.onbehalf.schemas.conversation.ContactConsentChanged;
import io.onbehalf.schemas.conversation.ContactOptedIn;
import io.onbehalf.schemas.conversation.ContactOptedOut;
import io.onbehalf.schemas.conversation.ConversationDisconnected;
import io.onbehalf.schemas.conversation.ConversationReply;
import io.onbehalf.schemas.conversation.ConversationResumed;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.ConversationStarted;
import io.onbehalf.schemas.conversation.DeliveryReceiptUnmatched;
import io.onbehalf.schemas.conversation.DeliveryReceiptReceived;
import io.onbehalf.schemas.conversation.DisconnectRefused;
import io.onbehalf.schemas.conversation.DisconnectRequested;
import io.onbehalf.schemas.conversation.InboundMessageReceived;
import io.onbehalf.schemas.conversation.InboundPartReceived;
import io.onbehalf.schemas.conversation.InboundSmsReceived;
import io.onbehalf.schemas.conversation.InteractionDeallocated;
import io.onbehalf.schemas.conversation.MessageQueued;
import io.onbehalf.schemas.conversation.MessageRefused;
import io.onbehalf.schemas.conversation.MessageRequested;
import io.onbehalf.schemas.conversation.MessageStatusChanged;
import io.onbehalf.schemas.conversation.ParticipantConnected;
import io.onbehalf.schemas.conversation.ParticipantDisconnected;
import io.onbehalf.schemas.conversation.ParticipantWrappedUp;
import io.onbehalf.schemas.conversation.ThreadingTimeline;
import io.onbehalf.schemas.conversation.ThreadingTimelineChangeRequested;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import io.onbehalf.schemas.queue.OrganizationUpdateRequested;
import io.onbehalf.schemas.queue.OrganizationUpdated;
import io.onbehalf.schemas.queue.QueueCreateRequested;
import io.onbehalf.schemas.queue.QueueCreated;
import io.onbehalf.schemas.queue.QueueDeleteRequested;
import io.onbehalf.schemas.queue.QueueDeleted;
import io.onbehalf.schemas.queue.QueueMemberAdded;
import io.onbehalf.schemas.queue.QueueMemberRemoved;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueMemberUpdateRequested;
import io.onbehalf.schemas.queue.QueueMemberUpdated;
import io.onbehalf.schemas.queue.QueueMembersAddRequested;
import io.onbehalf.schemas.queue.QueueMembersRemoveRequested;
import io.onbehalf.schemas.queue.QueueReply;
import io.onbehalf.schemas.queue.QueueRequestRefused;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.schemas.queue.QueueUpdateRequested;
import io.onbehalf.schemas.queue.QueueUpdated;
import io.onbehalf.schemas.wrapup.CodeReply;
import io.onbehalf.schemas.wrapup.ProvisionalWrapupGiven;
import io.onbehalf.schemas.wrapup.QueueWrapupCodeAdded;
import io.onbehalf.schemas.wrapup.QueueWrapupCodeRemoveRequested;
import io.onbehalf.schemas.wrapup.QueueWrapupCodeRemoved;
import io.onbehalf.schemas.wrapup.QueueWrapupCodesAddRequested;
import io.onbehalf.schemas.wrapup.QueueWrapupCodesSnapshot;
import io.onbehalf.schemas.wrapup.WrapupCodeCreateRequested;
import io.onbehalf.schemas.wrapup.WrapupCodeCreated;
import io.onbehalf.schemas.wrapup.WrapupCodeDeleteRequested;
import io.onbehalf.schemas.wrapup.WrapupCodeDeleted;
import io.onbehalf.schemas.wrapup.WrapupCodeRequestRefused;
import io.onbehalf.schemas.wrapup.WrapupCodeSnapshot;
import io.onbehalf.schemas.wrapup.WrapupCodeUpdateRequested;
import io.onbehalf.schemas.wrapup.WrapupCodeUpdated;
import io.onbehalf.schemas.wrapup.WrapupCompleted;
import io.onbehalf.schemas.wrapup.WrapupOpened;
import io.onbehalf.schemas.wrapup.WrapupRefused;
import io.onbehalf.schemas.wrapup.WrapupReply;
import io.onbehalf.schemas.wrapup.WrapupRequested;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/// The catalogue: every topic of the system, declared once.
///
/// Services create their topics, register their schemas and find their serdes from here; the README's table
/// is checked against it.
public final class Topics {

    public static final String QUEUE_SERVICE = "queue-service";
    public static final String CONVERSATION_SERVICE = "conversation-service";
    public static final String WRAPUP_SERVICE = "wrapup-service";

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
                    OrganizationUpdateRequested.class);
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
                    QueueRequestRefused.class);
    public static final Topic QUEUE_REPLIES =
            replies("queue.replies", "organization", QUEUE_SERVICE, QueueReply.class);
    public static final Topic QUEUES = snapshots("queue.queues", "queue", QUEUE_SERVICE, QueueSnapshot.class);
    public static final Topic QUEUE_MEMBERS =
            snapshots("queue.members", "user:queue", QUEUE_SERVICE, QueueMemberSnapshot.class);
    public static final Topic ORGANIZATIONS =
            snapshots("queue.organizations", "organization", QUEUE_SERVICE, OrganizationSnapshot.class);

    public static final Topic CONVERSATION_REQUESTS =
            requests(
                    "conversation.requests",
                    "thread or organization",
                    CONVERSATION_SERVICE,
                    ComposeRequested.class,
                    MessageRequested.class,
                    DisconnectRequested.class,
                    InboundSmsReceived.class,
                    SmsSubmitConcluded.class,
                    DeliveryReceiptReceived.class,
                    ContactConsentChanged.class,
                    ThreadingTimelineChangeRequested.class);
    public static final Topic CONVERSATION_IDEMPOTENCY =
            requests("conversation.idempotency", "request", CONVERSATION_SERVICE, ComposeRequested.class);
    public static final Topic CONVERSATION_EVENTS =
            events(
                    "conversation.events",
                    "thread",
                    CONVERSATION_SERVICE,
                    ConversationStarted.class,
                    ConversationResumed.class,
                    ComposeRefused.class,
                    ParticipantConnected.class,
                    ParticipantDisconnected.class,
                    ConversationDisconnected.class,
                    DisconnectRefused.class,
                    MessageQueued.class,
                    MessageRefused.class,
                    AutomaticMessageQueued.class,
                    MessageStatusChanged.class,
                    DeliveryReceiptUnmatched.class,
                    InboundMessageReceived.class,
                    InboundPartReceived.class,
                    ContactOptedOut.class,
                    ContactOptedIn.class,
                    ContactConsentApplied.class,
                    ParticipantWrappedUp.class,
                    InteractionDeallocated.class);
    public static final Topic CONVERSATION_REPLIES =
            replies(
                    "conversation.replies",
                    "thread or organization",
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

    public static final Topic WRAPUP_REQUESTS =
            requests(
                    "wrapup.requests",
                    "thread or organization",
                    WRAPUP_SERVICE,
                    WrapupRequested.class,
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
                    WrapupRefused.class,
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
                    QUEUE_DEAD_LETTERS,
                    CONVERSATION_REQUESTS,
                    CONVERSATION_IDEMPOTENCY,
                    CONVERSATION_EVENTS,
                    CONVERSATION_REPLIES,
                    CONVERSATION_SETTINGS,
                    CONVERSATION_SNAPSHOTS,
                    CONVERSATION_CONSENTS,
                    CARRIER_OUTBOUND,
                    CARRIER_ATTEMPTS,
                    CONVERSATION_DEAD_LETTERS,
                    WRAPUP_REQUESTS,
                    WRAPUP_EVENTS,
                    WRAPUP_REPLIES,
                    WRAPUP_CODES,
                    QUEUE_WRAPUP_CODES,
                    WRAPUP_DEAD_LETTERS);

    private Topics() {}

    /// The topics that a service alone writes.
    public static List<Topic> ownedBy(String service) {
        return ALL.stream().filter(topic -> topic.owner().equals(service)).toList();
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
