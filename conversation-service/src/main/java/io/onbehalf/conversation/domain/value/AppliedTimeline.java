package io.onbehalf.conversation.domain.value;

/// The threading timeline that counts for a compose or a text: the queue's, or the organization's where the
/// queue has none.
///
/// @param windowMinutes 0 = never continue
public record AppliedTimeline(int windowMinutes, WindowSource windowSource) {

    public static AppliedTimeline ofOrganization(int minutes) {
        return new AppliedTimeline(minutes, WindowSource.ORGANIZATION);
    }

    public static AppliedTimeline ofQueue(int minutes) {
        return new AppliedTimeline(minutes, WindowSource.QUEUE);
    }
}
