package io.onbehalf.conversation.domain.inbound;

/// The place of an inbound SMS in a longer text.
///
/// @param reference what the parts of one text have in common
/// @param number which of them this is, from 1
/// @param userData its octets in hex, undecoded: a character may be split between parts
/// @param dataCoding how they spell the text ([TextCoding])
public record InboundPart(int reference, int total, int number, String userData, int dataCoding) {

    @Override
    public String toString() {
        return "InboundPart[%d of %d]".formatted(number, total);
    }
}
