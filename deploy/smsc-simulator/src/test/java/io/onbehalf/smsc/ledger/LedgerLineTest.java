package io.onbehalf.smsc.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.smsc.number.MagicNumber;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LedgerLineTest {

    private static final LedgerLine ACCEPTED =
            new LedgerLine(
                    1_795_000_000_000L,
                    "6608A1B2C3D4E",
                    new LedgerSms("13175550100", "13175551234", 65_535, 0x40, 8, "ab01"),
                    MagicNumber.NONE,
                    0);
    private static final LedgerLine GONE =
            new LedgerLine(
                    1,
                    null,
                    new LedgerSms("13175550100", "13175559916", null, 0, 0, "ab02"),
                    MagicNumber.GONE,
                    null);

    @TempDir Path folder = Path.of("");

    @Test
    void a_line_is_read_as_it_was_written() {
        assertThat(LedgerLine.parse(ACCEPTED.write())).isEqualTo(ACCEPTED);
        assertThat(LedgerLine.parse(GONE.write())).isEqualTo(GONE);
    }

    @Test
    void a_line_separates_its_fields_by_tabs_and_writes_a_dash_for_none() {
        assertThat(ACCEPTED.write())
                .isEqualTo(
                        "1795000000000\t6608A1B2C3D4E\t13175550100\t13175551234"
                                + "\t65535\t64\t8\tab01\tNONE\t0");
        assertThat(GONE.write()).isEqualTo("1\t-\t13175550100\t13175559916\t-\t0\t0\tab02\tGONE\t-");
    }

    @Test
    void a_line_with_a_message_id_is_accepted_and_one_without_is_not() {
        assertThat(ACCEPTED.isAccepted()).isTrue();
        assertThat(GONE.isAccepted()).isFalse();
    }

    @Test
    void a_line_with_another_number_of_fields_is_refused() {
        assertThatThrownBy(() -> LedgerLine.parse("1\t2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ledger line: 2 fields, not 10");
    }

    @Test
    void a_ledger_is_appended_to_and_complete_once_it_is_closed() throws IOException {
        Path file = folder.resolve("smsc/ledger.tsv");
        for (LedgerLine line : new LedgerLine[] {ACCEPTED, GONE}) {
            try (Ledger ledger = new Ledger(file)) {
                ledger.add(line);
            }
        }

        assertThat(LedgerLine.readAll(file)).containsExactly(ACCEPTED, GONE);
    }
}
