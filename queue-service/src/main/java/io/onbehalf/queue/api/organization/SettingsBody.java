package io.onbehalf.queue.api.organization;

import io.onbehalf.kit.domain.quiet.QuietHours;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.text.Choices;
import io.onbehalf.queue.domain.organization.ConsentScope;
import io.onbehalf.queue.domain.organization.NumberType;
import io.onbehalf.queue.domain.organization.OrganizationSettings;
import io.onbehalf.queue.domain.organization.SmsSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How an organization works, in the API: what a GET answers and a PUT replaces. A field that a PUT leaves
/// out has its default.
record SettingsBody(
        @Nullable Boolean callLogging,
        @Nullable Boolean sharedThreads,
        @Nullable String optOutScope,
        @Nullable SmsBody smsSettings,
        @Nullable @Valid QuietHoursBody quietHours,
        @Nullable @Min(1_000) @Max(3_600_000) Long optionalWrapupTimeoutMs,
        @Nullable @Min(4) @Max(3_650) Integer retentionDays,
        @Nullable @Size(max = 50) List<@NotNull String> optOutLanguages,
        @Nullable @Size(max = 50) List<@NotNull String> ignoredOptOutWords) {

    /// To which numbers agents may compose.
    ///
    /// @param allowedCountries ISO 3166, in any case; empty for all
    record SmsBody(
            @Nullable @Size(max = 300) List<@NotNull String> allowedCountries,
            @Nullable @Size(max = 20) List<@NotNull String> additionalNumberTypes) {

        private SmsSettings settings() {
            return new SmsSettings(
                    sorted(allowedCountries)
                            .map(code -> CountryCodes.inField("smsSettings.allowedCountries", code))
                            .sorted()
                            .distinct()
                            .toList(),
                    sorted(additionalNumberTypes)
                            .map(type -> choice("smsSettings.additionalNumberTypes", type, NumberType.class))
                            .distinct()
                            .toList());
        }
    }

    /// When no contact is written to unasked, by their own clock.
    ///
    /// @param start the first minute of it, as in `21:00`
    /// @param end the first minute after it, as in `08:00`
    record QuietHoursBody(@NotNull String start, @NotNull String end) {

        private static QuietHoursBody of(QuietHours hours) {
            return new QuietHoursBody(hours.start(), hours.end());
        }

        private QuietHours hours() {
            requireTime("quietHours.start", start);
            requireTime("quietHours.end", end);
            if (start.equals(end)) {
                throw ApiException.invalidValue(
                        "quietHours.end", "quietHours.end: must not be the start, " + start);
            }
            return new QuietHours(start, end);
        }

        private static void requireTime(String field, String text) {
            if (!QuietHours.isTime(text)) {
                throw ApiException.invalidValue(field, field + ": must be a time from 00:00 to 23:59");
            }
        }
    }

    static SettingsBody of(OrganizationSettings settings) {
        SmsSettings sms = settings.smsSettings();
        return new SettingsBody(
                settings.callLogging(),
                settings.sharedThreads(),
                settings.optOutScope().name(),
                new SmsBody(
                        sms.allowedCountries(),
                        sms.additionalNumberTypes().stream().map(NumberType::name).toList()),
                settings.quietHours().map(QuietHoursBody::of).orElse(null),
                settings.optionalWrapupTimeoutMs(),
                settings.retentionDays(),
                settings.optOutWords().optOutLanguages(),
                settings.optOutWords().ignoredOptOutWords());
    }

    /// The settings in this body.
    ///
    /// @throws ApiException 400 for a country, a type of numbers, a scope, a time or a language that there is
    ///   not, and for a word that always opts out
    OrganizationSettings settings() {
        OrganizationSettings initial = OrganizationSettings.DEFAULT;
        return new OrganizationSettings(
                callLogging == null ? initial.callLogging() : callLogging,
                sharedThreads == null ? initial.sharedThreads() : sharedThreads,
                optOutScope == null
                        ? initial.optOutScope()
                        : choice("optOutScope", optOutScope, ConsentScope.class),
                smsSettings == null ? initial.smsSettings() : smsSettings.settings(),
                Optional.ofNullable(quietHours).map(QuietHoursBody::hours),
                optionalWrapupTimeoutMs == null ? initial.optionalWrapupTimeoutMs() : optionalWrapupTimeoutMs,
                retentionDays == null ? initial.retentionDays() : retentionDays,
                OptOutWordsFields.of(optOutLanguages, ignoredOptOutWords));
    }

    private static Stream<String> sorted(@Nullable List<String> texts) {
        return texts == null ? Stream.empty() : texts.stream().sorted();
    }

    private static <E extends Enum<E>> E choice(String field, String text, Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .filter(Choices::mayBeGiven)
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> ApiException.invalidValue(field, field + ": " + Choices.sentence(type)));
    }
}
