package io.onbehalf.queue.api.user;

import io.onbehalf.kit.web.PageRequest;
import java.util.List;

/// A page of users who were searched for, in the public API's shape.
record UserSearchResults(
        long total,
        long pageCount,
        int pageSize,
        int pageNumber,
        List<String> types,
        List<UserView> results) {

    /// Cuts a page out of all who match.
    static UserSearchResults of(List<UserView> matching, PageRequest page) {
        return new UserSearchResults(
                matching.size(),
                Math.ceilDiv(matching.size(), page.pageSize()),
                page.pageSize(),
                page.pageNumber(),
                List.of("users"),
                matching.stream().skip(page.offset()).limit(page.pageSize()).toList());
    }
}
