package io.onbehalf.queue.api.responses;

import io.onbehalf.kit.domain.Authorship;

/// The user who created something, in the public API's shape.
record CreatorRef(String id, String selfUri) {

    static CreatorRef of(Authorship authorship) {
        String id = authorship.createdBy().value();
        return new CreatorRef(id, "/api/v2/users/" + id);
    }
}
