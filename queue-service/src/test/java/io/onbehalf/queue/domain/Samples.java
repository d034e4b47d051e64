package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.domain.inactivity.InactivityAction;
import io.onbehalf.kit.domain.inactivity.InactivityTerms;
import io.onbehalf.kit.domain.quiet.QuietHours;
import io.onbehalf.queue.domain.QueueRequest.AgentLoadReported;
import io.onbehalf.queue.domain.QueueRequest.AlertNotAnswered;
import io.onbehalf.queue.domain.QueueRequest.OrganizationSettingsUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.OrganizationUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueCreateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueDeleteRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMemberUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMembersAddRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMembersRemoveRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.UserCreateRequested;
import io.onbehalf.queue.domain.QueueRequest.UserPreferencesUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.UserRecognized;
import io.onbehalf.queue.domain.QueueRequest.UserRoutingStatusUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.UserUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.UtilizationUpdateRequested;
import io.onbehalf.queue.domain.organization.ConsentScope;
import io.onbehalf.queue.domain.organization.NumberType;
import io.onbehalf.queue.domain.organization.OptOutWords;
import io.onbehalf.queue.domain.organization.OrganizationSettings;
import io.onbehalf.queue.domain.organization.OrganizationSnapshot;
import io.onbehalf.queue.domain.organization.SmsSettings;
import io.onbehalf.queue.domain.responses.CannedResponseLibraries;
import io.onbehalf.queue.domain.responses.CannedResponseMode;
import io.onbehalf.queue.domain.user.RoutingStatus;
import io.onbehalf.queue.domain.user.UserPreferences;
import io.onbehalf.queue.domain.user.UserState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Users, queues and requests that the tests share.
public final class Samples {

    public static final OrganizationId ACME = new OrganizationId("acme");
    public static final QueueId SUPPORT = new QueueId("support-id");
    public static final QueueId SALES = new QueueId("sales-id");
    public static final UserId ADA = new UserId("ada");
    public static final UserId AMY = new UserId("amy");
    public static final UserId BEN = new UserId("ben");
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    public static final Instant LATER = NOW.plusSeconds(1);
    public static final OutboundNumber NUMBER = new OutboundNumber("+13175550100");

    /// Settings of which none is the default.
    public static final OrganizationSettings STRICT =
            new OrganizationSettings(
                    true,
                    true,
                    ConsentScope.NUMBER,
                    new SmsSettings(List.of("CA", "US"), List.of(NumberType.FIXED_LINE)),
                    Optional.of(new QuietHours("21:00", "08:00")),
                    60_000,
                    30,
                    new OptOutWords(List.of("en", "es"), List.of("cancel")));

    private Samples() {}

    /// The settings of a new queue: all of them, but no limit of after-call work.
    static QueueSettings settings(String name) {
        return new QueueSettings(
                name,
                Optional.of("For " + name),
                CannedResponseLibraries.ALL,
                Optional.of(NUMBER),
                new AfterCallTerms(WrapupPrompt.MANDATORY),
                AlertingTerms.DEFAULT,
                InactivityTerms.OFF,
                Optional.empty());
    }

    /// The settings of a renamed queue: only a name and a limit of after-call work.
    static QueueSettings newSettings(String name) {
        return new QueueSettings(
                name,
                Optional.empty(),
                new CannedResponseLibraries(CannedResponseMode.NONE, List.of()),
                Optional.empty(),
                new AfterCallTerms(WrapupPrompt.AGENT_REQUESTED, Optional.of(5_000L)),
                new AlertingTerms(LastAgentRoutingMode.DISABLED, 60),
                new InactivityTerms(true, Optional.of(600), InactivityAction.SEND_TO_QUEUE),
                Optional.of(60));
    }

    static OrganizationSnapshot organization(String name) {
        return new OrganizationSnapshot(ACME, name, "GB", 5, OrganizationSettings.DEFAULT, 1);
    }

    public static QueueCreateRequested newQueue(QueueId id, String name) {
        return new QueueCreateRequested(ACME, NOW, ADA, id, settings(name));
    }

    public static QueueUpdateRequested rename(QueueId id, String name) {
        return new QueueUpdateRequested(LATER, BEN, id, newSettings(name));
    }

    public static QueueMembersAddRequested add(QueueId id, UserId... users) {
        return new QueueMembersAddRequested(id, List.of(users));
    }

    public static QueueMembersRemoveRequested remove(QueueId id, UserId... users) {
        return remove(id, false, OpenConversations.NONE, users);
    }

    public static QueueMembersRemoveRequested remove(
            QueueId id, boolean force, OpenConversations conversations, UserId... users) {
        return new QueueMembersRemoveRequested(id, List.of(users), force, conversations);
    }

    public static QueueMemberUpdateRequested join(QueueId id, UserId user, boolean joined) {
        return new QueueMemberUpdateRequested(id, user, joined);
    }

    public static QueueDeleteRequested delete(QueueId id, boolean force) {
        return delete(id, force, OpenConversations.NONE);
    }

    public static QueueDeleteRequested delete(QueueId id, boolean force, OpenConversations conversations) {
        return new QueueDeleteRequested(ADA, id, force, conversations);
    }

    public static OrganizationUpdateRequested updateOrganization(String name) {
        return new OrganizationUpdateRequested(ACME, ADA, name, "GB");
    }

    public static OrganizationSettingsUpdateRequested updateSettings(OrganizationSettings settings) {
        return new OrganizationSettingsUpdateRequested(ACME, BEN, settings);
    }

    public static UtilizationUpdateRequested updateCapacity(int capacity) {
        return new UtilizationUpdateRequested(ACME, ADA, capacity);
    }

    public static UserCreateRequested addUser(UserId user, String name) {
        return new UserCreateRequested(
                ACME, NOW, ADA, user, name, Optional.of(user.value() + "@acme.example"));
    }

    public static UserRecognized recognize(UserId user, String name) {
        return new UserRecognized(ACME, LATER, user, name, Optional.empty());
    }

    public static UserUpdateRequested rename(UserId user, String name) {
        return update(user, Optional.of(name), Optional.empty());
    }

    public static UserUpdateRequested set(UserId user, UserState state) {
        return update(user, Optional.empty(), Optional.of(state));
    }

    private static UserUpdateRequested update(UserId user, Optional<String> name, Optional<UserState> state) {
        return new UserUpdateRequested(ACME, LATER, ADA, user, name, Optional.empty(), state);
    }

    public static UserRoutingStatusUpdateRequested onQueue(UserId user) {
        return new UserRoutingStatusUpdateRequested(ACME, LATER, user, user, RoutingStatus.IDLE);
    }

    public static UserRoutingStatusUpdateRequested offQueue(UserId user) {
        return new UserRoutingStatusUpdateRequested(ACME, LATER, user, user, RoutingStatus.OFF_QUEUE);
    }

    public static UserPreferencesUpdateRequested prefer(UserId user, Optional<QueueId> queue) {
        return new UserPreferencesUpdateRequested(ACME, LATER, user, new UserPreferences(true, queue));
    }

    public static AlertNotAnswered missed(UserId user) {
        return new AlertNotAnswered(ACME, LATER, user, new ConversationId("c1"));
    }

    public static AgentLoadReported holds(UserId user, int conversations) {
        return new AgentLoadReported(ACME, LATER, user, conversations);
    }

    /// Requests about one user that reach every case of the decider in some order.
    public static List<QueueRequest> about(UserId user) {
        return List.of(
                addUser(user, "Amy"),
                recognize(user, "Amy"),
                recognize(user, "Amy Agent"),
                rename(user, "Amelia"),
                set(user, UserState.INACTIVE),
                set(user, UserState.ACTIVE),
                set(user, UserState.DELETED),
                onQueue(user),
                offQueue(user),
                prefer(user, Optional.empty()),
                prefer(user, Optional.of(SUPPORT)),
                missed(user),
                holds(user, 1),
                holds(user, 0));
    }

    /// Requests about one queue that reach every case of the decider in some order.
    public static List<QueueRequest> about(QueueId id) {
        return List.of(
                newQueue(id, "Support"),
                newQueue(id, "Sales"),
                rename(id, "Support"),
                rename(id, " sales"),
                add(id, AMY),
                add(id, AMY, BEN, AMY),
                join(id, AMY, false),
                join(id, AMY, true),
                join(id, BEN, false),
                remove(id, AMY),
                remove(id, BEN, AMY),
                delete(id, false),
                delete(id, true));
    }

    /// The same about two queues that want the same names, about two users, and about their organization.
    public static List<QueueRequest> aboutTwo() {
        return Stream.of(
                        about(SUPPORT),
                        about(SALES),
                        about(AMY),
                        about(BEN),
                        List.<QueueRequest>of(
                                updateOrganization("Acme"),
                                updateOrganization("ACME"),
                                updateCapacity(3),
                                updateSettings(STRICT)))
                .<QueueRequest>flatMap(List::stream)
                .toList();
    }
}
