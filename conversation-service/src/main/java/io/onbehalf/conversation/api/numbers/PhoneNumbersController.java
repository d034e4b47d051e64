package io.onbehalf.conversation.api.numbers;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.onbehalf.conversation.directory.OrganizationSettings;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Says what a typed number is, by the rules of compose, so that clients need no rules of their own.
@RestController
@RequestMapping("/api/v2/onbehalf/phonenumbers")
class PhoneNumbersController {

    private static final CacheControl ONE_DAY = CacheControl.maxAge(Duration.ofDays(1)).cachePrivate();

    private final QueueDirectory directory;

    PhoneNumbersController(QueueDirectory directory) {
        this.directory = directory;
    }

    /// A number as it is typed; its text form hides it.
    ///
    /// @param country ISO 3166 country of a number without a country code, in any case; null for the
    ///   organization's default
    record NumberBody(@NotNull @Size(max = 64) String number, @Nullable String country) {

        private OrganizationSettings judgedBy(OrganizationSettings settings) {
            if (country == null) {
                return settings;
            }
            String code = country.strip().toUpperCase(Locale.ROOT);
            if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(code)) {
                throw ApiException.invalidValue(
                        "country", "country: must be the ISO 3166 code of a country with phone numbers");
            }
            return settings.withDefaultCountry(code);
        }

        @Override
        public String toString() {
            return "NumberBody[country=%s]".formatted(country);
        }
    }

    /// A POST, since a contact's number must not be in a URL; it changes nothing.
    @PostMapping("/parse")
    ParsedNumber parse(Caller caller, @RequestBody @Valid NumberBody body) {
        return NumberParser.parse(body.number(), body.judgedBy(directory.settings(caller.organizationId())));
    }

    /// The countries with phone numbers, with their calling codes; they change with a release only.
    @GetMapping("/countries")
    ResponseEntity<CallingCodes> countries() {
        return ResponseEntity.ok().cacheControl(ONE_DAY).body(CountryTable.ALL);
    }
}
