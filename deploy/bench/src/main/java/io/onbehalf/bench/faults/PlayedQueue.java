package io.onbehalf.bench.faults;

import java.util.List;

/// A queue of a run.
///
/// @param contacts those whom its agents write to, and who write to it; of no other queue
/// @param codes ids of its wrap-up codes
/// @param members ids of users
record PlayedQueue(
        String id, String number, List<String> contacts, List<String> codes, List<String> members) {}
