package io.onbehalf.queue.api.responses;

import io.onbehalf.queue.domain.responses.CannedResponse;
import io.onbehalf.queue.domain.responses.ResponseContent;
import java.time.Instant;
import java.util.List;

/// A canned response in the public API's shape.
record ResponseView(
        String id,
        String name,
        int version,
        List<LibraryRef> libraries,
        List<ResponseText> texts,
        CreatorRef createdBy,
        Instant dateCreated,
        List<SubstitutionBody> substitutions,
        String selfUri) {

    static ResponseView of(CannedResponse response) {
        ResponseContent content = response.content();
        String id = response.responseId().value();
        return new ResponseView(
                id,
                content.name(),
                response.version(),
                content.libraryIds().stream().map(LibraryRef::of).toList(),
                List.of(new ResponseText(content.template().value(), ResponseText.PLAIN)),
                CreatorRef.of(response.authorship()),
                response.authorship().createdAt(),
                content.substitutions().stream().map(SubstitutionBody::of).toList(),
                "/api/v2/responsemanagement/responses/" + id);
    }
}
