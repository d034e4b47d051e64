package io.onbehalf.queue.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onbehalf.kit.domain.Authorship;
import io.onbehalf.queue.api.QueueDivisionView.Division;
import io.onbehalf.queue.api.responses.QueueLibraries;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueSettings;
import io.onbehalf.queue.domain.QueueSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A queue in the public API's shape.
///
/// @param joined whether the user is joined; only in a listing of one user's queues
record QueueView(
        String id,
        String name,
        @Nullable String description,
        Division division,
        @JsonUnwrapped Changes changes,
        @JsonUnwrapped MemberCounts memberCounts,
        @JsonUnwrapped Handling handling,
        @Nullable MessagingAddresses outboundMessagingAddresses,
        @Nullable Boolean joined,
        String selfUri) {

    /// What waits is in the order of time, as no conversation has a priority.
    static final String SCORING_METHOD = "TimestampAndPriority";

    /// A member may take what waits.
    static final boolean MANUAL_ASSIGNMENT = true;

    /// The users who created and changed the queue, and the times.
    record Changes(Instant dateCreated, Instant dateModified, String modifiedBy, String createdBy) {

        static Changes of(Authorship authorship) {
            return new Changes(
                    authorship.createdAt(),
                    authorship.modifiedAt(),
                    authorship.modifiedBy().value(),
                    authorship.createdBy().value());
        }
    }

    /// @param userMemberCount the same as `memberCount`, because all members are users
    /// @param joinedMemberCount null in the answer to an update
    record MemberCounts(int memberCount, int userMemberCount, @Nullable Integer joinedMemberCount) {}

    /// How conversations are offered, what is asked after them, and how long they may be continued.
    ///
    /// @param threadingTimeoutMinutes null where the organization's threading timeline counts
    record Handling(
            QueueLibraries cannedResponseLibraries,
            AcwSettings acwSettings,
            MediaSettings mediaSettings,
            LastAgentMode lastAgentRoutingMode,
            String scoringMethod,
            boolean enableManualAssignment,
            @Nullable Integer threadingTimeoutMinutes) {

        static Handling of(QueueSettings settings) {
            return new Handling(
                    QueueLibraries.of(settings.cannedResponseLibraries()),
                    AcwSettings.of(settings.afterCall()),
                    MediaSettings.of(settings),
                    LastAgentMode.of(settings.alerting().lastAgentRoutingMode()),
                    SCORING_METHOD,
                    MANUAL_ASSIGNMENT,
                    settings.threadingTimeoutMinutes().orElse(null));
        }
    }

    static QueueView of(Queue queue) {
        return of(queue.snapshot(), queue.joinedMemberCount(), null);
    }

    static QueueView of(QueueSnapshot queue) {
        return of(queue, null, null);
    }

    /// @param joined whether the user is joined
    static QueueView ofUser(QueueSnapshot queue, boolean joined) {
        return of(queue, null, joined);
    }

    /// @param joined whether the user is joined
    static QueueView ofUser(Queue queue, boolean joined) {
        return of(queue.snapshot(), queue.joinedMemberCount(), joined);
    }

    private static QueueView of(
            QueueSnapshot queue, @Nullable Integer joinedMemberCount, @Nullable Boolean joined) {
        QueueSettings settings = queue.settings();
        return new QueueView(
                queue.queueId().value(),
                settings.name(),
                settings.description().orElse(null),
                new Division(queue.organizationId().value()),
                Changes.of(queue.authorship()),
                new MemberCounts(queue.memberCount(), queue.memberCount(), joinedMemberCount),
                Handling.of(settings),
                settings.outboundNumber().map(MessagingAddresses::of).orElse(null),
                joined,
                "/api/v2/routing/queues/" + queue.queueId().value());
    }
}
