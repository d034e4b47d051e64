package io.onbehalf.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.local.layout.SmscAccount;
import io.onbehalf.local.load.LoadPlan;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OptionsTest {

    private static final Path KEPT = Path.of("/kept");

    @Test
    void without_options_the_stack_runs_on_the_documented_ports_and_keeps_its_data() {
        assertThat(parse()).isEqualTo(new Options(0, false, KEPT, false, null, false, null));
    }

    @Test
    void options_may_come_in_any_order() {
        assertThat(parse("--clean", "--port-offset", "100", "--data", "/elsewhere", "--demo"))
                .isEqualTo(new Options(100, true, Path.of("/elsewhere"), true, null, false, null));
    }

    @Test
    void a_load_has_a_rate_and_a_duration() {
        assertThat(parse("--load", "3000", "10").load()).isEqualTo(new LoadPlan(3000, 10));
    }

    @Test
    void a_training_is_a_short_load() {
        assertThat(parse("--train"))
                .isEqualTo(new Options(0, false, KEPT, false, new LoadPlan(50, 10), true, null));
    }

    @Test
    void a_load_and_a_training_cannot_go_together() {
        assertRefused("--load and --train cannot go together", "--load", "20", "10", "--train");
        assertRefused("--load and --train cannot go together", "--train", "--load", "20", "10");
    }

    @Test
    void an_unknown_option_is_refused_by_name() {
        assertRefused("unknown option --ports", "--ports", "1");
    }

    @Test
    void an_option_without_its_value_is_refused_by_name() {
        assertRefused("--port-offset needs a value", "--port-offset");
        assertRefused("--load needs two values", "--load", "20");
    }

    @Test
    void a_value_that_is_not_a_number_or_is_out_of_bounds_is_refused_with_the_bounds() {
        assertRefused("--port-offset takes a number from -1700 to 50000, not many", "--port-offset", "many");
        assertRefused(
                "--port-offset takes a number from -1700 to 50000, not 60000", "--port-offset", "60000");
        assertRefused("--load takes a number from 1 to 20000, not 0", "--load", "0", "10");
    }

    @Test
    void a_data_folder_that_cannot_be_a_path_is_refused() {
        assertRefused("--data takes a folder, not a\0b: Nul character not allowed", "--data", "a\0b");
    }

    @Test
    void a_demo_and_a_load_cannot_go_together() {
        assertRefused("--demo cannot go together with --load or --train", "--demo", "--load", "20", "10");
    }

    @Test
    void a_foreign_smsc_has_an_address_and_an_account() {
        assertThat(
                        parse(
                                "--smsc-password",
                                "geheim",
                                "--smsc",
                                "smsc.example:2775",
                                "--smsc-system-id",
                                "acme"))
                .extracting(Options::smsc)
                .isEqualTo(new SmscAccount("smsc.example", 2775, "acme", "geheim"));
    }

    @Test
    void an_incomplete_foreign_smsc_is_refused_with_what_is_missing() {
        String together = "--smsc, --smsc-system-id and --smsc-password go together: %s is missing";
        assertRefused(together.formatted("--smsc-system-id"), "--smsc", "h:1", "--smsc-password", "geheim");
        assertRefused(together.formatted("--smsc-password"), "--smsc", "h:1", "--smsc-system-id", "acme");
        assertRefused(together.formatted("--smsc"), "--smsc-system-id", "a", "--smsc-password", "geheim");
    }

    @Test
    void an_smsc_without_a_port_is_refused() {
        assertRefused("--smsc takes HOST:PORT, not smsc.example", "--smsc", "smsc.example");
        assertRefused("--smsc takes HOST:PORT, not h:0", "--smsc", "h:0");
        assertRefused("--smsc takes HOST:PORT, not h:65536", "--smsc", "h:65536");
    }

    @Test
    void a_value_too_long_for_smpp_is_refused_without_quoting_it() {
        assertRefused("--smsc-password takes at most 8 characters", "--smsc-password", "123456789");
        assertRefused("--smsc-system-id takes at most 15 characters", "--smsc-system-id", "1234567890123456");
    }

    @Test
    void the_password_is_not_printed_with_the_options() {
        assertThat(parse("--smsc", "h:1", "--smsc-system-id", "acme", "--smsc-password", "geheim"))
                .hasToString(
                        "Options[portOffset=0, clean=false, data=/kept, demo=false, load=null, train=false,"
                                + " smsc=acme at h:1]");
    }

    private static Options parse(String... arguments) {
        return Options.parse(KEPT, arguments);
    }

    private static void assertRefused(String message, String... arguments) {
        assertThatThrownBy(() -> parse(arguments)).isInstanceOf(InvalidOption.class).hasMessage(message);
    }
}
