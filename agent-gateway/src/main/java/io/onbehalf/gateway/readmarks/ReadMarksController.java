package io.onbehalf.gateway.readmarks;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.UuidText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How far the caller has read. A conversation is named in the body, not in the path: its mark is a thing of
/// the caller's.
@RestController
@RequestMapping("/api/v2/onbehalf/users/me/readmarks")
class ReadMarksController {

    private final ReadMarks marks;

    ReadMarksController(ReadMarks marks) {
        this.marks = marks;
    }

    /// All marks of a user, who has at most 500: there are no pages.
    record ReadMarkListing(List<ReadMarkView> entities) {}

    /// @param order of the last message that the caller has read, as the messages of a thread have it
    record ReadMarkBody(@NotBlank String conversationId, @NotNull @Positive Long order) {}

    @GetMapping
    ReadMarkListing list(Caller caller) {
        return new ReadMarkListing(marks.of(caller).stream().map(ReadMarkView::of).toList());
    }

    @PutMapping
    ReadMarkView move(Caller caller, @RequestBody @Valid ReadMarkBody body) {
        var conversation = new ConversationId(UuidText.inField("conversationId", body.conversationId()));
        return ReadMarkView.of(marks.move(caller, conversation, body.order()));
    }
}
