package io.onbehalf.bench.lists;

/// What the pages are read from.
///
/// @param crowded the queue of the many members, in which the many conversations wait
/// @param longConversation the id of the longest one
record ListData(ListQueue crowded, String longConversation) {}
