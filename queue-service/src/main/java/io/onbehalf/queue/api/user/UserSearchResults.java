package io.onbehalf.queue.api.user;

import io.onbehalf.kit.web.EntityListing;
import java.util.List;

/// A page of users who were searched for, in the public API's shape.
record UserSearchResults(
        long total,
        long pageCount,
        int pageSize,
        int pageNumber,
        List<String> types,
        List<UserView> results) {

    static UserSearchResults of(EntityListing<UserView> page) {
        return new UserSearchResults(
                page.total(),
                page.pageCount(),
                page.pageSize(),
                page.pageNumber(),
                List.of("users"),
                page.entities());
    }
}
