package io.onbehalf.conversation.carrier.smpp.session;

import java.util.List;

/// Notes what a submit is told.
///
/// @param name of the submit
record ToldListener(String name, List<String> told) implements SubmitListener {

    @Override
    public void answered(SubmitAnswer answer) {
        told.add("%s answered %d %s".formatted(name, answer.commandStatus(), answer.messageId()));
    }

    @Override
    public void unanswered() {
        told.add(name + " unanswered");
    }

    @Override
    public void ended() {
        told.add(name + " ended");
    }

    @Override
    public void unsent() {
        told.add(name + " unsent");
    }

    @Override
    public void late(SubmitAnswer answer) {
        told.add(name + " late");
    }
}
