package io.onbehalf.bench.lists;

/// A queue of the measured stack.
///
/// @param number in E.164
record ListQueue(String id, String name, String number) {}
