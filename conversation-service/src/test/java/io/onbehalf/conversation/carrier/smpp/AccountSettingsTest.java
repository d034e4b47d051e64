package io.onbehalf.conversation.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.BindMode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountSettingsTest {

    @Test
    void an_account_transmits_for_its_organization_and_its_numbers_only() {
        AccountSettings all = Accounts.account(2775, 1, BindMode.TRANSCEIVER);
        AccountSettings one = Accounts.account(2775, 1, BindMode.TRANSMITTER, "+13175550100");

        assertThat(all.transmits(Acme.ID, "+13175550101")).isTrue();
        assertThat(all.transmits("other", "+13175550101")).isFalse();
        assertThat(one.transmits(Acme.ID, "+13175550100")).isTrue();
        assertThat(one.transmits(Acme.ID, "+13175550101")).isFalse();
        assertThat(Accounts.account(2775, 1, BindMode.RECEIVER).transmits(Acme.ID, "+13175550100")).isFalse();
    }

    @Test
    void the_password_is_hidden_in_all_text_forms() {
        AccountSettings account = Accounts.account(2775, 1);

        assertThat(account.toString()).doesNotContain("secret").contains("127.0.0.1:2775");
        assertThat(account.credentials().toString()).doesNotContain("secret");
    }
}
