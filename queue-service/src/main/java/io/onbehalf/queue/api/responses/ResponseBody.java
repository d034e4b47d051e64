package io.onbehalf.queue.api.responses;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.onbehalf.kit.domain.sms.SmsText;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.kit.web.text.OneLine;
import io.onbehalf.kit.web.text.Visible;
import io.onbehalf.queue.api.common.UnsupportedFields;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseContent;
import io.onbehalf.queue.domain.responses.ResponseSubstitution;
import io.onbehalf.queue.domain.responses.ResponseTemplate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The body of a call that creates or changes a canned response.
///
/// @param version that was read; required to change it, else without a meaning
/// @param texts one: an SMS has no other form
/// @param others every other field
record ResponseBody(
        @NotBlank @Visible @OneLine @Size(max = 200) String name,
        @Nullable Integer version,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid LibraryRef> libraries,
        @NotNull @Size(min = 1, max = 1) List<@NotNull @Valid ResponseText> texts,
        @Nullable @Size(max = 100) List<@NotNull @Valid SubstitutionBody> substitutions,
        @JsonAnySetter Map<String, @Nullable Object> others) {

    private static final Set<String> UNSUPPORTED =
            Set.of(
                    "assets",
                    "footer",
                    "interactionType",
                    "messagingTemplate",
                    "responseType",
                    "substitutionsSchema");

    private static final String CONTENT = "texts[0].content";

    ResponseBody {
        name = name == null ? "" : name.strip();
        others = requireNonNullElse(others, Map.of());
    }

    /// The content in this body.
    ///
    /// @throws ApiException 400 for a field that asks for what we don't do, text that is no library's id, a
    ///   substitution that is given twice, and a text that takes more segments than are sent
    ResponseContent content() {
        UnsupportedFields.refuse(UNSUPPORTED, others);
        ResponseText text = texts.getFirst();
        if (!text.isPlain()) {
            UnsupportedFields.refuse(List.of("texts[0].contentType"));
        }
        var template = new ResponseTemplate(text.content());
        SmsText sms = SmsText.of(template.withoutNames());
        if (sms.segmentCount() > SmsText.MAX_SEGMENTS) {
            throw ApiException.invalidValue(
                    CONTENT,
                    "%s: takes %d SMS segments in %s; at most %d are sent"
                            .formatted(CONTENT, sms.segmentCount(), sms.encoding(), SmsText.MAX_SEGMENTS));
        }
        return new ResponseContent(name, libraryIds(), template, substitutionList());
    }

    private List<LibraryId> libraryIds() {
        return IntStream.range(0, libraries.size())
                .mapToObj(i ->
                        new LibraryId(
                                UuidText.inField("libraries[%d].id".formatted(i), libraries.get(i).id())))
                .distinct()
                .toList();
    }

    private List<ResponseSubstitution> substitutionList() {
        List<SubstitutionBody> given = substitutions == null ? List.of() : substitutions;
        if (given.stream().map(SubstitutionBody::id).distinct().count() < given.size()) {
            throw ApiException.invalidValue("substitutions", "substitutions: an id is given twice");
        }
        return given.stream().map(SubstitutionBody::substitution).toList();
    }
}
