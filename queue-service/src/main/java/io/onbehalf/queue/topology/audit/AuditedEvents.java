package io.onbehalf.queue.topology.audit;

import static io.onbehalf.queue.topology.audit.AuditEntityType.CONTACT;
import static io.onbehalf.queue.topology.audit.AuditEntityType.CONVERSATION;
import static io.onbehalf.queue.topology.audit.AuditEntityType.LIBRARY;
import static io.onbehalf.queue.topology.audit.AuditEntityType.ORGANIZATION;
import static io.onbehalf.queue.topology.audit.AuditEntityType.QUEUE;
import static io.onbehalf.queue.topology.audit.AuditEntityType.RESPONSE;
import static io.onbehalf.queue.topology.audit.AuditEntityType.THREAD;
import static io.onbehalf.queue.topology.audit.AuditEntityType.USER;
import static io.onbehalf.queue.topology.audit.AuditEntityType.WRAPUP_CODE;
import static java.util.Map.entry;

import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.AfterCallWorkRefused;
import io.onbehalf.schemas.conversation.AfterCallWorkUpdated;
import io.onbehalf.schemas.conversation.AgentAlerted;
import io.onbehalf.schemas.conversation.AgentlessMessageQueued;
import io.onbehalf.schemas.conversation.AgentlessMessageRefused;
import io.onbehalf.schemas.conversation.AlertEnded;
import io.onbehalf.schemas.conversation.AnswerRefused;
import io.onbehalf.schemas.conversation.AssignRefused;
import io.onbehalf.schemas.conversation.AutomaticMessageQueued;
import io.onbehalf.schemas.conversation.ComposeRefused;
import io.onbehalf.schemas.conversation.ContactConsentApplied;
import io.onbehalf.schemas.conversation.ContactErased;
import io.onbehalf.schemas.conversation.ContactErasureStarted;
import io.onbehalf.schemas.conversation.ContactOptedIn;
import io.onbehalf.schemas.conversation.ContactOptedOut;
import io.onbehalf.schemas.conversation.ConversationDisconnected;
import io.onbehalf.schemas.conversation.ConversationResumed;
import io.onbehalf.schemas.conversation.ConversationStarted;
import io.onbehalf.schemas.conversation.DeliveryReceiptUnmatched;
import io.onbehalf.schemas.conversation.DisconnectRefused;
import io.onbehalf.schemas.conversation.InactivityTermsApplied;
import io.onbehalf.schemas.conversation.InboundMessageReceived;
import io.onbehalf.schemas.conversation.InboundPartReceived;
import io.onbehalf.schemas.conversation.InteractionDeallocated;
import io.onbehalf.schemas.conversation.KeywordReceived;
import io.onbehalf.schemas.conversation.MessageQueued;
import io.onbehalf.schemas.conversation.MessageRefused;
import io.onbehalf.schemas.conversation.MessageStatusChanged;
import io.onbehalf.schemas.conversation.OptOutRefused;
import io.onbehalf.schemas.conversation.ParticipantConnected;
import io.onbehalf.schemas.conversation.ParticipantDisconnected;
import io.onbehalf.schemas.conversation.ParticipantWrappedUp;
import io.onbehalf.schemas.conversation.ParticipantWrapupCorrected;
import io.onbehalf.schemas.conversation.ReleaseRefused;
import io.onbehalf.schemas.conversation.TakeoverRefused;
import io.onbehalf.schemas.conversation.ThreadErased;
import io.onbehalf.schemas.conversation.ThreadRetentionApplied;
import io.onbehalf.schemas.conversation.ThreadingTimelineUpdated;
import io.onbehalf.schemas.conversation.TransferRefused;
import io.onbehalf.schemas.queue.AgentLoadChanged;
import io.onbehalf.schemas.queue.CannedResponseCreated;
import io.onbehalf.schemas.queue.CannedResponseDeleted;
import io.onbehalf.schemas.queue.CannedResponseUpdated;
import io.onbehalf.schemas.queue.OrganizationUpdated;
import io.onbehalf.schemas.queue.QueueCreated;
import io.onbehalf.schemas.queue.QueueDeleted;
import io.onbehalf.schemas.queue.QueueMemberAdded;
import io.onbehalf.schemas.queue.QueueMemberRemoved;
import io.onbehalf.schemas.queue.QueueMemberUpdated;
import io.onbehalf.schemas.queue.QueueRequestRefused;
import io.onbehalf.schemas.queue.QueueUpdated;
import io.onbehalf.schemas.queue.ResponseLibraryCreated;
import io.onbehalf.schemas.queue.ResponseLibraryDeleted;
import io.onbehalf.schemas.queue.ResponseLibraryUpdated;
import io.onbehalf.schemas.queue.UserCreated;
import io.onbehalf.schemas.queue.UserPreferencesUpdated;
import io.onbehalf.schemas.queue.UserRoutingStatusChanged;
import io.onbehalf.schemas.queue.UserUpdated;
import io.onbehalf.schemas.wrapup.InteractionLogRefused;
import io.onbehalf.schemas.wrapup.InteractionLogUpdated;
import io.onbehalf.schemas.wrapup.ProvisionalWrapupGiven;
import io.onbehalf.schemas.wrapup.QueueWrapupCodeAdded;
import io.onbehalf.schemas.wrapup.QueueWrapupCodeRemoved;
import io.onbehalf.schemas.wrapup.WrapupCodeCreated;
import io.onbehalf.schemas.wrapup.WrapupCodeDeleted;
import io.onbehalf.schemas.wrapup.WrapupCodeRequestRefused;
import io.onbehalf.schemas.wrapup.WrapupCodeUpdated;
import io.onbehalf.schemas.wrapup.WrapupCompleted;
import io.onbehalf.schemas.wrapup.WrapupCorrected;
import io.onbehalf.schemas.wrapup.WrapupOpened;
import io.onbehalf.schemas.wrapup.WrapupRefused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table of what each event is in the audit: an action, and the type of the thing that it is done to.
///
/// A refusal has the action that was refused.
public final class AuditedEvents {

    /// The topics whose events are in the audit: those of all services.
    static final List<Topic> TOPICS =
            List.of(Topics.QUEUE_EVENTS, Topics.CONVERSATION_EVENTS, Topics.WRAPUP_EVENTS);

    static final Map<Class<?>, Audited> ALL = all();

    /// Every kind of act in the audit.
    public static final Set<AuditKind> KINDS =
            TOPICS.stream().flatMap(AuditedEvents::kinds).collect(Collectors.toUnmodifiableSet());

    /// What an event is in the audit.
    ///
    /// @param entityTypes the first of which the event has an id counts
    record Audited(String action, List<AuditEntityType> entityTypes) {}

    private AuditedEvents() {}

    private static Map<Class<?>, Audited> all() {
        Map<Class<?>, Audited> all = new HashMap<>(queueEvents());
        all.putAll(conversationEvents());
        all.putAll(wrapupEvents());
        return Map.copyOf(all);
    }

    private static Map<Class<?>, Audited> queueEvents() {
        return Map.ofEntries(
                entry(QueueCreated.class, on("Create", QUEUE)),
                entry(QueueUpdated.class, on("Update", QUEUE)),
                entry(QueueDeleted.class, on("Delete", QUEUE)),
                entry(QueueMemberAdded.class, on("MemberAdd", QUEUE)),
                entry(QueueMemberRemoved.class, on("MemberRemove", QUEUE)),
                entry(QueueMemberUpdated.class, on("MemberUpdate", QUEUE)),
                entry(OrganizationUpdated.class, on("Update", ORGANIZATION)),
                entry(UserCreated.class, on("Create", USER)),
                entry(UserUpdated.class, on("Update", USER)),
                entry(UserRoutingStatusChanged.class, on("RoutingStatusUpdate", USER)),
                entry(UserPreferencesUpdated.class, on("PreferencesUpdate", USER)),
                entry(ResponseLibraryCreated.class, on("Create", LIBRARY)),
                entry(ResponseLibraryUpdated.class, on("Update", LIBRARY)),
                entry(ResponseLibraryDeleted.class, on("Delete", LIBRARY)),
                entry(CannedResponseCreated.class, on("Create", RESPONSE)),
                entry(CannedResponseUpdated.class, on("Update", RESPONSE)),
                entry(CannedResponseDeleted.class, on("Delete", RESPONSE)),
                entry(AgentLoadChanged.class, on("LoadUpdate", USER)),
                entry(QueueRequestRefused.class, on("Request", QUEUE, USER, ORGANIZATION)));
    }

    private static Map<Class<?>, Audited> conversationEvents() {
        return Map.ofEntries(
                entry(ConversationStarted.class, on("Start", CONVERSATION)),
                entry(ConversationResumed.class, on("Resume", CONVERSATION)),
                entry(ComposeRefused.class, on("Compose", CONVERSATION, THREAD)),
                entry(AgentlessMessageRefused.class, on("AgentlessSend", CONVERSATION, THREAD)),
                entry(AgentAlerted.class, on("Alert", CONVERSATION)),
                entry(AlertEnded.class, on("AlertEnd", CONVERSATION)),
                entry(ParticipantConnected.class, on("ParticipantConnect", CONVERSATION)),
                entry(AfterCallWorkUpdated.class, on("AfterCallWorkUpdate", CONVERSATION)),
                entry(ParticipantDisconnected.class, on("ParticipantDisconnect", CONVERSATION)),
                entry(ConversationDisconnected.class, on("Disconnect", CONVERSATION)),
                entry(DisconnectRefused.class, on("Disconnect", CONVERSATION, THREAD)),
                entry(AssignRefused.class, on("Assign", CONVERSATION, THREAD)),
                entry(AnswerRefused.class, on("Answer", CONVERSATION, THREAD)),
                entry(AfterCallWorkRefused.class, on("AfterCallWorkUpdate", CONVERSATION, THREAD)),
                entry(OptOutRefused.class, on("OptOut", CONVERSATION, THREAD)),
                entry(TransferRefused.class, on("Transfer", CONVERSATION, THREAD)),
                entry(ReleaseRefused.class, on("Release", CONVERSATION, THREAD)),
                entry(TakeoverRefused.class, on("Takeover", CONVERSATION, THREAD)),
                entry(MessageQueued.class, on("Send", CONVERSATION)),
                entry(MessageRefused.class, on("Send", CONVERSATION, THREAD)),
                entry(AutomaticMessageQueued.class, on("AutomaticSend", CONVERSATION)),
                entry(AgentlessMessageQueued.class, on("AgentlessSend", CONVERSATION)),
                entry(MessageStatusChanged.class, on("MessageStatusUpdate", CONVERSATION)),
                entry(DeliveryReceiptUnmatched.class, on("Receipt", THREAD)),
                entry(InboundMessageReceived.class, on("Receive", CONVERSATION)),
                entry(InboundPartReceived.class, on("PartReceive", THREAD)),
                entry(KeywordReceived.class, on("KeywordReceive", THREAD)),
                entry(ContactOptedOut.class, on("OptOut", CONVERSATION, THREAD)),
                entry(ContactOptedIn.class, on("OptIn", CONVERSATION, THREAD)),
                entry(ContactConsentApplied.class, on("ConsentUpdate", THREAD)),
                entry(ContactErasureStarted.class, on("EraseStart", CONTACT)),
                entry(ThreadErased.class, on("Erase", THREAD)),
                entry(ContactErased.class, on("Erase", CONTACT)),
                entry(ThreadRetentionApplied.class, on("RetentionApply", THREAD)),
                entry(ThreadingTimelineUpdated.class, on("ThreadingTimelineUpdate", ORGANIZATION)),
                entry(InactivityTermsApplied.class, on("InactivityTermsUpdate", CONVERSATION)),
                entry(ParticipantWrappedUp.class, on("ParticipantWrapup", CONVERSATION)),
                entry(ParticipantWrapupCorrected.class, on("ParticipantWrapupCorrect", CONVERSATION)),
                entry(InteractionDeallocated.class, on("Deallocate", CONVERSATION)));
    }

    private static Map<Class<?>, Audited> wrapupEvents() {
        return Map.ofEntries(
                entry(ProvisionalWrapupGiven.class, on("ProvisionalWrapup", CONVERSATION)),
                entry(WrapupOpened.class, on("WrapupOpen", CONVERSATION)),
                entry(WrapupCompleted.class, on("Wrapup", CONVERSATION)),
                entry(WrapupCorrected.class, on("WrapupCorrect", CONVERSATION)),
                entry(WrapupRefused.class, on("Wrapup", CONVERSATION, THREAD)),
                entry(InteractionLogUpdated.class, on("InteractionLogUpdate", CONVERSATION)),
                entry(InteractionLogRefused.class, on("InteractionLogUpdate", CONVERSATION, THREAD)),
                entry(WrapupCodeCreated.class, on("Create", WRAPUP_CODE)),
                entry(WrapupCodeUpdated.class, on("Update", WRAPUP_CODE)),
                entry(WrapupCodeDeleted.class, on("Delete", WRAPUP_CODE)),
                entry(QueueWrapupCodeAdded.class, on("WrapupCodeAdd", QUEUE)),
                entry(QueueWrapupCodeRemoved.class, on("WrapupCodeRemove", QUEUE)),
                entry(WrapupCodeRequestRefused.class, on("Request", WRAPUP_CODE, QUEUE, ORGANIZATION)));
    }

    private static Stream<AuditKind> kinds(Topic topic) {
        return topic.values().stream()
                .flatMap(type -> Stream.ofNullable(ALL.get(type)))
                .flatMap(audited ->
                        audited.entityTypes().stream()
                                .map(type -> new AuditKind(topic.owner(), type, audited.action())));
    }

    private static Audited on(String action, AuditEntityType... entityTypes) {
        return new Audited(action, List.of(entityTypes));
    }
}
