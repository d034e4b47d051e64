package io.onbehalf.queue.api.user;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.SortOrder;
import io.onbehalf.queue.domain.user.UserState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The body of a call that searches for users: who matches every criterion. Without a criterion about the
/// state, only active users match.
record UserSearch(
        @Nullable Integer pageSize,
        @Nullable Integer pageNumber,
        @Nullable String sortBy,
        @Nullable String sortOrder,
        @Nullable @Size(max = 10) List<@NotNull @Valid UserCriterion> query) {

    private static final String PATH = "/api/v2/users/search";

    /// @throws ApiException 400 for a number out of bounds
    PageRequest page() {
        return new PageRequest(
                pageNumber == null ? 1 : pageNumber,
                pageSize == null ? PageRequest.DEFAULT_SIZE : pageSize,
                PATH);
    }

    /// @throws ApiException 400 for another field to sort by than the name, and for another order
    SortOrder order() {
        if (sortBy != null && !sortBy.equals("name")) {
            throw ApiException.invalidValue("sortBy", "sortBy: must be name");
        }
        return SortOrder.of(sortOrder);
    }

    /// True if every active user matches.
    boolean isEmpty() {
        return criteria().isEmpty();
    }

    /// The states that a user who matches may have.
    List<UserState> states() {
        return criteria().stream().anyMatch(UserCriterion::isAboutState)
                ? List.of(UserState.ACTIVE, UserState.INACTIVE, UserState.DELETED)
                : List.of(UserState.ACTIVE);
    }

    private List<UserCriterion> criteria() {
        return query == null ? List.of() : query;
    }

    /// @throws ApiException 400 for a criterion that is not supported
    Predicate<ListedUser> matching() {
        List<UserCriterion> criteria = criteria();
        Predicate<ListedUser> matching = _ -> true;
        for (int i = 0; i < criteria.size(); i++) {
            matching = matching.and(criteria.get(i).matching("query[%d].".formatted(i)));
        }
        return matching;
    }
}
