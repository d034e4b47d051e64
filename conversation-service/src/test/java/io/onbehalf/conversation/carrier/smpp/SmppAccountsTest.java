package io.onbehalf.conversation.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Senders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmppAccountsTest {

    private static final String NUMBER = "+13175550100";

    private final SmppAccount first = account("first");
    private final SmppAccount spare = account("spare");
    private final SmppAccounts accounts = new SmppAccounts(List.of(first, spare), Map.of("first", "spare"));

    @Test
    void a_number_uses_the_first_account_that_serves_it() {
        when(first.isUsable()).thenReturn(true);
        when(spare.isUsable()).thenReturn(true);

        assertThat(accounts.serving(Acme.ID, NUMBER)).isSameAs(first);
        assertThat(accounts.serving("nobody", NUMBER)).isNull();
        assertThat(accounts.usable()).isEqualTo(2);
    }

    @Test
    void while_that_one_is_down_its_stand_in() {
        when(spare.isUsable()).thenReturn(true);
        assertThat(accounts.serving(Acme.ID, NUMBER)).isSameAs(spare);

        when(first.isUsable()).thenReturn(true);
        assertThat(accounts.serving(Acme.ID, NUMBER)).isSameAs(first);
    }

    @Test
    void while_both_are_down_it_waits_for_the_first() {
        assertThat(accounts.serving(Acme.ID, NUMBER)).isSameAs(first);
        assertThat(accounts.usable()).isZero();
    }

    @Test
    void without_a_stand_in_no_other_account_replaces_it() {
        when(spare.isUsable()).thenReturn(true);

        assertThat(new SmppAccounts(List.of(first, spare), Map.of()).serving(Acme.ID, NUMBER))
                .isSameAs(first);
    }

    @Test
    void each_account_is_told_which_instance_this_is_and_how_many_submit() {
        accounts.onInstance(1, 2);

        verify(first).onInstance(1, 2);
        verify(spare).onInstance(1, 2);
    }

    private static SmppAccount account(String name) {
        SmppAccount account = mock();
        when(account.settings())
                .thenReturn(
                        Accounts.named(
                                Accounts.account(2775, 1), name, new Senders(Acme.ID, Set.of(), Map.of())));
        return account;
    }
}
