package io.onbehalf.conversation.topology.settings;

import io.onbehalf.conversation.domain.settings.ThreadingTimeline;
import io.onbehalf.conversation.domain.settings.ThreadingTimeline.ThreadingTimelineChangeRequested;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.topology.StateRepository;

/// The organizations' threading timelines as their changes are decided, in the organization's partition.
public record TimelineStore(PrefixedStore rows) {

    public static final String NAME = "timelines";

    public static final StateRepository<ThreadingTimeline, ThreadingTimelineChangeRequested> REPOSITORY =
            StateRepository.oneRow(ThreadingTimeline.class, ThreadingTimeline.DECIDER.initial());

    public ThreadingTimeline of(String organization) {
        return REPOSITORY.loadPart(rows, organization, "");
    }
}
