package io.onbehalf.kit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onbehalf.kit.store.UnreadableRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a listing, in the public API's shape.
public record EntityListing<T>(
        List<T> entities,
        int pageSize,
        int pageNumber,
        long total,
        long pageCount,
        @JsonUnwrapped Links links) {

    /// The paths of this page and of others; without `nextUri` on the last page and `previousUri` on the
    /// first.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Links(
            String firstUri,
            String selfUri,
            @Nullable String nextUri,
            @Nullable String previousUri,
            String lastUri) {

        private static Links of(PageRequest page, long pageCount) {
            int number = page.pageNumber();
            return new Links(
                    page.uri(1),
                    page.uri(number),
                    number < pageCount ? page.uri(number + 1L) : null,
                    number > 1 ? page.uri(number - 1L) : null,
                    page.uri(Math.max(1, pageCount)));
        }
    }

    /// Cuts a page out of all matching entities; empty past the end.
    public static <T> EntityListing<T> of(List<T> allMatching, PageRequest page) {
        List<T> entities = allMatching.stream().skip(page.offset()).limit(page.pageSize()).toList();
        return ofPage(entities, allMatching.size(), page);
    }

    /// Wraps a page that was cut already.
    ///
    /// @param total how many entities match
    public static <T> EntityListing<T> ofPage(List<T> entities, long total, PageRequest page) {
        long pageCount = Math.ceilDiv(total, page.pageSize());
        return new EntityListing<>(
                List.copyOf(entities),
                page.pageSize(),
                page.pageNumber(),
                total,
                pageCount,
                Links.of(page, pageCount));
    }

    /// The same page with other entities in it, such as those of its ids.
    public <R> EntityListing<R> map(Function<T, R> function) {
        return mapPresent(entity -> Optional.of(function.apply(entity)));
    }

    /// The same page with other entities in it, but for those that are not there, because they were deleted a
    /// moment ago or can't be read.
    public <R> EntityListing<R> mapPresent(Function<T, Optional<R>> function) {
        return new EntityListing<>(
                entities.stream().flatMap(entity -> readable(function, entity).stream()).toList(),
                pageSize,
                pageNumber,
                total,
                pageCount,
                links);
    }

    private static <T, R> Optional<R> readable(Function<T, Optional<R>> function, T entity) {
        try {
            return function.apply(entity);
        } catch (UnreadableRow row) {
            row.passOver();
            return Optional.empty();
        }
    }
}
