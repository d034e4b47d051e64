package io.onbehalf.queue.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// How an organization works, as its administrator chooses.
@BenchedQueueService
class SettingsApiTest {

    private static final String SETTINGS = "/api/v2/onbehalf/organizations/me/settings";
    private static final String DEFAULTS =
            """
            {"callLogging":false,"sharedThreads":false,"optOutScope":"ORGANIZATION",
             "smsSettings":{"allowedCountries":[],"additionalNumberTypes":[]},
             "optionalWrapupTimeoutMs":120000,"retentionDays":400,
             "optOutLanguages":[],"ignoredOptOutWords":[]}
            """;
    private static final String OWN =
            """
            {"callLogging":true,"sharedThreads":true,"optOutScope":"NUMBER",
             "smsSettings":{"allowedCountries":["us","CA","US"],
                            "additionalNumberTypes":["PAGER","FIXED_LINE"]},
             "quietHours":{"start":"21:00","end":"08:00"},
             "optionalWrapupTimeoutMs":1000,"retentionDays":30,
             "optOutLanguages":["es","EN","es"],"ignoredOptOutWords":["Quit"," end ","cancel","END"]}
            """;

    private final ApiClient admin;
    private final ApiClient amy;

    @Autowired
    SettingsApiTest(MockMvcTester mvc) {
        String organization = UUID.randomUUID().toString();
        admin = ApiClient.of(mvc, "", organization, "ada", "directory:organization:admin");
        amy = ApiClient.of(mvc, "", organization, "amy");
    }

    @Test
    void an_organization_that_has_set_nothing_has_the_defaults() {
        assertThat(amy.get(SETTINGS)).hasStatusOk().bodyJson().isStrictlyEqualTo(DEFAULTS);
    }

    @Test
    void an_administrator_replaces_the_settings_and_everybody_reads_them_in_order() {
        String expected =
                """
                {"callLogging":true,"sharedThreads":true,"optOutScope":"NUMBER",
                 "smsSettings":{"allowedCountries":["CA","US"],
                                "additionalNumberTypes":["FIXED_LINE","PAGER"]},
                 "quietHours":{"start":"21:00","end":"08:00"},
                 "optionalWrapupTimeoutMs":1000,"retentionDays":30,
                 "optOutLanguages":["en","es"],"ignoredOptOutWords":["cancel","end","quit"]}
                """;

        assertThat(admin.put(SETTINGS, OWN)).hasStatusOk().bodyJson().isStrictlyEqualTo(expected);
        assertThat(amy.get(SETTINGS)).bodyJson().isStrictlyEqualTo(expected);

        admin.put("/api/v2/organizations/me", "{\"name\":\"Acme\",\"defaultCountryCode\":\"GB\"}");
        assertThat(amy.get(SETTINGS)).bodyJson().isStrictlyEqualTo(expected);

        assertThat(admin.put(SETTINGS, "{}")).hasStatusOk().bodyJson().isStrictlyEqualTo(DEFAULTS);
    }

    @Test
    void settings_are_changed_in_the_version_that_was_read_and_by_an_administrator_only() {
        String read = tag(admin.get(SETTINGS));

        assertThat(admin.ifMatch(read).put(SETTINGS, OWN)).hasStatusOk();
        refused(admin.ifMatch(read).put(SETTINGS, "{}"), 412, "precondition.failed");
        refused(amy.put(SETTINGS, "{}"), 403, "missing.permissions");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'optOutScope':'UNKNOWN'}|optOutScope|must be one of NUMBER, ORGANIZATION",
                "{'sharedThreads':'yes'}|sharedThreads|must be true or false",
                "{'optionalWrapupTimeoutMs':999}|optionalWrapupTimeoutMs|1000",
                "{'optionalWrapupTimeoutMs':3600001}|optionalWrapupTimeoutMs|3600000",
                "{'retentionDays':3}|retentionDays|4",
                "{'retentionDays':3651}|retentionDays|3650",
                "{'optOutLanguages':['xx']}|optOutLanguages|must be the ISO 639-1 codes",
                "{'optOutLanguages':['english']}|optOutLanguages|must be the ISO 639-1 codes",
                "{'ignoredOptOutWords':['']}|ignoredOptOutWords|must have 1 to 40 characters",
                "{'ignoredOptOutWords':['a word of more than forty characters in all']}|ignoredOptOutWords|must have 1 to 40 characters",
                "{'ignoredOptOutWords':['cancel','Stop']}|ignoredOptOutWords|stop always opts out",
                "{'ignoredOptOutWords':['STOP-ALL']}|ignoredOptOutWords|stop-all always opts out",
                "{'ignoredOptOutWords':['opt out']}|ignoredOptOutWords|opt out always opts out",
                "{'ignoredOptOutWords':['Unsubscribe!']}|ignoredOptOutWords|unsubscribe! always opts out",
                "{'smsSettings':{'allowedCountries':['XX']}}|smsSettings.allowedCountries|must be the ISO 3166 code",
                "{'smsSettings':{'allowedCountries':['AQ']}}|smsSettings.allowedCountries|must be the ISO 3166 code",
                "{'smsSettings':{'additionalNumberTypes':['PREMIUM_RATE']}}|smsSettings.additionalNumberTypes|must be one of FIXED_LINE",
                "{'smsSettings':{'additionalNumberTypes':['UNKNOWN']}}|smsSettings.additionalNumberTypes|must be one of FIXED_LINE",
                "{'quietHours':{'start':'9:00','end':'08:00'}}|quietHours.start|from 00:00 to 23:59",
                "{'quietHours':{'start':'21:00','end':'24:00'}}|quietHours.end|from 00:00 to 23:59",
                "{'quietHours':{'start':'21:00','end':'21:00'}}|quietHours.end|must not be the start, 21:00",
                "{'quietHours':{'start':'21:00'}}|quietHours.end|must not be null"
            })
    void a_value_that_there_is_not_is_refused_and_the_error_names_the_field(
            String body, String field, String reason) {
        MvcTestResult refusal = admin.put(SETTINGS, body.replace('\'', '"'));

        refused(refusal, 400, "invalid.value");
        assertThat(refusal).bodyJson().extractingPath("$.details[0].fieldName").isEqualTo(field);
        assertThat(refusal).bodyText().contains(reason);
    }
}
