package io.onbehalf.conversation.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.BindMode;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Senders;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void a_number_of_another_organization_on_the_account_is_that_one_s() {
        AccountSettings shared = shared(Set.of(), Map.of("+13175550111", "other"));

        assertThat(shared.transmits("other", "+13175550111")).isTrue();
        assertThat(shared.transmits(Acme.ID, "+13175550111")).isFalse();
        assertThat(shared.transmits(Acme.ID, "+13175550100")).isTrue();
        assertThat(shared.transmits("other", "+13175550100")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13175550111", "+13175550111", "0013175550111", "3175550111", "5550111"})
    void what_is_delivered_to_such_a_number_is_that_organization_s_and_so_are_receipts_from_it(
            String address) {
        AccountSettings shared = shared(Set.of(), Map.of("+13175550111", "other"));

        assertThat(shared.deliveringTo(address, InboundSms.CONTACT, false).organizationId())
                .isEqualTo("other");
        assertThat(shared.deliveringTo(InboundSms.CONTACT, address, true).organizationId())
                .isEqualTo("other");
        assertThat(shared.deliveringTo(InboundSms.CONTACT, address, false)).isSameAs(shared);
        assertThat(shared.deliveringTo(InboundSms.OURS, InboundSms.CONTACT, true)).isSameAs(shared);
        assertThat(shared.deliveringTo("0111", null, true)).isSameAs(shared);
    }

    @Test
    void a_number_that_is_spelled_out_is_no_other_that_ends_like_it() {
        AccountSettings shared = shared(Set.of("+13175550100"), Map.of("+5213175550100", "other"));

        assertThat(shared.deliveringTo("13175550100", InboundSms.CONTACT, false)).isSameAs(shared);
        assertThat(shared.deliveringTo("5213175550100", InboundSms.CONTACT, false).organizationId())
                .isEqualTo("other");
    }

    @Test
    void an_address_with_which_numbers_of_several_organizations_end_is_for_the_account_s_own() {
        AccountSettings own = shared(Set.of("+13175550111"), Map.of("+12125550111", "other"));
        AccountSettings others = shared(Set.of(), Map.of("+12125550111", "other", "+13175550111", "another"));

        assertThat(own.deliveringTo("5550111", InboundSms.CONTACT, false)).isSameAs(own);
        assertThat(others.deliveringTo("5550111", InboundSms.CONTACT, false)).isSameAs(others);
    }

    private static AccountSettings shared(Set<String> numbers, Map<String, String> others) {
        return Accounts.named(Accounts.account(2775, 1), "shared", new Senders(Acme.ID, numbers, others));
    }

    @Test
    void the_password_is_hidden_in_all_text_forms() {
        AccountSettings account = Accounts.account(2775, 1);

        assertThat(account.toString()).doesNotContain("secret").contains("127.0.0.1:2775");
        assertThat(account.credentials().toString()).doesNotContain("secret");
    }
}
