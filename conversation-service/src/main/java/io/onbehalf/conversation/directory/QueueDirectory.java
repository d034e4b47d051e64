package io.onbehalf.conversation.directory;

import io.onbehalf.conversation.domain.AgentRequest.CallerQueue;
import io.onbehalf.conversation.domain.AgentRequest.StintQueue;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.value.AppliedTimeline;
import io.onbehalf.conversation.domain.value.QueueInactivity;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.avro.AfterCallSettings;
import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.MemberKey;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.inactivity.InactivityAction;
import io.onbehalf.kit.domain.inactivity.InactivityTerms;
import io.onbehalf.kit.query.QueueKeys;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.query.StaleCopies;
import io.onbehalf.schemas.conversation.ContactConsent;
import io.onbehalf.schemas.conversation.QueueLoad;
import io.onbehalf.schemas.conversation.ThreadingTimeline;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The queues, members, settings and consents that this service knows from its own replicas.
public final class QueueDirectory {

    private static final Comparator<QueueRef> BY_NAME =
            Comparator.comparing(QueueRef::queueName).thenComparing(each -> each.queueId().value());

    private final Replica<QueueSnapshot> queues;
    private final Replica<QueueMemberSnapshot> members;
    private final Replica<OrganizationSnapshot> organizations;
    private final Replica<ThreadingTimeline> timelines;
    private final Replica<ContactConsent> consents;
    private final Replica<QueueLoad> loads;
    private final CopyWaits copies;

    public QueueDirectory(
            Replica<QueueSnapshot> queues,
            Replica<QueueMemberSnapshot> members,
            Replica<OrganizationSnapshot> organizations,
            Replica<ThreadingTimeline> timelines,
            Replica<ContactConsent> consents,
            Replica<QueueLoad> loads,
            CopyWaits copies) {
        this.queues = queues;
        this.members = members;
        this.organizations = organizations;
        this.timelines = timelines;
        this.consents = consents;
        this.loads = loads;
        this.copies = copies;
    }

    /// True if all that is known here may be old: a member may have been removed, a contact may have opted
    /// out.
    public boolean isStale() {
        return copies.areStale();
    }

    /// For what is done to a contact.
    ///
    /// @throws StaleCopies if all that is known here may be old
    public void requireCurrent() {
        if (isStale()) {
            throw new StaleCopies(copies.bound());
        }
    }

    /// A queue that a user is a member of.
    ///
    /// @throws QueueNotFound for an unknown queue, also another organization's
    /// @throws NotQueueMember if the user is not a member of it
    public QueueSnapshot queueOf(OrganizationId organization, UserId user, QueueId queueId) {
        QueueSnapshot queue = queue(organization, queueId);
        if (!isMember(user, queueId)) {
            throw new NotQueueMember(queueId, queue.getName(), user);
        }
        return queue;
    }

    /// A queue of an organization.
    ///
    /// @throws QueueNotFound for an unknown queue, also another organization's
    public QueueSnapshot queue(OrganizationId organization, QueueId queueId) {
        QueueSnapshot queue = queues.get(queueId.value());
        if (queue == null || !queue.getOrganizationId().equals(organization.value())) {
            throw new QueueNotFound(queueId);
        }
        return queue;
    }

    public boolean isMember(UserId user, QueueId queueId) {
        return members.get(MemberKey.of(user, queueId)) != null;
    }

    /// True if a user is a member of a queue that has a number now.
    public boolean isMemberWithNumber(OrganizationId organization, UserId user, OutboundNumber number) {
        return members.startingWith(MemberKey.of(user)).stream()
                .map(QueueMemberSnapshot::getQueueId)
                .anyMatch(queue -> queueWithNumber(organization.value(), number.value(), queue).isPresent());
    }

    /// A user's queues with their numbers, now.
    public List<CallerQueue> queuesOf(UserId user) {
        return members.startingWith(MemberKey.of(user)).stream()
                .map(member -> queues.get(member.getQueueId()))
                .filter(Objects::nonNull)
                .map(queue -> new CallerQueue(new QueueId(queue.getQueueId()), number(queue)))
                .toList();
    }

    /// A user's queues with the after-call work that each asks for, now.
    public List<StintQueue> stintsOf(OrganizationId organization, UserId user) {
        return members.startingWith(MemberKey.of(user)).stream()
                .map(member -> queues.get(member.getQueueId()))
                .filter(Objects::nonNull)
                .filter(queue -> queue.getOrganizationId().equals(organization.value()))
                .map(queue ->
                        new StintQueue(
                                new QueueRef(new QueueId(queue.getQueueId()), queue.getName()),
                                afterCall(queue),
                                queue.getAlertingTimeoutSeconds()))
                .toList();
    }

    /// How many conversations a queue has now.
    public record Load(QueueRef queue, int waiting, int connected) {}

    /// A user's queues by name.
    public List<QueueRef> queuesOf(OrganizationId organization, UserId user) {
        return stintsOf(organization, user).stream().map(StintQueue::queue).sorted(BY_NAME).toList();
    }

    /// All queues of an organization by name.
    public List<QueueRef> queuesOf(OrganizationId organization) {
        return queues.startingWith(QueueKeys.ofOrganization(organization.value())).stream()
                .map(queue -> new QueueRef(new QueueId(queue.getQueueId()), queue.getName()))
                .sorted(BY_NAME)
                .toList();
    }

    public Load load(QueueRef queue) {
        QueueLoad load = loads.get(queue.queueId().value());
        return load == null ? new Load(queue, 0, 0) : new Load(queue, load.getWaiting(), load.getConnected());
    }

    /// The after-call work that a queue asks for, now.
    public AfterCallTerms afterCall(QueueSnapshot queue) {
        return AfterCallSettings.of(queue, organizations.get(queue.getOrganizationId()));
    }

    /// A queue's inactivity timeout now; empty for an unknown or deleted queue.
    public Optional<QueueInactivity> inactivityOf(QueueId queueId) {
        return Optional.ofNullable(queues.get(queueId.value()))
                .map(queue ->
                        new QueueInactivity(
                                new InactivityTerms(
                                        queue.getInactivityTimeoutEnabled(),
                                        Optional.ofNullable(queue.getInactivityTimeoutSeconds()),
                                        InactivityAction.valueOf(queue.getInactivityAction().name())),
                                queue.getModifiedAt()));
    }

    /// The queue that answers for a number: the one of the lowest name where several share it.
    public Optional<QueueSnapshot> queueWithNumber(String organizationId, String number) {
        return queues.startingWith(QueueKeys.ofNumber(number)).stream()
                .filter(queue -> queue.getOrganizationId().equals(organizationId))
                .min(Comparator.comparing(QueueSnapshot::getName));
    }

    /// The queue on whose behalf a user sends from a number, where no agent does: theirs that has it, the one
    /// of the lowest name where it is several; else the one that answers for it.
    ///
    /// @param forOthers whether the user may do so for a queue that they are not a member of
    /// @return empty if no queue of the organization has the number
    /// @throws NotQueueMember if they may not
    public Optional<QueueSnapshot> queueToSendFrom(
            OrganizationId organization, UserId user, String number, boolean forOthers) {
        return members.startingWith(MemberKey.of(user)).stream()
                .flatMap(
                        member -> queueWithNumber(organization.value(), number, member.getQueueId()).stream())
                .min(Comparator.comparing(QueueSnapshot::getName))
                .or(() ->
                        queueWithNumber(organization.value(), number)
                                .map(queue -> permitted(queue, user, forOthers)));
    }

    private static QueueSnapshot permitted(QueueSnapshot queue, UserId user, boolean forOthers) {
        if (!forOthers) {
            throw new NotQueueMember(new QueueId(queue.getQueueId()), queue.getName(), user);
        }
        return queue;
    }

    /// A queue by its id, if the number is its own.
    public Optional<QueueSnapshot> queueWithNumber(String organizationId, String number, String queueId) {
        return Optional.ofNullable(queues.get(queueId))
                .filter(queue -> queue.getOrganizationId().equals(organizationId))
                .filter(queue -> number.equals(queue.getOutboundNumber()));
    }

    /// The contact's last opt-out or opt-in, on this thread or in the whole organization; empty if there was
    /// none. An opt-out counts before an opt-in, the later of two alike.
    public Optional<ConsentFact> consentOf(ThreadId threadId, String contactId) {
        return Stream.of(threadId.value(), contactId)
                .map(consents::get)
                .filter(Objects::nonNull)
                .map(consent -> new ConsentFact(consent.getOptedOut(), consent.getChangedAt()))
                .max(Comparator.comparing(ConsentFact::optedOut).thenComparing(ConsentFact::changedAt));
    }

    public OrganizationSettings settings(String organizationId) {
        return OrganizationSettings.of(organizations.get(organizationId));
    }

    /// The organization's threading timeline for SMS, in minutes.
    public int windowMinutes(String organizationId) {
        ThreadingTimeline timeline = timelines.get(organizationId);
        return timeline == null
                ? io.onbehalf.conversation.domain.settings.ThreadingTimeline.DEFAULT_MINUTES
                : timeline.getSmsMinutes();
    }

    /// The threading timeline that counts for what a queue composes, and for the texts that come to it.
    public AppliedTimeline timelineOf(QueueSnapshot queue) {
        Integer own = queue.getThreadingTimeoutMinutes();
        return own == null
                ? AppliedTimeline.ofOrganization(windowMinutes(queue.getOrganizationId()))
                : AppliedTimeline.ofQueue(own);
    }

    private static @Nullable OutboundNumber number(QueueSnapshot queue) {
        return queue.getOutboundNumber() == null ? null : new OutboundNumber(queue.getOutboundNumber());
    }
}
