package io.onbehalf.conversation.api;

import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.settings.ThreadingTimeline;
import io.onbehalf.conversation.domain.settings.ThreadingTimeline.ThreadingTimelineChangeRequested;
import io.onbehalf.conversation.topology.settings.TimelineStore;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.TaggedBody;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.schemas.Topics;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The threading timeline: how long a disconnected conversation may be continued.
@RestController
@RequestMapping("/api/v2/conversations/messaging/threadingtimeline")
class TimelineController {

    private final Requests requests;
    private final Queries queries;

    TimelineController(Requests requests, Queries queries) {
        this.requests = requests;
        this.queries = queries;
    }

    /// The setting in the public API's shape; a messenger type that a PUT leaves out returns to its default,
    /// which is the same for every organization.
    record ConversationThreadingWindow(
            @NotNull List<@NotNull @Valid Setting> settings, @Nullable Integer defaultTimeoutMinutes) {

        static ConversationThreadingWindow of(int smsMinutes) {
            return new ConversationThreadingWindow(
                    List.of(new Setting("sms", smsMinutes)), ThreadingTimeline.DEFAULT_MINUTES);
        }
    }

    /// One messenger type's window.
    record Setting(@NotNull String messengerType, @NotNull Integer timeoutInMinutes) {}

    /// Answers from the rows by which a change is decided; a compose goes by their copy, a moment later.
    @GetMapping
    ResponseEntity<? super ConversationThreadingWindow> read(Caller caller, HttpServletRequest call) {
        caller.requireAny("conversation:threadingTimeline:view");
        return queries.answer(
                TimelineStore.NAME,
                caller.organizationId(),
                call,
                rows -> {
                    ThreadingTimeline timeline = new TimelineStore(rows).of(caller.organizationId());
                    return new TaggedBody(ConversationThreadingWindow.of(timeline.smsMinutes()), timeline);
                });
    }

    @PutMapping
    ConversationThreadingWindow change(
            Caller caller, RequestStamp stamp, @RequestBody @Valid ConversationThreadingWindow body) {
        caller.requireAny("conversation:threadingTimeline:edit");
        ConversationReply reply =
                requests.ask(
                        Topics.CONVERSATION_REQUESTS,
                        caller.organizationId(),
                        new ThreadingTimelineChangeRequested(smsMinutes(body)),
                        stamp,
                        ConversationReply.class);
        return ConversationThreadingWindow.of(reply.smsMinutes().orElseThrow());
    }

    private static @Nullable Integer smsMinutes(ConversationThreadingWindow body) {
        Integer byDefault = body.defaultTimeoutMinutes();
        if (byDefault != null && byDefault != ThreadingTimeline.DEFAULT_MINUTES) {
            throw ApiException.invalidValue(
                    "defaultTimeoutMinutes",
                    "defaultTimeoutMinutes: is always %d, not %d"
                            .formatted(ThreadingTimeline.DEFAULT_MINUTES, byDefault));
        }
        Integer minutes = null;
        for (Setting setting : body.settings()) {
            if (!setting.messengerType().equals("sms")) {
                throw ApiException.invalidValue(
                        "settings.messengerType", "settings.messengerType: only sms is served");
            }
            if (minutes != null) {
                throw ApiException.invalidValue("settings.messengerType", "settings: sms is given twice");
            }
            minutes = setting.timeoutInMinutes();
            if (minutes < 0 || minutes > ThreadingTimeline.MAX_MINUTES) {
                throw ApiException.invalidValue(
                        "settings.timeoutInMinutes",
                        "settings.timeoutInMinutes: must be 0 to %d, is %d"
                                .formatted(ThreadingTimeline.MAX_MINUTES, minutes));
            }
        }
        return minutes;
    }
}
