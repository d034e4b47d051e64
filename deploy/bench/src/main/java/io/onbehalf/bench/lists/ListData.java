package io.onbehalf.bench.lists;

/// What the pages are read from.
///
/// @param crowded the queue of the many members, in which the many conversations wait
/// @param coded the queue of the many wrap-up codes
/// @param longConversation the id of the longest one, which waits there
record ListData(ListQueue crowded, ListQueue coded, String longConversation) {}
